/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading clocks (contract 4.4): -EFAULT without a place for the answer,
 * -EINVAL for a clock there is not.
 */
#include <errno.h>
#include <stddef.h>
#include <sys/time.h>
#include <uk/essentials.h>
#include <uk/plat/time.h>
#include <uk/syscall.h>
#include <uk/timespec.h>

UK_SYSCALL_R_DEFINE(int, clock_gettime, clockid_t, clock, struct timespec *, ts)
{
	if (!ts)
		return -EFAULT;

	switch (clock) {
	case CLOCK_MONOTONIC:
	case CLOCK_MONOTONIC_COARSE:
		*ts = timespec_of(ukplat_monotonic_clock());
		return 0;
	case CLOCK_REALTIME:
		*ts = timespec_of(ukplat_wall_clock());
		return 0;
	default:
		return -EINVAL;
	}
}

UK_SYSCALL_R_DEFINE(int, clock_getres, clockid_t, clock, struct timespec *, res)
{
	if (!res)
		return -EFAULT;

	switch (clock) {
	case CLOCK_MONOTONIC:
	case CLOCK_REALTIME:
		*res = timespec_of(1);
		return 0;
	case CLOCK_MONOTONIC_COARSE:
		*res = timespec_of(UKPLAT_TIME_TICK_NSEC);
		return 0;
	default:
		return -EINVAL;
	}
}

/* No time zones here; the second argument is obsolete everywhere */
UK_SYSCALL_R_DEFINE(int, gettimeofday, struct timeval *, tv, void *, tz)
{
	__nsec now = ukplat_wall_clock();

	(void)tz;
	if (!tv)
		return -EFAULT;

	tv->tv_sec = ukarch_time_nsec_to_sec(now);
	tv->tv_usec = ukarch_time_nsec_to_usec(ukarch_time_subsec(now));
	return 0;
}

UK_SYSCALL_R_DEFINE(time_t, time, time_t *, out)
{
	time_t now = ukarch_time_nsec_to_sec(ukplat_wall_clock());

	if (out)
		*out = now;
	return now;
}
