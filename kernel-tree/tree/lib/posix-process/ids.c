/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of the one process: itself 1, its thread 1, its parent 0 (contract
 * 4.1, without PIDs).
 */
#include <sys/types.h>
#include <uk/essentials.h>
#include <uk/syscall.h>

#define THE_PID 1

UK_SYSCALL_R_DEFINE(pid_t, getpid)
{
	return THE_PID;
}

UK_SYSCALL_R_DEFINE(pid_t, gettid)
{
	return THE_PID;
}

UK_SYSCALL_R_DEFINE(pid_t, getppid)
{
	return 0;
}

/* The word would be cleared when the thread ends, and this one never does */
UK_LLSYSCALL_R_DEFINE(pid_t, set_tid_address, int *, tidptr)
{
	(void)tidptr;
	return THE_PID;
}
