/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long _p0_clone(thread, flags, ptid, ctid, tlsp)   (pthread0_impl.h)
 *
 * The system call is clone(flags, sp, ptid, tls, ctid). It returns here twice;
 * the new thread has an empty stack, whose top is its struct.
 */
.text
.globl _p0_clone
.type _p0_clone, %function
_p0_clone:
	stp	x29, x30, [sp, #-16]!
	mov	x9, x0
	mov	x0, x1
	mov	x1, x9
	mov	x9, x3
	mov	x3, x4
	mov	x4, x9
	bl	uk_syscall_r_clone
	cbz	x0, 1f
	ldp	x29, x30, [sp], #16
	ret
1:
	mov	x0, sp
	mov	x29, #0
	bl	_p0_begin
	udf	#0
.size _p0_clone, . - _p0_clone

.section .note.GNU-stack, "", %progbits
