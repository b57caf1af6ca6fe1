/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The switch: leaving one context and going on with another.
 *
 * Interface: <uk/arch/ctx.h>. A context is two words, ip and sp. Whoever is
 * left finds there, much later, the place to go on and the stack to go on with;
 * all else waits on that stack (x86_64/ctx_switch.S has a picture). A context
 * that was never left begins at its ip at once (ctx_start.S): nothing of ours
 * lies on its stack.
 *
 * Below a stack pointer nothing is safe, that of a context which was left
 * included: others may push there (ukarch_rctx_stackpush()).
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
#ifndef STARTER_libcontext_switch
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
#else
	/* Yours to write: leave the one, go on with the other. */
	ret
#endif
.size ukarch_ctx_switch, . - ukarch_ctx_switch

.section .note.GNU-stack, "", %progbits
