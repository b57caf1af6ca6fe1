/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long raw_clone(long (*syscall)(), const long args[5]), see raw_clone.h.
 */
	.text
	.globl	raw_clone
	.type	raw_clone, %function
raw_clone:
	stp	x29, x30, [sp, #-16]!
	mov	x9, x0
	mov	x10, x1
	ldp	x0, x1, [x10]
	ldp	x2, x4, [x10, #16]	/* clone has its last two arguments the */
	ldr	x3, [x10, #32]		/* other way round than on x86-64 */
	blr	x9
	cbz	x0, 1f
	ldp	x29, x30, [sp], #16
	ret

	/* The child, with its own stack: which registers are not zero? x8 to
	 * x17 may be anything, x30 as well */
1:
	.irp	n, 1, 2, 3, 4, 5, 6, 7, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
	orr	x0, x0, x\n
	.endr
	mov	x1, x0
	mov	x0, sp
	ldp	x9, x2, [sp], #16	/* what raw_stack() put there */
	blr	x9
	udf	#0
	.size	raw_clone, . - raw_clone
	.section .note.GNU-stack, "", %progbits
