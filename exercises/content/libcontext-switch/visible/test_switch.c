/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a switch of contexts must do: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 *
 * `home` is the context of these tests, `away` another with a stack of its own.
 * A switch that goes nowhere leaves `steps` as it was. One that goes to the
 * wrong place usually ends in a trap: look at the registers that it prints, and
 * at the last case that was named before (they go by name).
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/essentials.h>
#include <uk/test.h>
#include "marks.h"

uk_testsuite_register(libcontext_switch, NULL);

static char stack[2][8192] __align(16);
static struct ukarch_ctx home, away, third;

static volatile long steps; /* that others have made */
static volatile long seen[2];

static __uptr top(int which)
{
	return ukarch_gen_sp(stack[which], sizeof(stack[which]));
}

static void forget_all(void)
{
	memset(&home, 0, sizeof(home));
	steps = 0;
	seen[0] = seen[1] = 0;
}

static __noreturn void comes_back(void)
{
	for (;;) {
		steps++;
		ukarch_ctx_switch(&away, &home);
	}
}

static __noreturn void notes_arguments(long a, long b)
{
	seen[0] = a;
	seen[1] = b;
	comes_back();
}

UK_TESTCASE(libcontext_switch, a_fresh_context_runs_and_comes_back)
{
	forget_all();
	ukarch_ctx_init_entry0(&away, top(0), 0, comes_back);
	ukarch_ctx_switch(&home, &away);
	UK_TEST_EXPECT_SNUM_EQ(steps, 1);
}

UK_TESTCASE(libcontext_switch, a_fresh_context_gets_its_arguments)
{
	forget_all();
	ukarch_ctx_init_entry2(&away, top(0), 0, notes_arguments, 47, 11);
	ukarch_ctx_switch(&home, &away);
	UK_TEST_EXPECT_SNUM_EQ(seen[0], 47);
	UK_TEST_EXPECT_SNUM_EQ(seen[1], 11);
}

UK_TESTCASE(libcontext_switch, the_context_that_is_left_is_stored)
{
	char here;

	forget_all();
	ukarch_ctx_init_entry0(&away, top(0), 0, comes_back);
	ukarch_ctx_switch(&home, &away);
	UK_TEST_EXPECT_NOT_ZERO(home.ip);
	UK_TEST_EXPECT(home.sp < (__uptr) & here);
	UK_TEST_EXPECT(away.sp > (__uptr)stack[0] && away.sp < top(0));
}

UK_TESTCASE(libcontext_switch, two_contexts_take_turns)
{
	forget_all();
	ukarch_ctx_init_entry0(&away, top(0), 1, comes_back);
	for (int i = 0; i < 5 && steps == i; i++)
		ukarch_ctx_switch(&home, &away);
	UK_TEST_EXPECT_SNUM_EQ(steps, 5);
}

/* One expectation for each register, with its name */
#define SURVIVES(reg, bit)                                                     \
	do {                                                                   \
		unsigned long lost_##reg = lost >> (bit)&1;                    \
		UK_TEST_EXPECT_ZERO(lost_##reg);                               \
	} while (0);

UK_TESTCASE(libcontext_switch, registers_survive)
{
	unsigned long lost;

	forget_all();
	ukarch_ctx_init_entry0(&away, top(0), 0, comes_back);
	lost = switch_with_marks(&home, &away);
	UK_TEST_EXPECT_SNUM_EQ(steps, 1);
	EACH_MARKED(SURVIVES)
}

/* home -> away -> third -> home: nobody comes back to whom it left */
static __noreturn void goes_to_third(void)
{
	for (;;) {
		steps++;
		ukarch_ctx_switch(&away, &third);
	}
}

static __noreturn void goes_home(void)
{
	for (;;) {
		steps++;
		ukarch_ctx_switch(&third, &home);
	}
}

UK_TESTCASE(libcontext_switch, three_contexts_go_round)
{
	unsigned long lost = 0;

	forget_all();
	ukarch_ctx_init_entry0(&away, top(0), 0, goes_to_third);
	ukarch_ctx_init_entry0(&third, top(1), 0, goes_home);
	for (int i = 0; i < 3 && steps == 2 * i; i++)
		lost |= switch_with_marks(&home, &away);
	UK_TEST_EXPECT_SNUM_EQ(steps, 6);
	UK_TEST_EXPECT_ZERO(lost);
}
