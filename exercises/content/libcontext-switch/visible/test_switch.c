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

/* Sets the callee-saved registers, switches, and notes which were lost */
extern unsigned long switch_with_marks(struct ukarch_ctx *store,
				       struct ukarch_ctx *load);

__asm__(".pushsection .text\n"
	"switch_with_marks:\n"
	"	pushq %rbx; pushq %rbp; pushq %r12\n"
	"	pushq %r13; pushq %r14; pushq %r15\n"
	"	subq $8, %rsp\n"
	"	movq $0x1b, %rbx; movq $0x2b, %rbp; movq $0x12, %r12\n"
	"	movq $0x13, %r13; movq $0x14, %r14; movq $0x15, %r15\n"
	"	call ukarch_ctx_switch\n"
	"	xorl %eax, %eax\n"
	"	cmpq $0x1b, %rbx; je 1f; orl $1, %eax\n"
	"1:	cmpq $0x2b, %rbp; je 1f; orl $2, %eax\n"
	"1:	cmpq $0x12, %r12; je 1f; orl $4, %eax\n"
	"1:	cmpq $0x13, %r13; je 1f; orl $8, %eax\n"
	"1:	cmpq $0x14, %r14; je 1f; orl $16, %eax\n"
	"1:	cmpq $0x15, %r15; je 1f; orl $32, %eax\n"
	"1:	addq $8, %rsp\n"
	"	popq %r15; popq %r14; popq %r13\n"
	"	popq %r12; popq %rbp; popq %rbx\n"
	"	ret\n"
	".popsection\n");

#define LOST_RBX 1UL
#define LOST_RBP 2UL
#define LOST_R12 4UL
#define LOST_R13 8UL
#define LOST_R14 16UL
#define LOST_R15 32UL

UK_TESTCASE(libcontext_switch, registers_survive)
{
	unsigned long lost;

	forget_all();
	ukarch_ctx_init_entry0(&away, top(0), 0, comes_back);
	lost = switch_with_marks(&home, &away);
	UK_TEST_EXPECT_SNUM_EQ(steps, 1);
	UK_TEST_EXPECT_ZERO(lost & LOST_RBX);
	UK_TEST_EXPECT_ZERO(lost & LOST_RBP);
	UK_TEST_EXPECT_ZERO(lost & LOST_R12);
	UK_TEST_EXPECT_ZERO(lost & LOST_R13);
	UK_TEST_EXPECT_ZERO(lost & LOST_R14);
	UK_TEST_EXPECT_ZERO(lost & LOST_R15);
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
