#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Configure an application: one Kconfig tree out of kernel, application and
external libraries.

  sync                 resolve the configuration into auto.conf and uk/config.h
  defconfig [FILE]     write a configuration from defaults and FILE
  olddefconfig         fill a configuration up with defaults
  menuconfig, guiconfig    ask in a menu, in a window
  config, oldconfig    ask line by line, for all options or for those it lacks
  allyesconfig, allnoconfig, randconfig    by a rule
  savedefconfig        write what differs from the defaults to APP/defconfig
"""
import argparse
import os
import random
import sys

SYSTEM_PYTHON = "/usr/bin/python3"

try:
    import kconfiglib
except ImportError:
    # Debian installs the package for its own Python only; a host may have
    # another one first in the path.
    if os.path.realpath(sys.executable) != os.path.realpath(SYSTEM_PYTHON) and os.path.exists(SYSTEM_PYTHON):
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON] + sys.argv)
    sys.exit("kconfiglib is missing: install Debian's package python3-kconfiglib "
             "or name a Python that has it, UK_PYTHON=<program>")


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "app", "out", "config"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--library", action="append", default=[], metavar="DIR")
    p.add_argument("--platform", action="append", default=[], metavar="DIR")
    p.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="for $(NAME) in Config.uk")
    p.add_argument("command", choices=sorted(COMMANDS))
    p.add_argument("file", nargs="?")
    return p.parse_args()


def write_if_changed(path, text):
    try:
        with open(path) as f:
            if f.read() == text:
                return
    except FileNotFoundError:
        pass
    with open(path, "w") as f:
        f.write(text)


def load_tree(args):
    state = os.path.join(args.out, "kconfig")
    os.makedirs(state, exist_ok=True)
    for name, folders in (("libraries", args.library), ("platforms", args.platform),
                          ("tests", [d + "/tests" for d in args.library])):
        # kconfiglib finds relative names from srctree; these are absolute
        write_if_changed(os.path.join(state, name + ".uk"), "".join('osource "%s/Config.uk"\n' % d for d in folders))
    os.environ.update(srctree=args.base, UK_APP=args.app, UK_EXTERNAL=state, KCONFIG_CONFIG=args.config,
                      KCONFIG_CONFIG_HEADER="# Configuration of %s\n" % os.path.basename(args.app))
    for pair in args.set:
        name, value = pair.split("=", 1)
        os.environ[name] = value
    try:
        return kconfiglib.Kconfig("Config.uk", warn_to_stderr=False, suppress_traceback=False)
    except (kconfiglib.KconfigError, OSError) as e:
        sys.exit("Kconfig: %s" % e)


def load(kconf, path, remedy=""):
    if not os.path.isfile(path):
        sys.exit("%s: no such configuration%s" % (path, remedy))
    kconf.load_config(path)


def load_present(kconf, args):
    load(kconf, args.config, "; make one with the goal defconfig")


def write(kconf, args):
    os.makedirs(os.path.dirname(args.config), exist_ok=True)
    kconf.write_config(args.config)
    print("written: " + args.config)


def sync(kconf, args):
    load_present(kconf, args)
    state = os.path.join(args.out, "kconfig")
    header = os.path.join(args.out, "include/uk/config.h")
    os.makedirs(os.path.dirname(header), exist_ok=True)
    kconf.write_config(os.path.join(state, "auto.conf"), save_old=False)
    kconf.write_autoconf(header)
    files = [os.path.join(args.base, f) for f in kconf.kconfig_filenames]
    script = os.path.abspath(__file__)
    with open(os.path.join(state, "kconfig.d"), "w") as f:
        f.write("%s/stamp: %s\n" % (state, " ".join(files + [script])))
        f.write("".join("%s:\n" % name for name in files))


def defconfig(kconf, args):
    if args.file:
        load(kconf, args.file)
    write(kconf, args)


def olddefconfig(kconf, args):
    load_present(kconf, args)
    write(kconf, args)


def savedefconfig(kconf, args):
    load_present(kconf, args)
    target = os.path.join(args.app, "defconfig")
    kconf.write_min_config(target)
    print("written: " + target)


def menuconfig(kconf, args):
    import menuconfig as menu
    menu.menuconfig(kconf)


def guiconfig(kconf, args):
    try:
        import guiconfig as gui
        gui.menuconfig(kconf)
    except Exception as e:  # no tkinter, or its own error: no display
        sys.exit("guiconfig needs a display and Debian's package python3-tk (%s); menuconfig needs neither" % e)


def ask_lines(kconf, args):
    import oldconfig as lines
    lines.conf_changed = True
    try:
        while lines.conf_changed:  # an answer may make more options visible
            lines.conf_changed = False
            for node in kconf.node_iter():
                lines.oldconfig(node)
    except EOFError:
        sys.exit("\nno more answers: nothing was written")
    write(kconf, args)


def oldconfig(kconf, args):
    load_present(kconf, args)
    ask_lines(kconf, args)


def set_all(kconf, args, value):
    """Set every bool to value(symbol); what depends on others follows Kconfig's rules."""
    for symbol in kconf.unique_defined_syms:
        if symbol.type == kconfiglib.BOOL:
            symbol.set_value(value(symbol))
    write(kconf, args)


def elsewhere(kconf, args):
    sys.exit("%s is no part of kconfiglib: use menuconfig, or guiconfig for a window" % args.command)


COMMANDS = {
    "sync": sync, "defconfig": defconfig, "olddefconfig": olddefconfig, "savedefconfig": savedefconfig,
    "menuconfig": menuconfig, "kmenuconfig": menuconfig, "guiconfig": guiconfig,
    "nconfig": elsewhere, "gconfig": elsewhere, "xconfig": elsewhere,
    "config": ask_lines, "oldconfig": oldconfig,
    "allyesconfig": lambda kconf, args: set_all(kconf, args, lambda s: 0 if s.choice else 2),
    "allnoconfig": lambda kconf, args: set_all(kconf, args, lambda s: 0),
    "randconfig": lambda kconf, args: set_all(kconf, args, lambda s: random.choice((0, 2))),
}


def main():
    args = arguments()
    kconf = load_tree(args)
    COMMANDS[args.command](kconf, args)
    for warning in kconf.warnings:
        print("warning: " + warning, file=sys.stderr)


if __name__ == "__main__":
    main()
