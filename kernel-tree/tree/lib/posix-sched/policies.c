/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Policies and their priorities, as sched(7) has them.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>

#include "policies.h"

static int one_of(int policy, int if_timeless, int if_real_time)
{
	switch (policy) {
	case SCHED_OTHER:
	case SCHED_BATCH:
	case SCHED_IDLE:
		return if_timeless;
	case SCHED_FIFO:
	case SCHED_RR:
		return if_real_time;
	}
	errno = EINVAL;
	return -1;
}

int policy_highest(int policy)
{
	return one_of(policy, 0, 99);
}

int policy_lowest(int policy)
{
	return one_of(policy, 0, 1);
}
