/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Clocks and timer: the generic timer's virtual counter, one shot at a time,
 * and the PL031 clock for the date at boot.
 *
 * Interface: <uk/plat/time.h>. Sources: Arm Architecture Reference Manual,
 * chapter D11; PrimeCell Real Time Clock (PL031) manual.
 */
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/irq.h>
#include <uk/plat/time.h>

#include "arm.h"

#define TIMER_IRQ 27 /* the virtual timer, a private interrupt */
#define TIMER_ENABLE 1
#define TIMER_MASKED 2

static __u64 counter_base;
static __u64 ns_per_tick; /* 32.32 fixed point */
static __u64 hz;
static __nsec wall_base; /* wall clock at boot */

static __u64 counter(void)
{
	__u64 now;

	/* without the barrier the CPU may read it early */
	__asm__ __volatile__("isb\n\tmrs %0, cntvct_el0"
			     : "=r"(now)
			     :
			     : "memory");
	return now;
}

void _kvm_clock_init(void)
{
	hz = sysreg_read(cntfrq_el0);
	counter_base = counter();
	ns_per_tick = (UKARCH_NSEC_PER_SEC << 32) / hz;
	if (_kvm_board.rtc)
		wall_base =
			ukarch_time_sec_to_nsec(mmio_read32(_kvm_board.rtc));
}

__nsec ukplat_monotonic_clock(void)
{
	return ((unsigned __int128)(counter() - counter_base) * ns_per_tick) >>
	       32;
}

__nsec ukplat_wall_clock(void)
{
	return wall_base + ukplat_monotonic_clock();
}

/* Ending the halt is all it is for; the line stays up until it is masked */
static int timer_irq(void *arg __unused)
{
	sysreg_write(cntv_ctl_el0, TIMER_MASKED);
	return 1;
}

void _kvm_timer_arm(__nsec delta)
{
	/* longer than that, and the halt ends early */
	delta = MIN(delta, 10 * UKARCH_NSEC_PER_SEC);
	sysreg_write(cntv_cval_el0,
		     counter() + delta * hz / UKARCH_NSEC_PER_SEC + 1);
	sysreg_write(cntv_ctl_el0, TIMER_ENABLE);
}

void ukplat_time_init(void)
{
	int rc __maybe_unused;

	rc = ukplat_irq_register(TIMER_IRQ, timer_irq, __NULL);
	UK_ASSERT(rc == 0);
}
