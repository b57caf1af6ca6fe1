/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long raw_clone(long (*syscall)(), const long args[5]), see raw_clone.h.
 */
	.text
	.globl	raw_clone
	.type	raw_clone, @function
raw_clone:
	mov	%rdi, %rax
	mov	%rsi, %r10
	mov	0(%r10), %rdi
	mov	8(%r10), %rsi
	mov	16(%r10), %rdx
	mov	24(%r10), %rcx
	mov	32(%r10), %r8
	sub	$8, %rsp
	call	*%rax
	test	%rax, %rax
	jz	1f
	add	$8, %rsp
	ret

	/* The child, with its own stack: which registers are not zero? */
1:	or	%rbx, %rax
	or	%rcx, %rax
	or	%rdx, %rax
	or	%rsi, %rax
	or	%rdi, %rax
	or	%rbp, %rax
	or	%r8, %rax
	or	%r9, %rax
	or	%r10, %rax
	or	%r12, %rax
	or	%r13, %rax
	or	%r14, %rax
	or	%r15, %rax
	mov	%rax, %rsi
	mov	%rsp, %rdi
	pop	%rax			/* what raw_stack() put there */
	pop	%rdx
	call	*%rax
	ud2
	.size	raw_clone, . - raw_clone
	.section .note.GNU-stack, "", @progbits
