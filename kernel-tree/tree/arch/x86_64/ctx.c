/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fresh contexts on x86-64.
 *
 * Interface: <uk/arch/ctx.h>. What a trampoline of ctx_start.S pops, this
 * file pushes; the two must be read together. Stacks while being prepared,
 * lowest address (top of stack) last:
 *
 *   ukarch_ctx_init          ip
 *   ukarch_ctx_init_entry0   0, entry
 *   ukarch_ctx_init_entry1   0, entry, arg
 *   ukarch_ctx_init_entry2   0, entry, arg1, arg0
 *
 * and, where registers are to be cleared, the address of the trampoline above
 * that would have been the ip otherwise.
 */
#include <uk/arch/ctx.h>

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
 * With sp a multiple of 16, the return address of 0 leaves rsp + 8 a multiple
 * of 16 at `entry`, as after a call instruction.
 */
static void push_call(struct ukarch_ctx *ctx, __uptr sp, __uptr entry)
{
	UK_ASSERT(ctx);
	UK_ASSERT(sp);
	UK_ASSERT(entry);
	UK_ASSERT((sp & (UKARCH_SP_ALIGN - 1)) == 0);

	ukarch_ctx_init_bare(ctx, sp, 0);
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
