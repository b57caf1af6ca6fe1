/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The switch: leaving one context and going on with another.
 *
 * Interface: <uk/arch/ctx.h>. A context is two words, ip and sp. Whoever is
 * left finds there, much later, the place to go on and the stack to go on with:
 *
 *     A calls ukarch_ctx_switch(&A, &B)
 *        |    A: registers on A's stack, then A.ip and A.sp are stored
 *        '--> B.sp is the stack, B.ip is where to go
 *             ... B runs, and others, for as long as they like ...
 *     somebody calls ukarch_ctx_switch(&somebody, &A)
 *        |    to A.ip, with A.sp: registers from A's stack
 *     <--'    return to A's caller, as if nothing had happened
 *
 * A context that was never left begins at its ip at once (ctx.c, ctx_start.S):
 * nothing of ours lies on its stack.
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
 * rdi: store, rsi: load; OFFSETOF_UKARCH_CTX_IP and _SP are the places of the
 * two words. The System V ABI lets a caller keep values in rbx, rbp and r12 to
 * r15 over a call, and nowhere else; so saving these six is enough.
 */
.globl ukarch_ctx_switch
.type ukarch_ctx_switch, @function
ukarch_ctx_switch:
#ifndef STARTER_libcontext_switch
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
#else
	/* Yours to write: leave the one, go on with the other. */
	ret
#endif
.size ukarch_ctx_switch, . - ukarch_ctx_switch

.section .note.GNU-stack, "", @progbits
