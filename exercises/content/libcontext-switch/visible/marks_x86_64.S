/* SPDX-License-Identifier: Apache-2.0 */
/* Interface: marks.h. Register number n of the list is marked with 0x10 + n. */
#include "marks.h"

#define MARK(r, n) movq $0x10 + n, %r;
#define COMPARE(r, n) cmpq $0x10 + n, %r; je 1f; orl $1 << n, %eax; 1:

.text
.globl switch_with_marks
switch_with_marks:
	pushq	%rbx
	pushq	%rbp
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	subq	$8, %rsp
	EACH_MARKED(MARK)
	call	ukarch_ctx_switch
	xorl	%eax, %eax
	EACH_MARKED(COMPARE)
	addq	$8, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbp
	popq	%rbx
	ret

.section .note.GNU-stack, "", @progbits
