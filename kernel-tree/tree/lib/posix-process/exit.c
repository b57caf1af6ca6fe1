/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of threads and processes (contract 4.1, with PIDs).
 *
 *   exit         this thread. The last thread of a process ends the process
 *   exit_group   the process, with all its threads
 *
 * The end of the init process ends the guest, and the host learns the status.
 * (In the release the idle thread then ran for ever, row B15.) So does the
 * exit_group of a thread that belongs to no process. Others have nobody who
 * would ask for their status.
 *
 * LL: exit() of the libc runs handlers first, and then comes here.
 */
#include <uk/sched.h>
#include <uk/syscall.h>

#include "process_impl.h"

UK_LLSYSCALL_R_DEFINE(int, exit, int, status)
{
	struct posix_process *p = _uk_process_of(uk_thread_current());

	if (p)
		p->status = status;
	uk_sched_thread_exit();
}

UK_LLSYSCALL_R_DEFINE(int, exit_group, int, status)
{
	struct posix_process *p = _uk_process_of(uk_thread_current());

	if (!p || p->is_init)
		_uk_end_guest(status);
	p->status = status;
	uk_posix_process_kill(uk_thread_current());
	__builtin_unreachable();
}
