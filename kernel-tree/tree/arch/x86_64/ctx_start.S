/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The trampolines through which fresh contexts start.
 *
 * Interface: none; ../ctx.c makes a context's ip point here, and pushes what is
 * popped here. The two must be read together.
 */
.text

#ifndef STARTER_libcontext_entry
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
#else
/*
 * Yours to write: code to which the ip of a fresh context points. ../ctx.c may
 * refer to the labels _ukarch_ctx_clear_regs, _ukarch_ctx_jump,
 * _ukarch_ctx_pop1 and _ukarch_ctx_pop2; you need not have all.
 */
.globl _ukarch_ctx_jump
_ukarch_ctx_jump:
	ret
#endif

.section .note.GNU-stack, "", @progbits
