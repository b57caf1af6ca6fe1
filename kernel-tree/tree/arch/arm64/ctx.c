/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fresh contexts on arm64.
 *
 * Interface: <uk/arch/ctx.h>. What a trampoline of ctx_switch.S pops, this
 * file pushes; the two must be read together. Each line is a slot of 16 bytes,
 * lowest address (top of stack) last:
 *
 *   ukarch_ctx_init          ip
 *   ukarch_ctx_init_entry0   entry
 *   ukarch_ctx_init_entry1   entry, arg
 *   ukarch_ctx_init_entry2   entry, arg1, arg0
 *
 * and, where registers are to be cleared, the address of the trampoline that
 * would have been the ip otherwise.
 */
#include <uk/arch/ctx.h>

/* ctx_switch.S; not functions, only addresses to jump to */
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

static void push_target(struct ukarch_ctx *ctx, __uptr sp, __uptr target)
{
	UK_ASSERT(ctx);
	UK_ASSERT(sp);
	UK_ASSERT(target);
	UK_ASSERT((sp & (UKARCH_SP_ALIGN - 1)) == 0);

	ukarch_ctx_init_bare(ctx, sp, 0);
	ukarch_rctx_stackpush(ctx, target);
}

void ukarch_ctx_init(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
		     __uptr ip)
{
	push_target(ctx, sp, ip);
	set_landing(ctx, keep_regs, _ukarch_ctx_jump);
}

void ukarch_ctx_init_entry0(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry0 entry)
{
	push_target(ctx, sp, (__uptr)entry);
	set_landing(ctx, keep_regs, _ukarch_ctx_jump);
}

void ukarch_ctx_init_entry1(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry1 entry, long arg)
{
	push_target(ctx, sp, (__uptr)entry);
	ukarch_rctx_stackpush(ctx, arg);
	set_landing(ctx, keep_regs, _ukarch_ctx_pop1);
}

void ukarch_ctx_init_entry2(struct ukarch_ctx *ctx, __uptr sp, int keep_regs,
			    ukarch_ctx_entry2 entry, long arg0, long arg1)
{
	push_target(ctx, sp, (__uptr)entry);
	ukarch_rctx_stackpush(ctx, arg1);
	ukarch_rctx_stackpush(ctx, arg0);
	set_landing(ctx, keep_regs, _ukarch_ctx_pop2);
}
