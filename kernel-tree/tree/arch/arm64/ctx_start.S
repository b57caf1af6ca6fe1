/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The trampolines through which fresh contexts start.
 *
 * Interface: none; ../ctx.c makes a context's ip point here, and pushes what is
 * popped here, each value in a slot of 16 bytes. The two must be read together.
 */
.text

#ifndef STARTER_libcontext_entry
/* Clear argument and callee-saved registers, then go to the next trampoline */
.globl _ukarch_ctx_clear_regs
_ukarch_ctx_clear_regs:
	mov	x0, xzr
	mov	x1, xzr
	mov	x2, xzr
	mov	x3, xzr
	mov	x4, xzr
	mov	x5, xzr
	mov	x6, xzr
	mov	x7, xzr
	mov	x18, xzr
	mov	x19, xzr
	mov	x20, xzr
	mov	x21, xzr
	mov	x22, xzr
	mov	x23, xzr
	mov	x24, xzr
	mov	x25, xzr
	mov	x26, xzr
	mov	x27, xzr
	mov	x28, xzr
	mov	x29, xzr
	ldr	x9, [sp], #16
	br	x9

/* Two arguments, one argument, none; then jump to the address on the stack */
.globl _ukarch_ctx_pop2
_ukarch_ctx_pop2:
	ldr	x0, [sp], #16
	ldr	x1, [sp], #16
	b	_ukarch_ctx_jump

.globl _ukarch_ctx_pop1
_ukarch_ctx_pop1:
	ldr	x0, [sp], #16
	/* fall through */

.globl _ukarch_ctx_jump
_ukarch_ctx_jump:
	mov	x29, xzr	/* a backtrace ends here */
	mov	x30, xzr
	ldr	x9, [sp], #16
	br	x9
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

.section .note.GNU-stack, "", %progbits
