/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts through the GICv3.
 *
 * Interface: <uk/plat/irq.h>; an interrupt's number is its INTID: 16 to 31 are
 * private to the processor, from 32 on they are shared lines. _kvm_irq() is
 * called by vectors.S. Source: Arm GIC Architecture Specification, IHI 0069.
 */
#include <errno.h>
#include <uk/arch/memtag.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/irq.h>
#include <uk/plat/lcpu.h>
#include <uk/print.h>

#include "arm.h"

#define LINES 128
#define PRIVATE_LINES 32
#define HANDLERS_PER_LINE 4
#define SPECIAL 1020 /* from here on: nothing is pending after all */

#define GICD_CTLR 0x0000
#define GICD_IGROUPR 0x0080
#define GICD_ISENABLER 0x0100
#define GICD_IPRIORITYR 0x0400		   /* a byte for each line */
#define GICD_CTLR_ON ((1 << 4) | (1 << 1)) /* affinity routing, group 1 */
#define GICR_WAKER 0x0014
#define GICR_WAKER_SLEEP (1 << 1)
#define GICR_WAKER_ASLEEP (1 << 2)
#define GICR_PRIVATE 0x10000 /* the private lines' registers, as GICD_* */

/* All lines alike; the processor's mask lets all through */
#define PRIORITIES 0x80808080
/* Is there a GIC whose registers the processor has? */
#define PFR0_GIC(pfr0) (((pfr0) >> 24) & 0xf)

#define ANY_PRIORITY 0xff

static struct {
	irq_handler_func_t func;
	void *arg;
} handlers[LINES][HANDLERS_PER_LINE];

int ukplat_irq_init(void)
{
	__uptr redist = _kvm_board.gic_redist;
	__u32 waker;

	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	if (!PFR0_GIC(sysreg_read(id_aa64pfr0_el1)))
		return -ENODEV;
	sysreg_write(icc_sre_el1, 1);
	mmio_write32(_kvm_board.gic_dist + GICD_CTLR, GICD_CTLR_ON);
	waker = mmio_read32(redist + GICR_WAKER);
	mmio_write32(redist + GICR_WAKER, waker & ~GICR_WAKER_SLEEP);
	while (mmio_read32(redist + GICR_WAKER) & GICR_WAKER_ASLEEP)
		;
	sysreg_write(icc_ctlr_el1, 0); /* the end of one also deactivates it */
	sysreg_write(icc_pmr_el1, ANY_PRIORITY);
	sysreg_write(icc_igrpen1_el1, 1);
	return 0;
}

static void unmask(unsigned long irq)
{
	__uptr base = irq < PRIVATE_LINES ? _kvm_board.gic_redist + GICR_PRIVATE
					  : _kvm_board.gic_dist;
	__uptr word = irq / 32 * 4;
	__u32 bit = 1U << irq % 32;
	__u32 group = mmio_read32(base + GICD_IGROUPR + word);

	mmio_write32(base + GICD_IPRIORITYR + irq / 4 * 4, PRIORITIES);
	mmio_write32(base + GICD_IGROUPR + word, group | bit);
	mmio_write32(base + GICD_ISENABLER + word, bit);
}

int ukplat_irq_register(unsigned long irq, irq_handler_func_t func, void *arg)
{
	unsigned long irqf;
	int i;

	UK_ASSERT(func);

	if (irq >= LINES)
		return -EINVAL;
	for (i = 0; i < HANDLERS_PER_LINE; i++)
		if (!handlers[irq][i].func)
			break;
	if (i == HANDLERS_PER_LINE)
		return -ENOMEM;

	irqf = ukplat_lcpu_save_irqf();
	handlers[irq][i].func = func;
	handlers[irq][i].arg = arg;
	unmask(irq);
	ukplat_lcpu_restore_irqf(irqf);
	return 0;
}

void _kvm_irq(void);

void _kvm_irq(void)
{
	unsigned long irq = sysreg_read(icc_iar1_el1) & 0xffffff;
	int i, handled = 0;

	ukarch_memtag_check();
	if (irq >= SPECIAL)
		return;

	/* All are asked: lines are shared */
	for (i = 0; irq < LINES && i < HANDLERS_PER_LINE; i++)
		if (handlers[irq][i].func &&
		    handlers[irq][i].func(handlers[irq][i].arg))
			handled = 1;
	if (!handled)
		uk_pr_warn("Unhandled interrupt %lu\n", irq);
	sysreg_write(icc_eoir1_el1, irq);
}
