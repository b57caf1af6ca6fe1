/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libcontext: fresh contexts, their registers and stacks, and the switch
 * (contract 2.1, 14).
 *
 * The assembly below is the other side of each switch: `probe` writes down
 * every register it finds at its entry, fills them with garbage, and goes home.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(libcontext_ctx, NULL);

enum reg {
	RAX,
	RBX,
	RCX,
	RDX,
	RSI,
	RDI,
	RBP,
	R8,
	R9,
	R10,
	R12,
	R13,
	R14,
	R15,
	RSP,
	RETURN_ADDRESS,
	REGS
};

static __u64 seen[REGS] __used;	    /* by the probe */
static __u64 marks_after[6] __used; /* rbx, rbp, r12 to r15 */

static struct ukarch_ctx home, away;
static char stack[16384] __align(16);

static void probe_done(void) __noreturn __used;
extern void probe(void) __noreturn;

/* Switches with marks in the callee-saved registers and notes what returns */
void switch_with_marks(struct ukarch_ctx *store, struct ukarch_ctx *load);

#define MARK_RBX 0x1b0b0b0b
#define MARK_R12 0x12121212
#define MARK_R13 0x13131313
#define MARK_R14 0x14141414
#define MARK_R15 0x15151515
#define MARK_RBP 0x0b0b0b0b

__asm__(".pushsection .text\n"
	"probe:\n"
	"	movq %rax, seen+0*8(%rip)\n"
	"	movq %rbx, seen+1*8(%rip)\n"
	"	movq %rcx, seen+2*8(%rip)\n"
	"	movq %rdx, seen+3*8(%rip)\n"
	"	movq %rsi, seen+4*8(%rip)\n"
	"	movq %rdi, seen+5*8(%rip)\n"
	"	movq %rbp, seen+6*8(%rip)\n"
	"	movq %r8,  seen+7*8(%rip)\n"
	"	movq %r9,  seen+8*8(%rip)\n"
	"	movq %r10, seen+9*8(%rip)\n"
	"	movq %r12, seen+10*8(%rip)\n"
	"	movq %r13, seen+11*8(%rip)\n"
	"	movq %r14, seen+12*8(%rip)\n"
	"	movq %r15, seen+13*8(%rip)\n"
	"	movq %rsp, seen+14*8(%rip)\n"
	"	movq (%rsp), %rax\n"
	"	movq %rax, seen+15*8(%rip)\n"
	"	movq $-1, %rbx\n"
	"	movq %rbx, %rbp\n"
	"	movq %rbx, %r12\n"
	"	movq %rbx, %r13\n"
	"	movq %rbx, %r14\n"
	"	movq %rbx, %r15\n"
	"	andq $-16, %rsp\n"
	"	call probe_done\n"
	"switch_with_marks:\n"
	"	pushq %rbx\n"
	"	pushq %rbp\n"
	"	pushq %r12\n"
	"	pushq %r13\n"
	"	pushq %r14\n"
	"	pushq %r15\n"
	"	subq $8, %rsp\n"
	"	movq $" STRINGIFY(
		MARK_RBX) ", %rbx\n"
			  "	movq $" STRINGIFY(
				  MARK_RBP) ", %rbp\n"
					    "	movq $" STRINGIFY(
						    MARK_R12) ", %r12\n"
							      "	movq $" STRINGIFY(
								      MARK_R13) ", %r13\n"
										"	movq $" STRINGIFY(
											MARK_R14) ", %r14\n"
												  "	movq $" STRINGIFY(
													  MARK_R15) ", %r15\n"
														    "	call ukarch_ctx_switch\n"
														    "	movq %rbx, marks_after+0*8(%rip)\n"
														    "	movq %rbp, marks_after+1*8(%rip)\n"
														    "	movq %r12, marks_after+2*8(%rip)\n"
														    "	movq %r13, marks_after+3*8(%rip)\n"
														    "	movq %r14, marks_after+4*8(%rip)\n"
														    "	movq %r15, marks_after+5*8(%rip)\n"
														    "	addq $8, %rsp\n"
														    "	popq %r15\n"
														    "	popq %r14\n"
														    "	popq %r13\n"
														    "	popq %r12\n"
														    "	popq %rbp\n"
														    "	popq %rbx\n"
														    "	ret\n"
														    ".popsection\n");

static void probe_done(void)
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
	memset(seen, 0xee, sizeof(seen));
	switch_with_marks(&home, &away);
}

/* Registers that must be zero where none carries an argument */
static int registers_not_zero(enum reg from, enum reg to)
{
	int count = 0;

	for (int r = from; r <= (int)to; r++)
		count += seen[r] != 0;
	return count;
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
	struct ukarch_ctx ctx;

	ukarch_ctx_init_bare(&ctx, stack_top(), 1);
	ukarch_rctx_stackpush(&ctx, (__u64)0x1122334455667788);
	UK_TEST_EXPECT_SNUM_EQ(stack_top() - ctx.sp, 8);
	UK_TEST_EXPECT(*(__u64 *)ctx.sp == 0x1122334455667788);
	ukarch_rctx_stackpush(&ctx, (__u32)0xabcd1234);
	UK_TEST_EXPECT_SNUM_EQ(stack_top() - ctx.sp, 12);
	UK_TEST_EXPECT_SNUM_EQ(*(__u32 *)ctx.sp, 0xabcd1234);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_rstack_push(ctx.sp, (__u32)5),
			       ctx.sp - 4);
}

UK_TESTCASE(libcontext_ctx, entry0_starts_with_all_registers_zero)
{
	ukarch_ctx_init_entry0(&away, stack_top(), 0, probe);
	run_probe();
	UK_TEST_EXPECT_ZERO(registers_not_zero(RAX, R15));
}

UK_TESTCASE(libcontext_ctx, entry1_starts_with_its_argument_and_zeros)
{
	ukarch_ctx_init_entry1(&away, stack_top(), 0, (ukarch_ctx_entry1)probe,
			       -7);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(seen[RDI], -7);
	UK_TEST_EXPECT_ZERO(registers_not_zero(RAX, RSI));
	UK_TEST_EXPECT_ZERO(registers_not_zero(RBP, R15));
}

UK_TESTCASE(libcontext_ctx, entry2_starts_with_both_arguments_and_zeros)
{
	ukarch_ctx_init_entry2(&away, stack_top(), 0, (ukarch_ctx_entry2)probe,
			       0x123456789abc, 2);
	run_probe();
	UK_TEST_EXPECT(seen[RDI] == 0x123456789abc);
	UK_TEST_EXPECT_SNUM_EQ(seen[RSI], 2);
	UK_TEST_EXPECT_ZERO(registers_not_zero(RAX, RDX));
	UK_TEST_EXPECT_ZERO(registers_not_zero(RBP, R15));
}

UK_TESTCASE(libcontext_ctx, entries_get_arguments_with_kept_registers_too)
{
	ukarch_ctx_init_entry2(&away, stack_top(), 1, (ukarch_ctx_entry2)probe,
			       31, 32);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(seen[RDI], 31);
	UK_TEST_EXPECT_SNUM_EQ(seen[RSI], 32);
	ukarch_ctx_init_entry1(&away, stack_top(), 1, (ukarch_ctx_entry1)probe,
			       33);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(seen[RDI], 33);
}

UK_TESTCASE(libcontext_ctx,
	    b8_kept_registers_are_those_of_the_switching_context)
{
	ukarch_ctx_init(&away, stack_top(), 1, (__uptr)probe);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(seen[RBX], MARK_RBX);
	UK_TEST_EXPECT_SNUM_EQ(seen[R12], MARK_R12);
	UK_TEST_EXPECT_SNUM_EQ(seen[R13], MARK_R13);
	UK_TEST_EXPECT_SNUM_EQ(seen[R14], MARK_R14);
	UK_TEST_EXPECT_SNUM_EQ(seen[R15], MARK_R15);
	UK_TEST_EXPECT_ZERO(seen[RBP]);
}

UK_TESTCASE(libcontext_ctx, a_raw_jump_finds_the_stack_pointer_it_was_given)
{
	__uptr sp = stack_top() - 24;

	*(__u64 *)sp = 99;
	ukarch_ctx_init(&away, sp, 0, (__uptr)probe);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(seen[RSP], sp);
	UK_TEST_EXPECT_SNUM_EQ(seen[RETURN_ADDRESS], 99);
	UK_TEST_EXPECT_ZERO(registers_not_zero(RAX, R15));
}

UK_TESTCASE(libcontext_ctx, the_stack_is_aligned_at_every_kind_of_entry)
{
	for (int keep = 0; keep <= 1; keep++) {
		ukarch_ctx_init_entry0(&away, stack_top(), keep, probe);
		run_probe();
		UK_TEST_EXPECT_ZERO((seen[RSP] + 8) % 16);
		UK_TEST_EXPECT_ZERO(seen[RETURN_ADDRESS]);
		ukarch_ctx_init_entry1(&away, stack_top(), keep,
				       (ukarch_ctx_entry1)probe, 1);
		run_probe();
		UK_TEST_EXPECT_ZERO((seen[RSP] + 8) % 16);
		UK_TEST_EXPECT_ZERO(seen[RETURN_ADDRESS]);
		ukarch_ctx_init_entry2(&away, stack_top(), keep,
				       (ukarch_ctx_entry2)probe, 1, 2);
		run_probe();
		UK_TEST_EXPECT_ZERO((seen[RSP] + 8) % 16);
		UK_TEST_EXPECT_ZERO(seen[RETURN_ADDRESS]);
	}
}

UK_TESTCASE(libcontext_ctx,
	    callee_saved_registers_survive_the_way_there_and_back)
{
	memset(marks_after, 0, sizeof(marks_after));
	ukarch_ctx_init_entry0(&away, stack_top(), 0, probe);
	run_probe();
	UK_TEST_EXPECT_SNUM_EQ(marks_after[0], MARK_RBX);
	UK_TEST_EXPECT_SNUM_EQ(marks_after[1], MARK_RBP);
	UK_TEST_EXPECT_SNUM_EQ(marks_after[2], MARK_R12);
	UK_TEST_EXPECT_SNUM_EQ(marks_after[3], MARK_R13);
	UK_TEST_EXPECT_SNUM_EQ(marks_after[4], MARK_R14);
	UK_TEST_EXPECT_SNUM_EQ(marks_after[5], MARK_R15);
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
