/* SPDX-License-Identifier: Apache-2.0 */
/*
 * int __clone(int (*fn)(void *), void *stack, int flags, void *arg,
 *             int *ptid, void *tls, int *ctid)
 *
 * in place of musl's clone.s. The child wakes up behind the call with the stack
 * given and all registers zero, so function and argument wait on that stack. It
 * must be one: they would be written below address 0.
 */
#define EINVAL 22

	.text
	.globl	__clone
	.hidden	__clone
	.type	__clone, @function
__clone:
	test	%rsi, %rsi
	jz	2f
	and	$-16, %rsi
	sub	$16, %rsi
	mov	%rcx, (%rsi)
	mov	%rdi, 8(%rsi)
	mov	%edx, %edi		/* flags; %rsi is the stack */
	mov	%r8, %rdx		/* ptid */
	mov	8(%rsp), %rcx		/* ctid */
	mov	%r9, %r8		/* tls */
	xor	%r9d, %r9d
	sub	$8, %rsp		/* a call needs the stack aligned */
	call	uk_syscall_r_clone
	test	%eax, %eax
	jz	1f
	add	$8, %rsp
	ret
1:	xor	%ebp, %ebp
	pop	%rdi
	pop	%rax
	call	*%rax
	movslq	%eax, %rdi
	call	uk_syscall_r_exit
	call	uk_libc_crash		/* does not return */
2:	mov	$-EINVAL, %eax
	ret
	.size	__clone, . - __clone
	.section .note.GNU-stack, "", @progbits
