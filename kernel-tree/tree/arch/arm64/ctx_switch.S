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
 * The AAPCS64 lets a caller keep values in x19 to x29 over a call; x30 is where
 * it goes on. x18 is the platform's, which is us. The low halves of v8 to v15
 * belong to the extended context.
 */
.globl ukarch_ctx_switch
.type ukarch_ctx_switch, %function
ukarch_ctx_switch:
	stp	x29, x30, [sp, #-112]!
	stp	x27, x28, [sp, #16]
	stp	x25, x26, [sp, #32]
	stp	x23, x24, [sp, #48]
	stp	x21, x22, [sp, #64]
	stp	x19, x20, [sp, #80]
	str	x18, [sp, #96]
	adr	x2, .Lswitched_back
	mov	x3, sp
	stp	x2, x3, [x0, #OFFSETOF_UKARCH_CTX_IP]

	ldp	x2, x3, [x1, #OFFSETOF_UKARCH_CTX_IP]
	mov	sp, x3
	br	x2

.Lswitched_back:
	ldp	x27, x28, [sp, #16]
	ldp	x25, x26, [sp, #32]
	ldp	x23, x24, [sp, #48]
	ldp	x21, x22, [sp, #64]
	ldp	x19, x20, [sp, #80]
	ldr	x18, [sp, #96]
	ldp	x29, x30, [sp], #112
	ret
.size ukarch_ctx_switch, . - ukarch_ctx_switch

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

.section .note.GNU-stack, "", %progbits
