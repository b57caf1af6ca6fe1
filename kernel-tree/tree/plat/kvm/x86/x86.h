/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of the x86-64 architecture that several files here use, and what
 * these files need from each other. Source: Intel SDM volume 3.
 */
#ifndef __KVM_X86_X86_H__
#define __KVM_X86_X86_H__

#define CR0_PE (1 << 0)
#define CR0_MP (1 << 1)
#define CR0_NE (1 << 5)
#define CR0_WP (1 << 16)
#define CR0_PG (1 << 31)
#define CR4_PAE (1 << 5)
#define CR4_OSFXSR (1 << 9)
#define CR4_OSXMMEXCPT (1 << 10)
#define CR4_OSXSAVE (1 << 18)

#define MSR_EFER 0xc0000080
#define EFER_LME (1 << 8)
#define EFER_NXE (1 << 11)
#define MSR_FS_BASE 0xc0000100

/* Selectors and descriptors of the global descriptor table. Marked as
 * accessed: the processor would do it, in a table that is code. */
#define GDT_CODE 0x08
#define GDT_DATA 0x10
#define GDT_TSS 0x18
#define GDT_CODE_DESC 0x00209b0000000000
#define GDT_DATA_DESC 0x0000930000000000

/* Stacks to switch to (interrupt stack table) */
#define IST_NONE 0
#define IST_TRAP 1
#define IST_IRQ 2
#define IST_DOUBLE_FAULT 3

#define VECTOR_DOUBLE_FAULT 8
#define VECTOR_PAGE_FAULT 14
#define VECTOR_TRAPS 32	   /* exceptions: 0 to 31 */
#define VECTOR_IRQ_BASE 32 /* interrupt lines: 32 to 47 */
#define IRQ_LINES 16
#define VECTORS (VECTOR_IRQ_BASE + IRQ_LINES)

#define BOOT_STACK_SIZE (64 * 1024)

#ifndef __ASSEMBLY__

#include <uk/arch/types.h>

/** Load our own GDT, TSS and IDT; from here on exceptions are reported. */
void _kvm_descriptors_init(void);

/** Allow AVX registers, if the CPU has them. */
void _kvm_fpu_init(void);

/** Take page 0 away and make code and constants read-only. */
void _kvm_paging_init(void);

/** Set the serial line up. */
void _kvm_serial_init(void);

/** Find the frequency of the time stamp counter. */
void _kvm_clock_init(void);

/** Get the monotonic time at a value of the time stamp counter. */
__nsec _kvm_clock_at(__u64 tsc);

/** Read the wall clock of the machine, ns since 1970-01-01 UTC. */
__nsec _kvm_rtc_read(void);

/**
 * Let the timer interrupt once, at the latest after `delta` ns. Early
 * interrupts happen: a timer's range is limited.
 */
void _kvm_timer_arm(__nsec delta);

/** Register the timer's interrupt. */
void _kvm_timer_init(void);

#endif /* !__ASSEMBLY__ */
#endif /* __KVM_X86_X86_H__ */
