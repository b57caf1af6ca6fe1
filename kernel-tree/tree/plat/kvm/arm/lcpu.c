/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The processor: interrupt mask, halting, TLS register.
 *
 * Interface: <uk/plat/lcpu.h>, <uk/plat/tls.h>.
 */
#include <uk/assert.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/plat/tls.h>

#include "arm.h"

#define DAIF_I (1UL << 7)

void ukplat_lcpu_enable_irq(void)
{
	__asm__ __volatile__("msr daifclr, #2" ::: "memory");
}

void ukplat_lcpu_disable_irq(void)
{
	__asm__ __volatile__("msr daifset, #2" ::: "memory");
}

unsigned long ukplat_lcpu_save_irqf(void)
{
	unsigned long flags = sysreg_read(daif) & DAIF_I;

	ukplat_lcpu_disable_irq();
	return flags;
}

void ukplat_lcpu_restore_irqf(unsigned long flags)
{
	if (flags & DAIF_I)
		ukplat_lcpu_disable_irq();
	else
		ukplat_lcpu_enable_irq();
}

int ukplat_lcpu_irqs_disabled(void)
{
	return !!(sysreg_read(daif) & DAIF_I);
}

void ukplat_lcpu_halt(void)
{
	for (;;)
		__asm__ __volatile__("wfi");
}

void ukplat_lcpu_halt_irq(void)
{
	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	/* wfi ends for a pending interrupt even while it is masked, so none
	 * can come in between unnoticed; then it is let in */
	__asm__ __volatile__("dsb sy\n\twfi" ::: "memory");
	ukplat_lcpu_irqs_handle_pending();
}

void ukplat_lcpu_halt_to(__snsec until)
{
	__nsec now = ukplat_monotonic_clock();

	if (until && (__nsec)until <= now)
		return;
	if (until)
		_kvm_timer_arm((__nsec)until - now);
	ukplat_lcpu_halt_irq();
}

void ukplat_lcpu_irqs_handle_pending(void)
{
	__asm__ __volatile__("msr daifclr, #2\n\tisb\n\tmsr daifset, #2" ::
				     : "memory");
}

__uptr ukplat_tlsp_get(void)
{
	return sysreg_read(tpidr_el0);
}

void ukplat_tlsp_set(__uptr tlsp)
{
	__asm__ __volatile__("msr tpidr_el0, %0" : : "r"(tlsp) : "memory");
}
