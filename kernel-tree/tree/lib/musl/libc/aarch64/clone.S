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
	.type	__clone, %function
__clone:
	cbz	x1, 2f
	and	x1, x1, #-16
	stp	x0, x3, [x1, #-16]!
	stp	x29, x30, [sp, #-16]!
	mov	w0, w2			/* flags; x1 is the stack */
	mov	x2, x4			/* ptid */
	mov	x3, x5			/* tls */
	mov	x4, x6			/* ctid */
	bl	uk_syscall_r_clone
	cbz	w0, 1f
	ldp	x29, x30, [sp], #16
	ret
1:	mov	x29, xzr
	ldp	x1, x0, [sp], #16
	blr	x1
	sxtw	x0, w0
	bl	uk_syscall_r_exit
	bl	uk_libc_crash		/* does not return */
2:	mov	w0, #-EINVAL
	ret
	.size	__clone, . - __clone
	.section .note.GNU-stack, "", %progbits
