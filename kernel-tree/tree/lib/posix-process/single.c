/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Without LIBPOSIX_PROCESS_PIDS the guest is one process: itself 1, its thread
 * 1, its parent 0 (contract 4.1). Leaving it ends the guest, and the host
 * learns the status. (In the release the guest hung instead, row B15.)
 *
 * LL: exit() of the libc runs handlers first, and then comes here.
 */
#include <uk/essentials.h>
#include <uk/syscall.h>

#include "process_impl.h"

bool _uk_process_exists(pid_t pid)
{
	return pid == 0 || pid == INIT_PID;
}

UK_SYSCALL_R_DEFINE(pid_t, getpid)
{
	return INIT_PID;
}

UK_SYSCALL_R_DEFINE(pid_t, gettid)
{
	return INIT_PID;
}

UK_SYSCALL_R_DEFINE(pid_t, getppid)
{
	return 0;
}

UK_LLSYSCALL_R_DEFINE(int, exit, int, status)
{
	_uk_end_guest(status);
}

UK_LLSYSCALL_R_DEFINE(int, exit_group, int, status)
{
	_uk_end_guest(status);
}
