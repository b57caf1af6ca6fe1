/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long clone3_call(struct clone_args *, size_t len)
 *
 * The system call returns here twice. Who is who is told by the stack: the
 * parent's stack pointer is where x29 says, the child's registers are 0. The
 * child goes on to child_main(result, stack pointer) and may have no TLS.
 */
.text
.globl clone3_call
.type clone3_call, %function
clone3_call:
	stp	x29, x30, [sp, #-16]!
	mov	x29, sp
	bl	uk_syscall_r_clone3
	mov	x9, sp
	cmp	x9, x29
	b.ne	1f
	ldp	x29, x30, [sp], #16
	ret
1:
	mov	x1, x9
	bl	child_main
	udf	#0
.size clone3_call, . - clone3_call

.section .note.GNU-stack, "", %progbits
