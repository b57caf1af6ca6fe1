/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entries of exceptions and interrupts.
 *
 * Each brings the stack into the form of struct __regs (<uk/arch/traps.h>),
 * calls _kvm_trap(regs) or _kvm_irq(line), and resumes at these registers.
 *
 * A handler may call code that uses SSE registers (the compiler copies
 * structures with them), so those are saved too.
 */
#include "x86.h"

#define FXSAVE_SIZE 512

/* Exceptions for which the CPU itself pushes an error code */
#define HAS_ERROR_CODE(v) \
	((v) == 8 || ((v) >= 10 && (v) <= 14) || (v) == 17 || (v) == 21 || \
	 (v) == 29 || (v) == 30)

.macro push_registers
	pushq	%rax
	pushq	%rbx
	pushq	%rcx
	pushq	%rdx
	pushq	%rsi
	pushq	%rdi
	pushq	%rbp
	pushq	%r8
	pushq	%r9
	pushq	%r10
	pushq	%r11
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
.endm

.macro pop_registers
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%r11
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rbp
	popq	%rdi
	popq	%rsi
	popq	%rdx
	popq	%rcx
	popq	%rbx
	popq	%rax
.endm

.text
.balign 16
.globl _kvm_vectors
_kvm_vectors:
.set vector, 0
.rept VECTORS
	.balign 16
	.if !HAS_ERROR_CODE(vector)
	pushq	$0
	.endif
	pushq	$vector
	.if vector < VECTOR_TRAPS
	jmp	trap_common
	.else
	jmp	irq_common
	.endif
	.set vector, vector + 1
.endr

/* Leaves the saved registers in rbx, which functions preserve */
.macro enter_c
	push_registers
	cld
	movq	%rsp, %rbx
	subq	$FXSAVE_SIZE, %rsp
	andq	$-16, %rsp
	fxsave64 (%rsp)
.endm

trap_common:
	enter_c
	movq	%rbx, %rdi
	xorl	%ebp, %ebp		/* a backtrace ends here */
	call	_kvm_trap
	jmp	resume

irq_common:
	enter_c
	movq	(15 * 8)(%rbx), %rdi	/* the vector */
	subq	$VECTOR_IRQ_BASE, %rdi
	call	_kvm_irq

resume:
	fxrstor64 (%rsp)
	movq	%rbx, %rsp
	pop_registers
	addq	$16, %rsp		/* vector and error code */
	iretq

.section .note.GNU-stack, "", @progbits
