/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long _p0_clone(thread, flags, ptid, ctid, tlsp)   (pthread0_impl.h)
 *
 * The system call is clone(flags, sp, ptid, ctid, tls). It returns here twice;
 * the new thread has an empty stack, whose top is its struct.
 */
.text
.globl _p0_clone
.type _p0_clone, @function
_p0_clone:
	sub	$8, %rsp
	xchg	%rdi, %rsi
	call	uk_syscall_r_clone
	test	%rax, %rax
	jz	1f
	add	$8, %rsp
	ret
1:
	mov	%rsp, %rdi
	xor	%ebp, %ebp
	call	_p0_begin
	ud2
.size _p0_clone, . - _p0_clone

.section .note.GNU-stack, "", @progbits
