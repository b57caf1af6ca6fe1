/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupt lines through the two 8259A interrupt controllers. The local APIC
 * stands between them and the processor; it is told to let them through, which
 * not every firmware does ("virtual wire").
 *
 * Interface: <uk/plat/irq.h>. _kvm_irq() is called by vectors.S.
 * Sources: Intel 8259A data sheet; Intel SDM volume 3, 10.4 and 10.5.1.
 */
#include <errno.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/irq.h>
#include <uk/plat/lcpu.h>
#include <uk/print.h>

#include "port.h"
#include "x86.h"

#define APIC_SPURIOUS ((volatile __u32 *)0xfee000f0)
#define APIC_SPURIOUS_VECTOR 0xff /* unused: lines are edge triggered */
#define APIC_ON 0x100
#define APIC_LINT0 ((volatile __u32 *)0xfee00350)
#define APIC_EXTERNAL 0x700 /* the 8259A says which vector */

#define PIC1_CMD 0x20
#define PIC1_DATA 0x21
#define PIC2_CMD 0xa0
#define PIC2_DATA 0xa1
#define PIC_INIT_ICW4 0x11 /* ICW1: edge triggered, cascade, ICW4 follows */
#define PIC_8086 0x01
#define PIC_EOI 0x20
#define PIC_READ_ISR 0x0b
#define CASCADE_LINE 2
#define SPURIOUS_BIT 0x80 /* in-service bit of line 7 of either chip */

#define HANDLERS_PER_LINE 4

static struct {
	irq_handler_func_t func;
	void *arg;
} handlers[IRQ_LINES][HANDLERS_PER_LINE];

static __u16 masked = 0xffff;

static void write_mask(void)
{
	outb(PIC1_DATA, masked);
	outb(PIC2_DATA, masked >> 8);
}

int ukplat_irq_init(void)
{
	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	*APIC_SPURIOUS = APIC_ON | APIC_SPURIOUS_VECTOR;
	*APIC_LINT0 = APIC_EXTERNAL;
	outb(PIC1_CMD, PIC_INIT_ICW4);
	outb(PIC2_CMD, PIC_INIT_ICW4);
	outb(PIC1_DATA, VECTOR_IRQ_BASE);
	outb(PIC2_DATA, VECTOR_IRQ_BASE + 8);
	outb(PIC1_DATA, 1 << CASCADE_LINE);
	outb(PIC2_DATA, CASCADE_LINE);
	outb(PIC1_DATA, PIC_8086);
	outb(PIC2_DATA, PIC_8086);
	masked = 0xffff & ~(1 << CASCADE_LINE);
	write_mask();
	return 0;
}

int ukplat_irq_register(unsigned long irq, irq_handler_func_t func, void *arg)
{
	unsigned long irqf;
	int i;

	UK_ASSERT(func);

	if (irq >= IRQ_LINES)
		return -EINVAL;
	for (i = 0; i < HANDLERS_PER_LINE; i++)
		if (!handlers[irq][i].func)
			break;
	if (i == HANDLERS_PER_LINE)
		return -ENOMEM;

	irqf = ukplat_lcpu_save_irqf();
	handlers[irq][i].func = func;
	handlers[irq][i].arg = arg;
	masked &= ~(1 << irq);
	write_mask();
	ukplat_lcpu_restore_irqf(irqf);
	return 0;
}

/* A line that went away before it was asked for shows as the chip's line 7 */
static int is_spurious(unsigned long irq)
{
	__u16 chip = irq < 8 ? PIC1_CMD : PIC2_CMD;

	if ((irq & 7) != 7)
		return 0;
	outb(chip, PIC_READ_ISR);
	return !(inb(chip) & SPURIOUS_BIT);
}

void _kvm_irq(unsigned long irq);

void _kvm_irq(unsigned long irq)
{
	int i, handled = 0;

	if (is_spurious(irq)) {
		if (irq >= 8)
			outb(PIC1_CMD, PIC_EOI);
		return;
	}

	/* All are asked: lines are shared, and edges are not repeated */
	for (i = 0; i < HANDLERS_PER_LINE; i++)
		if (handlers[irq][i].func &&
		    handlers[irq][i].func(handlers[irq][i].arg))
			handled = 1;
	if (!handled)
		uk_pr_warn("Unhandled interrupt %lu\n", irq);

	if (irq >= 8)
		outb(PIC2_CMD, PIC_EOI);
	outb(PIC1_CMD, PIC_EOI);
}
