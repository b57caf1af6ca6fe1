/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From EL3 or EL2 down to EL1.
 *
 * Normally firmware has been there, and the kernel is entered at EL1. A board
 * without firmware enters at EL3: the FVP does, and QEMU's `virt` with
 * secure=on. `virt` with virtualization=on enters at EL2. Then each level is
 * told to let the one below do everything, memory tags included, and the entry
 * is entered again, at EL1. Nothing stays above to answer calls, so HVC is an
 * invalid instruction, and SMC if we have been at EL3, with a report as any.
 *
 * Tried on QEMU's `virt`, with tags and timer interrupts, at EL3 and EL2. Never
 * run on the FVP.
 *
 * Writes no memory; uses registers x0 to x3. Sources: Arm Architecture
 * Reference Manual, D17.2 and D17.11; Arm GIC Architecture Specification,
 * IHI 0069, chapter 12.
 */
#include "arm.h"
#include "board.h"

/* SCR_EL3: what is below is the normal world, with 64 bits */
#define SCR_NS (1 << 0)
#define SCR_RES1 (3 << 4)
#define SCR_SMD (1 << 7)	/* no SMC */
#define SCR_RW (1 << 10)
#define SCR_API (3 << 16)	/* pointer authentication: keys, instructions */
#define SCR_ATA (1 << 26)	/* memory tags */
#define SCR_VALUE (SCR_NS | SCR_RES1 | SCR_SMD | SCR_RW | SCR_API | SCR_ATA)

/* HCR_EL2, likewise; everything else that it could trap, it doesn't */
#define HCR_HCD (1 << 29)	/* no HVC; SCR_EL3 says it if there is EL3 */
#define HCR_RW (1 << 31)
#define HCR_API (3 << 40)
#define HCR_ATA (1 << 56)
#define HCR_VALUE (HCR_HCD | HCR_RW | HCR_API | HCR_ATA)

#define CNTHCTL_EL1_ALL 3	/* the physical counter and timer */
#define CPTR_EL2_RES1 0x33ff
#define MDCR_EL2_HPMN 0x1f	/* EL1 has all event counters, as after reset */
#define SPSR_EL1H 0x3c5		/* with everything masked */

#define PFR0_EL2_SHIFT 8
#define PFR0_GIC_SHIFT 24

#define ICC_SRE_ALL 0xf		/* registers, and below, too; no bypass */
#define GICD_CTLR 0x0000
#define GICD_CTLR_ARE (3 << 4)	/* affinity routing in both worlds */
#define GICD_TYPER 0x0004
#define GICD_IGROUPR1 0x0084
#define GICR_WAKER 0x0014
#define GICR_WAKER_SLEEP_BIT 1
#define GICR_WAKER_ASLEEP_BIT 2
#define GICR_IGROUPR0 0x10080

#define COUNTER_HZ 100000000
#define CNTCR_ENABLE 1

.section .boot, "ax", %progbits
.globl _kvm_shim
_kvm_shim:
	mrs	x0, CurrentEL
	cmp	x0, #CURRENT_EL3
	b.ne	from_el2

	ldr	x0, =SCR_VALUE
	msr	scr_el3, x0
	msr	cptr_el3, xzr		/* SIMD and such: no traps */
	msr	mdcr_el3, xzr		/* debugging: no traps */
	isb

	/* The counter's frequency is what the highest level says it is */
	mrs	x0, cntfrq_el0
	cbnz	x0, 1f
	ldr	x0, =COUNTER_HZ
	msr	cntfrq_el0, x0
1:
#ifdef BOARD_COUNTER
	ldr	x0, =BOARD_COUNTER
	mov	w1, #CNTCR_ENABLE
	str	w1, [x0]
#endif

	/* Interrupts: all in group 1 of the normal world. In which group one is
	 * and whether the redistributor is awake, only the secure world says */
	mrs	x0, id_aa64pfr0_el1
	ubfx	x0, x0, #PFR0_GIC_SHIFT, #4
	cbz	x0, from_el2		/* a GICv2; ukplat_irq_init() tells */
	mov	x0, #ICC_SRE_ALL
	msr	icc_sre_el3, x0
	isb
	ldr	x0, =BOARD_GIC_DIST
	mov	w1, #GICD_CTLR_ARE
	str	w1, [x0, #GICD_CTLR]
	ldr	w1, [x0, #GICD_TYPER]
	and	w1, w1, #0x1f		/* words of shared lines */
	add	x0, x0, #GICD_IGROUPR1
	mov	w2, #-1
1:	cbz	w1, 1f
	str	w2, [x0], #4
	sub	w1, w1, #1
	b	1b
1:	ldr	x0, =BOARD_GIC_REDIST
	ldr	w1, [x0, #GICR_WAKER]
	and	w1, w1, #~(1 << GICR_WAKER_SLEEP_BIT)
	str	w1, [x0, #GICR_WAKER]
1:	ldr	w1, [x0, #GICR_WAKER]
	tbnz	w1, #GICR_WAKER_ASLEEP_BIT, 1b
	ldr	x3, =GICR_IGROUPR0
	str	w2, [x0, x3]

	/* On to EL2, if there is one: its registers are set from here */
from_el2:
	mrs	x1, id_aa64pfr0_el1
	ubfx	x0, x1, #PFR0_EL2_SHIFT, #4
	cbz	x0, to_el1
	ldr	x0, =HCR_VALUE
	msr	hcr_el2, x0
	mov	x0, #CNTHCTL_EL1_ALL
	msr	cnthctl_el2, x0
	msr	cntvoff_el2, xzr	/* virtual time is physical time */
	mov	x0, #CPTR_EL2_RES1
	msr	cptr_el2, x0
	msr	hstr_el2, xzr
	mrs	x0, mdcr_el2
	and	x0, x0, #MDCR_EL2_HPMN
	msr	mdcr_el2, x0
	mrs	x0, midr_el1		/* the CPU is who it is */
	msr	vpidr_el2, x0
	mrs	x0, mpidr_el1
	msr	vmpidr_el2, x0
	msr	vttbr_el2, xzr
	ubfx	x0, x1, #PFR0_GIC_SHIFT, #4
	cbz	x0, to_el1
	mov	x0, #ICC_SRE_ALL
	msr	icc_sre_el2, x0

to_el1:
	ldr	x0, =SCTLR_RES1
	msr	sctlr_el1, x0
	adr	x0, _libkvmplat_entry
	mov	x1, #SPSR_EL1H
	mrs	x2, CurrentEL
	cmp	x2, #CURRENT_EL3
	b.ne	1f
	msr	elr_el3, x0
	msr	spsr_el3, x1
	eret
1:	msr	elr_el2, x0
	msr	spsr_el2, x1
	eret

.section .note.GNU-stack, "", %progbits
