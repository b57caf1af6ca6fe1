/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libposix_futex: how long to wait.
 */
#ifndef __POSIX_FUTEX_DEADLINE_H__
#define __POSIX_FUTEX_DEADLINE_H__

#include <time.h>
#include <uk/arch/types.h>

/**
 * Turn a timeout into a point in time.
 *
 * @param op the operation, with its flags: FUTEX_WAIT or FUTEX_WAIT_BITSET
 * @param timeout what the caller gave; NULL: wait for ever
 * @param deadline is set: on the monotonic clock, ns; __NSEC_MAX: never
 * @return 0, or -EINVAL if the timeout is no time
 */
int _futex_deadline(int op, const struct timespec *timeout, __nsec *deadline);

#endif /* __POSIX_FUTEX_DEADLINE_H__ */
