/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: enter.h. What lands here trusts no register and no stack.
 */
#include "enter.h"

.data
.balign 8
.globl enter_before
enter_before:	.fill REGISTERS, 8, 0
.globl enter_after
enter_after:	.fill REGISTERS, 8, 0
.globl enter_landed
enter_landed:	.quad 0
refuge:		.quad 0	/* our own stack pointer */
target:		.quad 0

.macro get array, register, number
	movq	\array + 8 * \number(%rip), \register
.endm

.macro put array, register, number
	movq	\register, \array + 8 * \number(%rip)
.endm

/* All registers between the processor and an array; rsp, the fifth, last */
.macro all op, array
	\op	\array, %rax, 0
	\op	\array, %rcx, 1
	\op	\array, %rdx, 2
	\op	\array, %rbx, 3
	\op	\array, %rbp, 5
	\op	\array, %rsi, 6
	\op	\array, %rdi, 7
	\op	\array, %r8, 8
	\op	\array, %r9, 9
	\op	\array, %r10, 10
	\op	\array, %r11, 11
	\op	\array, %r12, 12
	\op	\array, %r13, 13
	\op	\array, %r14, 14
	\op	\array, %r15, 15
	\op	\array, %rsp, 4
.endm

.text

/* void enter(__uptr ip) */
.globl enter
enter:
	pushq	%rbx
	pushq	%rbp
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movq	%rsp, refuge(%rip)
	movq	%rdi, target(%rip)
	all	get, enter_before
	jmpq	*target(%rip)

landed:
	all	put, enter_after
	movq	refuge(%rip), %rsp
	cld
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbp
	popq	%rbx
	ret

/* `movq` to memory, and not a register: all of them are evidence */
.macro land where
	movq	$\where, enter_landed(%rip)
	jmp	landed
.endm

.balign PAD_LEN
.globl enter_entry
enter_entry:
	land	LANDED_ENTRY

.balign PAD_LEN
.globl enter_pads
enter_pads:
.set number, 0
.rept PADS
	.balign PAD_LEN
	land	LANDED_PAD + number
	.set number, number + 1
.endr

.section .note.GNU-stack, "", @progbits
