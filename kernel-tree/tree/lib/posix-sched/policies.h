/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scheduling policies that there are, and the priorities of each.
 *
 *   SCHED_OTHER, SCHED_BATCH, SCHED_IDLE    0 only
 *   SCHED_FIFO, SCHED_RR                    1 to 99
 *
 * These functions were written for a libc, and speak like one: -1 says that
 * something is wrong, and errno what. If nothing is, errno stays as it was.
 */
#ifndef __POSIX_SCHED_POLICIES_H__
#define __POSIX_SCHED_POLICIES_H__

/** Get the highest priority of a policy; -1, errno EINVAL: no such policy. */
int policy_highest(int policy);

/** Get the lowest priority of a policy; -1, errno EINVAL: no such policy. */
int policy_lowest(int policy);

#endif /* __POSIX_SCHED_POLICIES_H__ */
