/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long clone3_call(struct clone_args *, size_t len)
 *
 * The system call returns here twice. Who is who is told by the stack: the
 * parent's stack pointer is where %rbp says, the child's registers are 0. The
 * child goes on to child_main(result, stack pointer) and may have no TLS.
 */
.text
.globl clone3_call
.type clone3_call, @function
clone3_call:
	push	%rbp
	mov	%rsp, %rbp
	call	uk_syscall_r_clone3
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
.size clone3_call, . - clone3_call

.section .note.GNU-stack, "", @progbits
