/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entries of exceptions and interrupts.
 *
 * Each saves the registers as struct __regs (<uk/arch/traps.h>) on the exception
 * stack and calls _kvm_trap(frame, from), which returns only if the trap was
 * handled, or _kvm_irq(). All handlers are built without SIMD instructions,
 * but may call code that is not, so those registers are saved as well.
 */
#include "arm.h"

#define SIMD_SIZE 528 /* q0 to q31, FPCR, FPSR */

.macro save_frame
	sub	sp, sp, #FRAME_SIZE
	stp	x0, x1, [sp, #0]
	stp	x2, x3, [sp, #16]
	stp	x4, x5, [sp, #32]
	stp	x6, x7, [sp, #48]
	stp	x8, x9, [sp, #64]
	stp	x10, x11, [sp, #80]
	stp	x12, x13, [sp, #96]
	stp	x14, x15, [sp, #112]
	stp	x16, x17, [sp, #128]
	stp	x18, x19, [sp, #144]
	stp	x20, x21, [sp, #160]
	stp	x22, x23, [sp, #176]
	stp	x24, x25, [sp, #192]
	stp	x26, x27, [sp, #208]
	stp	x28, x29, [sp, #224]
	str	x30, [sp, #240]
	mrs	x0, elr_el1
	mrs	x1, spsr_el1
	stp	x0, x1, [sp, #FRAME_ELR]
	mrs	x0, esr_el1
	mrs	x1, far_el1
	stp	x0, x1, [sp, #FRAME_ESR]
.endm

.macro restore_frame
	ldp	x0, x1, [sp, #FRAME_ELR]
	msr	elr_el1, x0
	msr	spsr_el1, x1
	ldp	x2, x3, [sp, #16]
	ldp	x4, x5, [sp, #32]
	ldp	x6, x7, [sp, #48]
	ldp	x8, x9, [sp, #64]
	ldp	x10, x11, [sp, #80]
	ldp	x12, x13, [sp, #96]
	ldp	x14, x15, [sp, #112]
	ldp	x16, x17, [sp, #128]
	ldp	x18, x19, [sp, #144]
	ldp	x20, x21, [sp, #160]
	ldp	x22, x23, [sp, #176]
	ldp	x24, x25, [sp, #192]
	ldp	x26, x27, [sp, #208]
	ldp	x28, x29, [sp, #224]
	ldr	x30, [sp, #240]
	ldp	x0, x1, [sp], #FRAME_SIZE
.endm

.macro simd_pairs op
	\op	q0, q1, [sp, #0]
	\op	q2, q3, [sp, #32]
	\op	q4, q5, [sp, #64]
	\op	q6, q7, [sp, #96]
	\op	q8, q9, [sp, #128]
	\op	q10, q11, [sp, #160]
	\op	q12, q13, [sp, #192]
	\op	q14, q15, [sp, #224]
	\op	q16, q17, [sp, #256]
	\op	q18, q19, [sp, #288]
	\op	q20, q21, [sp, #320]
	\op	q22, q23, [sp, #352]
	\op	q24, q25, [sp, #384]
	\op	q26, q27, [sp, #416]
	\op	q28, q29, [sp, #448]
	\op	q30, q31, [sp, #480]
.endm

.macro save_simd
	sub	sp, sp, #SIMD_SIZE
	simd_pairs stp
	mrs	x1, fpcr
	mrs	x2, fpsr
	add	x3, sp, #512
	stp	x1, x2, [x3]
.endm

.macro restore_simd
	add	x3, sp, #512
	ldp	x1, x2, [x3]
	msr	fpcr, x1
	msr	fpsr, x2
	simd_pairs ldp
	add	sp, sp, #SIMD_SIZE
.endm

.macro vector label
	.balign 128
	b	\label
.endm

.text
.balign 2048
.globl _kvm_vectors
_kvm_vectors:
	/* from code on SP_EL0: threads */
	vector	trap_of_thread
	vector	irq_of_thread
	vector	trap_of_thread		/* FIQ: none is ever routed here */
	vector	trap_of_thread		/* SError */
	/* from code on SP_EL1: a handler has gone wrong */
	.rept	4
	vector	trap_of_handler
	.endr
	/* from EL0: there is nothing there */
	.rept	8
	vector	trap_of_handler
	.endr

trap_of_thread:
	save_frame
	mrs	x0, sp_el0
	str	x0, [sp, #FRAME_SP]
	mov	x0, sp
	save_simd
	mov	x1, #FROM_THREAD
	bl	_kvm_trap
	restore_simd
	ldr	x0, [sp, #FRAME_SP]
	msr	sp_el0, x0
	restore_frame
	eret

trap_of_handler:
	save_frame
	add	x0, sp, #FRAME_SIZE
	str	x0, [sp, #FRAME_SP]
	mov	x0, sp
	mov	x1, #FROM_HANDLER
	bl	_kvm_trap
	b	.			/* never: such a trap is not handled */

irq_of_thread:
	save_frame
	save_simd
	bl	_kvm_irq
	restore_simd
	restore_frame
	eret

.section .note.GNU-stack, "", %progbits
