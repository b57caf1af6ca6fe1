/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: fresh contexts, their registers and stacks, and the switch
 * (contract 2.1, 14). "probe.h" is the other side of each switch.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "probe.h"

uk_testsuite_register(libcontext_ctx, NULL);

static struct ukarch_ctx home, away;
static char stack[16384] __align(16);

void probe_done(void)
{
	ukarch_ctx_switch(&away, &home);
	UK_CRASH("A context that was left for good came back\n");
}

static __uptr stack_top(void)
{
	return ukarch_gen_sp(stack, sizeof(stack));
}

static void run_probe(void)
{
	memset(&probe_seen, 0xee, sizeof(probe_seen));
	switch_with_marks(&home, &away);
}

/* Registers that must be zero, beside those of the first two arguments */
static int registers_not_zero(void)
{
	int count = 0;

	for (int i = 0; i < probe_saved; i++)
		count += probe_seen.saved[i] != 0;
	return count + !!probe_seen.other_args + !!probe_seen.scratch;
}

UK_TESTCASE(libcontext_ctx, init_bare_stores_both_words_and_nothing_else)
{
	__u64 untouched[2] = {0x1111, 0x2222};
	struct ukarch_ctx ctx;

	ukarch_ctx_init_bare(&ctx, (__uptr) & untouched[1], 42);
	UK_TEST_EXPECT_SNUM_EQ(ctx.ip, 42);
	UK_TEST_EXPECT_PTR_EQ(ctx.sp, &untouched[1]);
	UK_TEST_EXPECT_SNUM_EQ(untouched[0], 0x1111);
	UK_TEST_EXPECT_SNUM_EQ(untouched[1], 0x2222);
	ukarch_ctx_init_bare(&ctx, 0, 0);
	UK_TEST_EXPECT_ZERO(ctx.ip);
	UK_TEST_EXPECT_ZERO(ctx.sp);
}

UK_TESTCASE(libcontext_ctx, the_layout_is_ip_then_sp)
{
	UK_TEST_EXPECT_ZERO(__offsetof(struct ukarch_ctx, ip));
	UK_TEST_EXPECT_SNUM_EQ(__offsetof(struct ukarch_ctx, sp), 8);
	UK_TEST_EXPECT_SNUM_EQ(sizeof(struct ukarch_ctx), 16);
}

UK_TESTCASE(libcontext_ctx, gen_sp_is_the_aligned_upper_end)
{
	UK_TEST_EXPECT_SNUM_EQ(ukarch_gen_sp(0x1000, 0x100), 0x1100);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_gen_sp(0x1000, 0x10f), 0x1100);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_gen_sp(0x1008, 0x100), 0x1100);
}

UK_TESTCASE(libcontext_ctx, pushed_values_can_be_read_on_the_stack)
{
	__sz slots = UKARCH_STACK_SLOT(8) + UKARCH_STACK_SLOT(4);
	struct ukarch_ctx ctx;

	ukarch_ctx_init_bare(&ctx, stack_top(), 1);
	ukarch_rctx_stackpush(&ctx, (__u64)0x1122334455667788);
	UK_TEST_EXPECT_SNUM_EQ(stack_top() - ctx.sp, UKARCH_STACK_SLOT(8));
	UK_TEST_EXPECT(*(__u64 *)ctx.sp == 0x1122334455667788);
	ukarch_rctx_stackpush(&ctx, (__u32)0xabcd1234);
	UK_TEST_EXPECT_SNUM_EQ(stack_top() - ctx.sp, slots);
	UK_TEST_EXPECT_SNUM_EQ(*(__u32 *)ctx.sp, 0xabcd1234);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_rstack_push(ctx.sp, (__u32)5),
			       ctx.sp - UKARCH_STACK_SLOT(4));
}

UK_TESTCASE(libcontext_ctx, entry0_starts_with_all_registers_zero)
{
	ukarch_ctx_init_entry0(&away, stack_top(), 0, probe);
	run_probe();
	UK_TEST_EXPECT_ZERO(probe_seen.args[0]);
	UK_TEST_EXPECT_ZERO(probe_seen.args[1]);
	UK_TEST_EXPECT_ZERO(registers_not_zero());
}

UK_TESTCASE(libcontext_ctx, entry1_starts_with_its_argument_and_zeros)
{
	ukarch_ctx_init_entry1(&away, stack_top(), 0, (ukarch_ctx_entry1)probe,
			       -7);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.args[0], -7);
	UK_TEST_EXPECT_ZERO(probe_seen.args[1]);
	UK_TEST_EXPECT_ZERO(registers_not_zero());
}

UK_TESTCASE(libcontext_ctx, entry2_starts_with_both_arguments_and_zeros)
{
	ukarch_ctx_init_entry2(&away, stack_top(), 0, (ukarch_ctx_entry2)probe,
			       0x123456789abc, 2);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.args[0], 0x123456789abc);
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.args[1], 2);
	UK_TEST_EXPECT_ZERO(registers_not_zero());
}

UK_TESTCASE(libcontext_ctx, entries_get_arguments_with_kept_registers_too)
{
	ukarch_ctx_init_entry2(&away, stack_top(), 1, (ukarch_ctx_entry2)probe,
			       31, 32);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.args[0], 31);
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.args[1], 32);
	ukarch_ctx_init_entry1(&away, stack_top(), 1, (ukarch_ctx_entry1)probe,
			       33);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.args[0], 33);
}

UK_TESTCASE(libcontext_ctx,
	    b8_kept_registers_are_those_of_the_switching_context)
{
	ukarch_ctx_init(&away, stack_top(), 1, (__uptr)probe);
	run_probe();
	UK_TEST_EXPECT_ZERO(probe_seen.saved[0]); /* the frame pointer */
	for (int i = 1; i < probe_saved; i++)
		UK_TEST_EXPECT_SNUM_EQ(probe_seen.saved[i], PROBE_MARK(i));
}

UK_TESTCASE(libcontext_ctx, a_raw_jump_finds_the_stack_pointer_it_was_given)
{
	__uptr sp = stack_top() - 32;

	*(__u64 *)sp = 99;
	ukarch_ctx_init(&away, sp, 0, (__uptr)probe);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.sp, sp);
	UK_TEST_EXPECT_SNUM_EQ(*(__u64 *)sp, 99);
	UK_TEST_EXPECT_ZERO(registers_not_zero());
}

UK_TESTCASE(libcontext_ctx, the_stack_is_aligned_at_every_kind_of_entry)
{
	for (int keep = 0; keep <= 1; keep++) {
		ukarch_ctx_init_entry0(&away, stack_top(), keep, probe);
		run_probe();
		UK_TEST_EXPECT_ZERO((probe_seen.sp + probe_return_slot) % 16);
		UK_TEST_EXPECT_ZERO(probe_seen.return_address);
		ukarch_ctx_init_entry1(&away, stack_top(), keep,
				       (ukarch_ctx_entry1)probe, 1);
		run_probe();
		UK_TEST_EXPECT_ZERO((probe_seen.sp + probe_return_slot) % 16);
		UK_TEST_EXPECT_ZERO(probe_seen.return_address);
		ukarch_ctx_init_entry2(&away, stack_top(), keep,
				       (ukarch_ctx_entry2)probe, 1, 2);
		run_probe();
		UK_TEST_EXPECT_ZERO((probe_seen.sp + probe_return_slot) % 16);
		UK_TEST_EXPECT_ZERO(probe_seen.return_address);
	}
}

UK_TESTCASE(libcontext_ctx, an_entry_has_the_whole_stack)
{
	ukarch_ctx_init_entry2(&away, stack_top(), 0, (ukarch_ctx_entry2)probe,
			       1, 2);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(probe_seen.sp, stack_top() - probe_return_slot);
}

UK_TESTCASE(libcontext_ctx,
	    callee_saved_registers_survive_the_way_there_and_back)
{
	memset(marks_after, 0, sizeof(marks_after));
	ukarch_ctx_init_entry0(&away, stack_top(), 0, probe);
	run_probe();
	for (int i = 0; i < probe_saved; i++)
		UK_TEST_EXPECT_SNUM_EQ(marks_after[i], PROBE_MARK(i));
}

UK_TESTCASE(libcontext_ctx, a_switch_stores_the_stack_of_the_context_it_leaves)
{
	ukarch_ctx_init_entry0(&away, stack_top(), 0, probe);
	run_probe();
	UK_TEST_EXPECT(away.sp > (__uptr)stack);
	UK_TEST_EXPECT(away.sp < stack_top());
	UK_TEST_EXPECT(home.sp < (__uptr)stack || home.sp > stack_top());
}

#define ROUNDS 1000

static long rounds_away;

static void count_rounds(long step) __noreturn;

static void count_rounds(long step)
{
	/* `own` lives on this stack or in a register across all switches */
	for (long own = step;; own += step) {
		rounds_away = own;
		ukarch_ctx_switch(&away, &home);
	}
}

UK_TESTCASE(libcontext_ctx,
	    two_contexts_keep_their_own_variables_for_1000_rounds)
{
	long wrong = 0;

	ukarch_ctx_init_entry1(&away, stack_top(), 0, count_rounds, 3);
	for (long i = 1; i <= ROUNDS; i++) {
		ukarch_ctx_switch(&home, &away);
		wrong += rounds_away != 3 * i;
	}
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_SNUM_EQ(rounds_away, 3 * ROUNDS);
}
