/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sleeping (contract 4.4). There are no signals, but a thread may be woken early
 * (contract 1.5), for example because it is cancelled: then the sleep fails with
 * -EINTR and tells what is left of it.
 */
#include <errno.h>
#include <stddef.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/timespec.h>

/* Sleep until a time; what is left if the thread was woken before, else 0 */
static __nsec sleep_until(__nsec deadline)
{
	__nsec now = ukplat_monotonic_clock();
	unsigned long irqf;

	if (uk_thread_current()) {
		if (now < deadline)
			uk_sched_thread_sleep(deadline - now);
		now = ukplat_monotonic_clock();
		return now < deadline ? deadline - now : 0;
	}

	irqf = ukplat_lcpu_save_irqf();
	while (ukplat_monotonic_clock() < deadline)
		ukplat_lcpu_halt_to(deadline);
	ukplat_lcpu_restore_irqf(irqf);
	return 0;
}

/* The monotonic time `delay` ahead, or the latest there is */
static __nsec deadline_after(__nsec delay)
{
	__nsec now = ukplat_monotonic_clock();

	return delay < NSEC_LATEST - now ? now + delay : NSEC_LATEST;
}

UK_SYSCALL_R_DEFINE(int, nanosleep, const struct timespec *, req,
		    struct timespec *, rem)
{
	__nsec left;

	if (!timespec_is_valid(req))
		return -EINVAL;

	left = sleep_until(deadline_after(timespec_nsec(req)));
	if (left && rem)
		*rem = timespec_of(left);
	return left ? -EINTR : 0;
}

/* Both clocks advance at the same pace and nobody sets them */
static __nsec remaining(clockid_t clock, __nsec at)
{
	__nsec now = clock == CLOCK_REALTIME ? ukplat_wall_clock()
					     : ukplat_monotonic_clock();

	return at > now ? at - now : 0;
}

UK_SYSCALL_R_DEFINE(int, clock_nanosleep, clockid_t, clock, int, flags,
		    const struct timespec *, req, struct timespec *, rem)
{
	__nsec delay, left;

	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return -EINVAL;
	if (!timespec_is_valid(req))
		return -EINVAL;

	delay = timespec_nsec(req);
	if (flags & TIMER_ABSTIME)
		delay = remaining(clock, delay);
	left = sleep_until(deadline_after(delay));
	if (left && rem && !(flags & TIMER_ABSTIME))
		*rem = timespec_of(left);
	return left ? -EINTR : 0;
}
