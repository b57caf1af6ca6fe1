/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who am I (contract 4.1, with PIDs).
 */
#include <uk/syscall.h>

#include "process_impl.h"

UK_SYSCALL_R_DEFINE(pid_t, getpid)
{
	return ukthread2pid(uk_thread_current());
}

UK_SYSCALL_R_DEFINE(pid_t, gettid)
{
	return ukthread2tid(uk_thread_current());
}

/* In the release a process without a parent named itself (row A6) */
UK_SYSCALL_R_DEFINE(pid_t, getppid)
{
	struct posix_process *p = _uk_process_of(uk_thread_current());

	if (!p)
		return -ENOTSUP;
	return p->parent ? p->parent->pid : 0;
}
