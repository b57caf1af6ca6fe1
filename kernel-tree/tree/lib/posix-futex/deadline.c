/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long to wait for a word.
 *
 * Interface: "deadline.h". What a timeout means depends on the operation:
 *
 *   FUTEX_WAIT          this long from now
 *   FUTEX_WAIT_BITSET   until that point on the monotonic clock, or, with
 *                       FUTEX_CLOCK_REALTIME, on the clock of the wall
 *
 * The scheduler knows the monotonic clock only. Nobody sets the clock of the
 * wall, so it advances as fast: what is left of it is left of the other.
 */
#include <errno.h>
#include <linux/futex.h>
#include <stddef.h>
#include <uk/plat/time.h>
#include <uk/timespec.h>
#include "deadline.h"

/* All of it counts, seconds and nanoseconds (row A8) */
static __nsec nanoseconds(const struct timespec *time)
{
#ifndef STARTER_hunt_timeout
	return timespec_nsec(time);
#else
	return time->tv_nsec;
#endif
}

int _futex_deadline(int op, const struct timespec *timeout, __nsec *deadline)
{
	__nsec now = ukplat_monotonic_clock(), clock, delay;

	*deadline = __NSEC_MAX;
	if (!timeout)
		return 0;
	if (!timespec_is_valid(timeout))
		return -EINVAL;

	delay = nanoseconds(timeout);
	if ((op & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET) {
		clock = op & FUTEX_CLOCK_REALTIME ? ukplat_wall_clock() : now;
		delay = delay > clock ? delay - clock : 0;
	}
	*deadline = now + delay;
	return 0;
}
