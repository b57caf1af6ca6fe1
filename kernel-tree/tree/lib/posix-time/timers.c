/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What has to do with time and needs what we have not: timers would send
 * signals, and there are none; the clocks are the machine's and stay as they
 * are. Whoever asks is told, instead of waiting for ever (contract 4.4).
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <sys/times.h>
#include <uk/plat/time.h>
#include <uk/print.h>
#include <uk/syscall.h>
#include <uk/timespec.h>

UK_SYSCALL_R_DEFINE(int, clock_settime, clockid_t, clock,
		    const struct timespec *, ts)
{
	if (!ts)
		return -EFAULT;
	if (clock != CLOCK_REALTIME || !timespec_is_valid(ts))
		return -EINVAL;
	return -EPERM;
}

static int is_itimer(int which)
{
	return which == ITIMER_REAL || which == ITIMER_VIRTUAL ||
	       which == ITIMER_PROF;
}

UK_SYSCALL_R_DEFINE(int, getitimer, int, which, struct itimerval *, value)
{
	if (!is_itimer(which))
		return -EINVAL;
	if (!value)
		return -EFAULT;
	memset(value, 0, sizeof(*value)); /* none is running */
	return 0;
}

/* Stopping a timer that does not run is all that can be done */
UK_SYSCALL_R_DEFINE(int, setitimer, int, which, const struct itimerval *, value,
		    struct itimerval *, old)
{
	if (!is_itimer(which))
		return -EINVAL;
	if (value && (value->it_value.tv_sec || value->it_value.tv_usec)) {
		UK_WARN_STUBBED();
		return -ENOSYS;
	}
	if (old)
		memset(old, 0, sizeof(*old));
	return 0;
}

UK_SYSCALL_R_DEFINE(int, timer_create, clockid_t, clock, struct sigevent *, ev,
		    timer_t *, id)
{
	(void)clock;
	(void)ev;
	(void)id;
	UK_WARN_STUBBED();
	return -ENOTSUP;
}

/* No timer was ever created, so no number is one */
UK_SYSCALL_R_DEFINE(int, timer_settime, timer_t, id, int, flags,
		    const struct itimerspec *, value, struct itimerspec *, old)
{
	(void)id;
	(void)flags;
	(void)value;
	(void)old;
	return -EINVAL;
}

UK_SYSCALL_R_DEFINE(int, timer_gettime, timer_t, id, struct itimerspec *, value)
{
	(void)id;
	(void)value;
	return -EINVAL;
}

UK_SYSCALL_R_DEFINE(int, timer_getoverrun, timer_t, id)
{
	(void)id;
	return -EINVAL;
}

UK_SYSCALL_R_DEFINE(int, timer_delete, timer_t, id)
{
	(void)id;
	return -EINVAL;
}

#define CLOCK_TICKS 100 /* a second, as sysconf(_SC_CLK_TCK) says */

/* The guest is one program: all of the machine's time is its own */
UK_SYSCALL_R_DEFINE(clock_t, times, struct tms *, buf)
{
	clock_t now =
		ukplat_monotonic_clock() / (UKARCH_NSEC_PER_SEC / CLOCK_TICKS);

	if (buf)
		*buf = (struct tms){.tms_utime = now};
	return now;
}
