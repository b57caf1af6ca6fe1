/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Process groups and sessions: without terminals and signals one of each is
 * enough. Both have the number of the init process, and all processes belong to
 * them.
 */
#include <errno.h>
#include <uk/syscall.h>

#include "process_impl.h"

static pid_t the_only(pid_t pid)
{
	return _uk_process_exists(pid) ? INIT_PID : -ESRCH;
}

UK_SYSCALL_R_DEFINE(pid_t, getpgid, pid_t, pid)
{
	return the_only(pid);
}

UK_SYSCALL_R_DEFINE(pid_t, getsid, pid_t, pid)
{
	return the_only(pid);
}

UK_SYSCALL_R_DEFINE(pid_t, getpgrp)
{
	return INIT_PID;
}

/* A pgid of 0 asks for a group with the number of the process */
UK_SYSCALL_R_DEFINE(int, setpgid, pid_t, pid, pid_t, pgid)
{
	if (pgid < 0)
		return -EINVAL;
	if (!_uk_process_exists(pid))
		return -ESRCH;
	if (!pgid)
		pgid = pid ? pid : (pid_t)uk_syscall_r_getpid();
	return pgid == INIT_PID ? 0 : -EPERM;
}

UK_SYSCALL_R_DEFINE(pid_t, setsid)
{
	return -EPERM;
}
