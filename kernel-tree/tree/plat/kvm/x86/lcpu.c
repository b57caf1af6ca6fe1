/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The processor: interrupt flag, halting, TLS register.
 *
 * Interface: <uk/plat/lcpu.h>, <uk/plat/tls.h>.
 */
#include <uk/assert.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/plat/tls.h>

#include "port.h"
#include "x86.h"

#define RFLAGS_IF (1UL << 9)

static inline unsigned long flags_get(void)
{
	unsigned long flags;

	__asm__ __volatile__("pushfq\n\tpopq %0" : "=r"(flags) : : "memory");
	return flags;
}

void ukplat_lcpu_enable_irq(void)
{
	__asm__ __volatile__("sti" ::: "memory");
}

void ukplat_lcpu_disable_irq(void)
{
	__asm__ __volatile__("cli" ::: "memory");
}

unsigned long ukplat_lcpu_save_irqf(void)
{
	unsigned long flags = flags_get();

	ukplat_lcpu_disable_irq();
	return flags & RFLAGS_IF;
}

void ukplat_lcpu_restore_irqf(unsigned long flags)
{
	if (flags & RFLAGS_IF)
		ukplat_lcpu_enable_irq();
	else
		ukplat_lcpu_disable_irq();
}

int ukplat_lcpu_irqs_disabled(void)
{
	return !(flags_get() & RFLAGS_IF);
}

void ukplat_lcpu_halt(void)
{
	for (;;)
		__asm__ __volatile__("hlt");
}

void ukplat_lcpu_halt_irq(void)
{
	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	/*
	 * sti takes effect after the next instruction, so an interrupt that is
	 * pending already ends the hlt instead of coming before it.
	 */
	__asm__ __volatile__("sti\n\thlt\n\tcli" ::: "memory");
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
	__asm__ __volatile__("sti\n\tnop\n\tcli" ::: "memory");
}

__uptr ukplat_tlsp_get(void)
{
	return rdmsr(MSR_FS_BASE);
}

void ukplat_tlsp_set(__uptr tlsp)
{
	wrmsr(MSR_FS_BASE, tlsp);
}
