/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The switch, and the trampolines through which fresh contexts start.
 *
 * Interface: <uk/arch/ctx.h>; ctx.c pushes what is popped here.
 */
#define __UKARCH_CTX_H__
#include <uk/asm/ctx.h>

.text

/*
 * void ukarch_ctx_switch(struct ukarch_ctx *store, struct ukarch_ctx *load)
 *
 * The System V ABI lets a caller keep values in rbx, rbp and r12 to r15 over a
 * call, and nowhere else; so saving these six is enough.
 */
.globl ukarch_ctx_switch
.type ukarch_ctx_switch, @function
ukarch_ctx_switch:
	pushq	%rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	movq	%rsp, OFFSETOF_UKARCH_CTX_SP(%rdi)
	movq	$.Lswitched_back, OFFSETOF_UKARCH_CTX_IP(%rdi)

	movq	OFFSETOF_UKARCH_CTX_SP(%rsi), %rsp
	jmpq	*OFFSETOF_UKARCH_CTX_IP(%rsi)

.Lswitched_back:
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	ret
.size ukarch_ctx_switch, . - ukarch_ctx_switch

/* Clear every general register but r11, then go to the next trampoline */
.globl _ukarch_ctx_clear_regs
_ukarch_ctx_clear_regs:
	xorl	%eax, %eax
	xorl	%ebx, %ebx
	xorl	%ecx, %ecx
	xorl	%edx, %edx
	xorl	%esi, %esi
	xorl	%edi, %edi
	xorl	%r8d, %r8d
	xorl	%r9d, %r9d
	xorl	%r10d, %r10d
	xorl	%r12d, %r12d
	xorl	%r13d, %r13d
	xorl	%r14d, %r14d
	xorl	%r15d, %r15d
	xorl	%ebp, %ebp
	ret

/* Two arguments, one argument, none; then jump to the address on the stack */
.globl _ukarch_ctx_pop2
_ukarch_ctx_pop2:
	popq	%rdi
	popq	%rsi
	xorl	%ebp, %ebp
	ret

.globl _ukarch_ctx_pop1
_ukarch_ctx_pop1:
	popq	%rdi
	/* fall through */

.globl _ukarch_ctx_jump
_ukarch_ctx_jump:
	xorl	%ebp, %ebp	/* a backtrace ends here */
	ret

.section .note.GNU-stack, "", @progbits
