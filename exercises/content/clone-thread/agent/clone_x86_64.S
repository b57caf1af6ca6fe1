/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long clone_call(flags, sp, parent_tid, child_tid, tls)
 *
 * The system call, with its arguments in the order of x86-64 (clone.h). It
 * returns here twice. Who is who is told by the stack, not by the result, since
 * the result is one of the things to look at: the parent's stack pointer is
 * where %rbp says, the child's registers are 0.
 *
 * The child goes on to child_main(result, stack pointer), as the outermost
 * function of its own stack, and may have no TLS.
 */
.text
.globl clone_call
.type clone_call, @function
clone_call:
	push	%rbp
	mov	%rsp, %rbp
	call	uk_syscall_r_clone
	cmp	%rsp, %rbp
	jne	1f
	pop	%rbp
	ret
1:
	mov	%rax, %rdi
	mov	%rsp, %rsi
	xor	%ebp, %ebp
	and	$-16, %rsp
	call	child_main
	ud2
.size clone_call, . - clone_call

.section .note.GNU-stack, "", @progbits
