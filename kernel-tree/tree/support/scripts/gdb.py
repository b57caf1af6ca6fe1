# SPDX-License-Identifier: Apache-2.0
"""Commands for gdb, copied beside every image as IMAGE.dbg.gdb.py:

  uk-connect [PORT]   attach to a guest that waits (qemu-guest -g PORT), stop in main()
  uk-threads          every thread of every scheduler
"""
import gdb

FLAGS = ((0x4, "runnable"), (0x8, "exited"))


class Connect(gdb.Command):
    """Attach to a guest started with `qemu-guest -g PORT` and run it up to main()."""

    def __init__(self):
        super().__init__("uk-connect", gdb.COMMAND_RUNNING)

    def invoke(self, argument, from_tty):
        gdb.execute("target remote :%s" % (argument or "1234"))
        gdb.execute("hbreak main")
        gdb.execute("continue")


class Threads(gdb.Command):
    """List the threads of every scheduler: address, state, where it was switched away from, name."""

    def __init__(self):
        super().__init__("uk-threads", gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        scheduler = gdb.parse_and_eval("uk_sched_head")
        while scheduler != 0:
            thread = scheduler["thread_list"]["tqh_first"]
            while thread != 0:
                flags = int(thread["flags"])
                state = " ".join(name for bit, name in FLAGS if flags & bit) or "blocked"
                name = thread["name"].string() if thread["name"] != 0 else "(no name)"
                print("%#x  %-16s sp=%#x  %s" % (int(thread), state, int(thread["ctx"]["sp"]), name))
                thread = thread["thread_list"]["tqe_next"]
            scheduler = scheduler["next"]


Connect()
Threads()
