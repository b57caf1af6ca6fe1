/* SPDX-License-Identifier: Apache-2.0 */
/*
 * long clone_call(flags, sp, parent_tid, tls, child_tid)
 *
 * The system call, with its arguments in the order of arm64 (clone.h). It
 * returns here twice. Who is who is told by the stack, not by the result, since
 * the result is one of the things to look at: the parent's stack pointer is
 * where x29 says, the child's registers are 0.
 *
 * The child goes on to child_main(result, stack pointer), as the outermost
 * function of its own stack, and may have no TLS.
 */
.text
.globl clone_call
.type clone_call, %function
clone_call:
	stp	x29, x30, [sp, #-16]!
	mov	x29, sp
	bl	uk_syscall_r_clone
	mov	x9, sp
	cmp	x9, x29
	b.ne	1f
	ldp	x29, x30, [sp], #16
	ret
1:
	mov	x1, x9
	and	x9, x9, #-16
	mov	sp, x9
	bl	child_main
	udf	#0
.size clone_call, . - clone_call

.section .note.GNU-stack, "", %progbits
