/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fresh contexts.
 *
 * Interface: <uk/arch/ctx.h>. What a trampoline of ctx_start.S pops, this file
 * pushes; they must be read together. Stacks while being prepared, lowest
 * address (top of stack) last:
 *
 *   ukarch_ctx_init          ip
 *   ukarch_ctx_init_entry0   return, entry
 *   ukarch_ctx_init_entry1   return, entry, arg
 *   ukarch_ctx_init_entry2   return, entry, arg1, arg0
 *
 * and, where registers are to be cleared, the address of the trampoline that
 * would have been the ip otherwise. `return` is a return address of 0, and only
 * there where functions look for it on the stack (UKARCH_RETURN_ON_STACK).
 */
#include <uk/arch/ctx.h>

#ifndef STARTER_libcontext_entry
/* ctx_start.S; not functions, only addresses to jump to */
extern char _ukarch_ctx_clear_regs[];
extern char _ukarch_ctx_jump[];
extern char _ukarch_ctx_pop1[];
extern char _ukarch_ctx_pop2[];

/* `landing`: the trampoline that takes what is on the stack now */
static void set_landing(struct ukarch_ctx *ctx, int keep_regs, char *landing)
{
	ctx->ip = (__uptr)landing;
	if (keep_regs)
		return;

	ukarch_rctx_stackpush(ctx, ctx->ip);
	ctx->ip = (__uptr)_ukarch_ctx_clear_regs;
}

void ukarch_ctx_init(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		     __uptr ip)
{
	UK_ASSERT(ctx);
	UK_ASSERT(sp);
	UK_ASSERT(ip);

	ukarch_ctx_init_bare(ctx, sp, 0);
	ukarch_rctx_stackpush(ctx, ip);
	set_landing(ctx, keep_regs, _ukarch_ctx_jump);
}

/*
 * On x86-64, with sp a multiple of 16, the return address leaves rsp + 8 a
 * multiple of 16 at `entry`, as after a call instruction.
 */
static void push_call(struct ukarch_ctx *ctx, __uptr sp, __uptr entry)
{
	UK_ASSERT(ctx);
	UK_ASSERT(sp);
	UK_ASSERT(entry);
	UK_ASSERT((sp & (UKARCH_SP_ALIGN - 1)) == 0);

	ukarch_ctx_init_bare(ctx, sp, 0);
	if (UKARCH_RETURN_ON_STACK)
		ukarch_rctx_stackpush(ctx, (__u64)0);
	ukarch_rctx_stackpush(ctx, entry);
}

void ukarch_ctx_init_entry0(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry0 entry)
{
	push_call(ctx, sp, (__uptr)entry);
	set_landing(ctx, keep_regs, _ukarch_ctx_jump);
}

void ukarch_ctx_init_entry1(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry1 entry, long arg)
{
	push_call(ctx, sp, (__uptr)entry);
	ukarch_rctx_stackpush(ctx, arg);
	set_landing(ctx, keep_regs, _ukarch_ctx_pop1);
}

void ukarch_ctx_init_entry2(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry2 entry, long arg0, long arg1)
{
	push_call(ctx, sp, (__uptr)entry);
	ukarch_rctx_stackpush(ctx, arg1);
	ukarch_rctx_stackpush(ctx, arg0);
	set_landing(ctx, keep_regs, _ukarch_ctx_pop2);
}
#else
/*
 * Yours to write, with the trampolines of ctx_start.S. So far a context that
 * was made goes nowhere.
 */
void ukarch_ctx_init(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		     __uptr ip)
{
	(void)sp;
	(void)keep_regs;
	(void)ip;
	ukarch_ctx_init_bare(ctx, 0, 0);
}

void ukarch_ctx_init_entry0(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry0 entry)
{
	ukarch_ctx_init(ctx, sp, keep_regs, (__uptr)entry);
}

void ukarch_ctx_init_entry1(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry1 entry, long arg)
{
	(void)arg;
	ukarch_ctx_init(ctx, sp, keep_regs, (__uptr)entry);
}

void ukarch_ctx_init_entry2(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry2 entry, long arg0, long arg1)
{
	(void)arg0;
	(void)arg1;
	ukarch_ctx_init(ctx, sp, keep_regs, (__uptr)entry);
}
#endif
