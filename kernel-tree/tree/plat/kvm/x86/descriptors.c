/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Segment, task and interrupt descriptors.
 *
 * Exceptions and interrupts run on stacks of their own, so that an overflown
 * stack can still be reported, and so that what hand-written assembly keeps
 * below its stack pointer (the red zone) survives an interrupt.
 *
 * Source: Intel SDM volume 3, 6.14, 7.7.
 */
#include <uk/arch/types.h>
#include <uk/essentials.h>

#include "x86.h"

#define STACK_SIZE_IST (16 * 1024)
#define GATE_INTERRUPT 0x8e
#define TSS_AVAILABLE 0x89ULL

struct tss {
	__u32 reserved0;
	__u64 rsp[3];
	__u64 reserved1;
	__u64 ist[7]; /* ist[n - 1] is stack n */
	__u64 reserved2;
	__u16 reserved3, iomap;
} __packed;

struct gate {
	__u16 offset_low, selector;
	__u8 ist, type;
	__u16 offset_mid;
	__u32 offset_high, reserved;
} __packed;

struct table_ptr {
	__u16 limit;
	__u64 base;
} __packed;

/* vectors.S: the entry of each vector, VECTOR_STRIDE bytes apart */
extern char _kvm_vectors[];
#define VECTOR_STRIDE 16

static __u64 gdt[5] __align(8) = {0, GDT_CODE_DESC, GDT_DATA_DESC};
static struct gate idt[VECTORS] __align(16);
static struct tss tss;
static char trap_stack[STACK_SIZE_IST] __align(16);
static char irq_stack[STACK_SIZE_IST] __align(16);
static char double_fault_stack[STACK_SIZE_IST] __align(16);

static void set_gate(int vector, __u8 ist)
{
	__uptr entry = (__uptr)(_kvm_vectors + vector * VECTOR_STRIDE);

	idt[vector] = (struct gate){
		.offset_low = entry,
		.selector = GDT_CODE,
		.ist = ist,
		.type = GATE_INTERRUPT,
		.offset_mid = entry >> 16,
		.offset_high = entry >> 32,
	};
}

static void load_gdt(void)
{
	struct table_ptr ptr = {sizeof(gdt) - 1, (__uptr)gdt};
	__u64 base = (__uptr)(&tss);

	tss.ist[IST_TRAP - 1] = (__uptr)(trap_stack + STACK_SIZE_IST);
	tss.ist[IST_IRQ - 1] = (__uptr)(irq_stack + STACK_SIZE_IST);
	tss.ist[IST_DOUBLE_FAULT - 1] =
		(__uptr)(double_fault_stack + STACK_SIZE_IST);
	tss.iomap = sizeof(tss);

	gdt[3] = (sizeof(tss) - 1) | ((base & 0xffffff) << 16) |
		 (TSS_AVAILABLE << 40) | (((base >> 24) & 0xff) << 56);
	gdt[4] = base >> 32;

	/* The selectors of entry.S mean the same in this table */
	__asm__ __volatile__("lgdt %0\n\t"
			     "ltr %w1"
			     :
			     : "m"(ptr), "r"(GDT_TSS)
			     : "memory");
}

void _kvm_descriptors_init(void)
{
	struct table_ptr ptr = {sizeof(idt) - 1, (__uptr)idt};
	int v;

	load_gdt();
	for (v = 0; v < VECTOR_TRAPS; v++)
		set_gate(v, IST_TRAP);
	set_gate(VECTOR_DOUBLE_FAULT, IST_DOUBLE_FAULT);
	for (v = VECTOR_IRQ_BASE; v < VECTORS; v++)
		set_gate(v, IST_IRQ);
	__asm__ __volatile__("lidt %0" : : "m"(ptr));
}
