/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timer.h on arm64: the virtual timer (Arm Architecture Reference Manual,
 * chapter D11).
 */
#include <uk/arch/time.h>

#include "timer.h"

#define ENABLE 1UL
#define ISR_IRQ (1UL << 7)

const unsigned long timer_irq = 27;

void timer_arm(__nsec delay)
{
	__u64 hz;

	__asm__ __volatile__("mrs %0, cntfrq_el0" : "=r"(hz));
	__asm__ __volatile__("msr cntv_tval_el0, %0\n\t"
			     "msr cntv_ctl_el0, %1\n\t"
			     "isb"
			     :
			     : "r"(delay * hz / UKARCH_NSEC_PER_SEC),
			       "r"(ENABLE)
			     : "memory");
}

int timer_pending(void)
{
	__u64 isr;

	__asm__ __volatile__("mrs %0, isr_el1" : "=r"(isr) : : "memory");
	return !!(isr & ISR_IRQ);
}
