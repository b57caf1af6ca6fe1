/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Priorities: the scheduler is cooperative and has none. Whoever sets one is
 * told that it worked, and everybody keeps the nice value 0.
 */
#include <errno.h>
#include <sys/resource.h>
#include <uk/syscall.h>

#include "process_impl.h"

/* The system call reports 20 - nice, so that no result looks like an error */
#define RAW_NICE_0 20

static int check(int which, id_t who)
{
	bool exists;

	switch (which) {
	case PRIO_PROCESS:
		exists = _uk_process_exists((pid_t)who);
		break;
	case PRIO_PGRP:
		exists = who == 0 || who == INIT_PID;
		break;
	case PRIO_USER:
		exists = who == 0; /* root */
		break;
	default:
		return -EINVAL;
	}
	return exists ? 0 : -ESRCH;
}

UK_SYSCALL_R_DEFINE(int, getpriority, int, which, id_t, who)
{
	int rc = check(which, who);

	return rc ? rc : RAW_NICE_0;
}

UK_SYSCALL_R_DEFINE(int, setpriority, int, which, id_t, who, int, prio)
{
	(void)prio;
	return check(which, who);
}
