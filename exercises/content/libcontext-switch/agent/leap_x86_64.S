/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: leap.h. What lands here trusts no register and no stack.
 */
#include "leap.h"
#include "scenario.h"

.data
.balign 8
.globl leap_before
leap_before:	.fill REGISTERS, 8, 0
.globl leap_after
leap_after:	.fill REGISTERS, 8, 0
.globl leap_flags
leap_flags:	.quad 0
.globl leap_landed
leap_landed:	.long 0
.balign 8
refuge:		.quad 0	/* our own stack pointer */
site:		.quad 0	/* where to call from */

.text

/* void leap(unsigned long site) */
.globl leap
leap:
	pushq	%rbx
	pushq	%rbp
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movq	%rsp, refuge(%rip)
	imulq	$SITE_LEN, %rdi
	addq	$sites, %rdi
	movq	%rdi, site(%rip)

	movq	leap_before + 8 * 0(%rip), %rax
	movq	leap_before + 8 * 1(%rip), %rbx
	movq	leap_before + 8 * 2(%rip), %rcx
	movq	leap_before + 8 * 3(%rip), %rdx
	movq	leap_before + 8 * 4(%rip), %rsi
	movq	leap_before + 8 * 5(%rip), %rdi
	movq	leap_before + 8 * 6(%rip), %rbp
	movq	leap_before + 8 * 7(%rip), %rsp
	movq	leap_before + 8 * 8(%rip), %r8
	movq	leap_before + 8 * 9(%rip), %r9
	movq	leap_before + 8 * 10(%rip), %r10
	movq	leap_before + 8 * 11(%rip), %r11
	movq	leap_before + 8 * 12(%rip), %r12
	movq	leap_before + 8 * 13(%rip), %r13
	movq	leap_before + 8 * 14(%rip), %r14
	movq	leap_before + 8 * 15(%rip), %r15
	jmpq	*site(%rip)

landed:
	movq	%rax, leap_after + 8 * 0(%rip)
	movq	%rbx, leap_after + 8 * 1(%rip)
	movq	%rcx, leap_after + 8 * 2(%rip)
	movq	%rdx, leap_after + 8 * 3(%rip)
	movq	%rsi, leap_after + 8 * 4(%rip)
	movq	%rdi, leap_after + 8 * 5(%rip)
	movq	%rbp, leap_after + 8 * 6(%rip)
	movq	%rsp, leap_after + 8 * 7(%rip)
	movq	%r8, leap_after + 8 * 8(%rip)
	movq	%r9, leap_after + 8 * 9(%rip)
	movq	%r10, leap_after + 8 * 10(%rip)
	movq	%r11, leap_after + 8 * 11(%rip)
	movq	%r12, leap_after + 8 * 12(%rip)
	movq	%r13, leap_after + 8 * 13(%rip)
	movq	%r14, leap_after + 8 * 14(%rip)
	movq	%r15, leap_after + 8 * 15(%rip)
	movq	refuge(%rip), %rsp
	pushfq			/* no instruction since then changed a flag */
	popq	leap_flags(%rip)
	cld
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbp
	popq	%rbx
	ret

/* `movl` to memory, and not a register: all of them are evidence */
.macro land where
	movl	$(\where << 16) + number, leap_landed(%rip)
	jmp	landed
.set number, number + 1
.endm

.balign SITE_LEN
sites:
.set number, 0
.rept SITES
	.balign SITE_LEN
	call	ukarch_ctx_switch
	land	WHERE_SITE
.endr

.balign ENTRY_LEN
.globl leap_entries
leap_entries:
.set number, 0
.rept MAX_CONTEXTS
	.balign ENTRY_LEN
	land	WHERE_ENTRY
.endr

.balign PAD_LEN
.globl leap_pads
leap_pads:
.set number, 0
.rept PADS
	.balign PAD_LEN
	land	WHERE_PAD
.endr

.section .note.GNU-stack, "", @progbits
