/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise libcontext-entry: has contexts made, begins them, and
 * tells with what they began (begun.h says how values are named).
 *
 *   1 MAKE c, kind, keep_regs, depth, wide, argument 0, argument 1
 *     context c, 0 or 1, begins `depth` times 16 bytes below the top of its
 *     stack. No answer. Arguments are those of the step if wide, else names
 *   2 ENTER c, seed, wide
 *     with registers of drawn values if wide, else names
 *     answers where (0: at its entry), the stack pointer less the one it was
 *     made with, argument 0, argument 1, frame pointer, the first argument or
 *     callee-saved register that is not zero, the first callee-saved one that
 *     is not as before, the return address (of a function), how many words at
 *     or above a stack pointer were written
 */
#include <uk/arch/ctx.h>
#include <uk/essentials.h>
#include <uk/trial.h>
#include "begun.h"

#define MAKE 1
#define ENTER 2

#define CONTEXTS 2
#define KIND_JUMP 0 /* ukarch_ctx_init(); above, number of arguments + 1 */
#define KINDS 4
#define MAX_DEPTH 16

#define STACK_WORDS 256
#define ABOVE_TOP 16
#define REG_SP (REGISTERS == 16 ? 4 : 31)

static struct {
	struct ukarch_ctx ctx;
	__uptr sp;
	__u8 kind;
} made[CONTEXTS];

static __u64 stacks[CONTEXTS][STACK_WORDS] __align(16);

static void fill(unsigned int c)
{
	for (unsigned int i = 0; i < STACK_WORDS; i++)
		stacks[c][i] =
			pad((__uptr) & stacks[c][i] < made[c].sp ? PAD_FREE
								 : PAD_USED);
}

static unsigned int words_written(void)
{
	unsigned int written = 0;

	for (unsigned int c = 0; c < CONTEXTS; c++)
		for (unsigned int i = 0; i < STACK_WORDS; i++)
			if ((__uptr) & stacks[c][i] >= made[c].sp)
				written += stacks[c][i] != pad(PAD_USED);
	return written;
}

static int begin(unsigned int trial __unused)
{
	for (unsigned int c = 0; c < CONTEXTS; c++) {
		made[c].sp = (__uptr) & stacks[c][STACK_WORDS - ABOVE_TOP];
		ukarch_ctx_init_bare(&made[c].ctx, 0, 0);
		fill(c);
	}
	return 0;
}

static void make(unsigned int c, int keep_regs, long arg0, long arg1)
{
	struct ukarch_ctx *ctx = &made[c].ctx;
	__uptr sp = made[c].sp, entry = (__uptr)enter_entry;

	switch (made[c].kind) {
	case KIND_JUMP:
		ukarch_ctx_init(ctx, sp, keep_regs, entry);
		break;
	case KIND_JUMP + 1:
		ukarch_ctx_init_entry0(ctx, sp, keep_regs,
				       (ukarch_ctx_entry0)entry);
		break;
	case KIND_JUMP + 2:
		ukarch_ctx_init_entry1(ctx, sp, keep_regs,
				       (ukarch_ctx_entry1)entry, arg0);
		break;
	default:
		ukarch_ctx_init_entry2(ctx, sp, keep_regs,
				       (ukarch_ctx_entry2)entry, arg0, arg1);
	}
}

static int make_step(const struct uk_trial_step *s)
{
	unsigned int c = s->arg[0];
	bool wide = s->arg[4];

	if (c >= CONTEXTS || s->arg[1] >= KINDS || s->arg[3] > MAX_DEPTH)
		return -1;
	made[c].kind = s->arg[1];
	made[c].sp -= 16 * s->arg[3];
	fill(c);
	make(c, s->arg[2], wide ? s->arg[5] : (long)pad(PAD_ARG + 2 * c),
	     wide ? s->arg[6] : (long)pad(PAD_ARG + 2 * c + 1));
	return 0;
}

/* SplitMix64 */
static __u64 drawn(__u64 seed, unsigned int n)
{
	__u64 z = seed + (n + 1) * 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

static void answer(unsigned int c)
{
	bool function = made[c].kind != KIND_JUMP;

	uk_trial_answer(begun_where());
	uk_trial_answer(begun_sp(function) - made[c].sp);
	uk_trial_answer(begun_argument(0));
	uk_trial_answer(begun_argument(1));
	uk_trial_answer(begun_frame_pointer());
	uk_trial_answer(begun_not_zero(function ? made[c].kind - 1 : 0));
	uk_trial_answer(begun_not_kept());
	uk_trial_answer(begun_return(stacks[c], stacks[c] + STACK_WORDS));
	uk_trial_answer(words_written());
}

static int enter_step(const struct uk_trial_step *s)
{
	unsigned int c = s->arg[0];
	__uptr base = (__uptr)stacks[c % CONTEXTS], sp;

	if (c >= CONTEXTS)
		return -1;
	sp = made[c].ctx.sp;
	if (!made[c].ctx.ip || sp < base + STACK_WORDS || sp > made[c].sp) {
		uk_trial_leave_out();
		return 0;
	}
	for (unsigned int r = 0; r < REGISTERS; r++)
		enter_before[r] = s->arg[2] ? drawn(s->arg[1], r) : pad(r);
	enter_before[REG_SP] = sp;
	enter(made[c].ctx.ip);
	answer(c);
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	switch (s->op) {
	case MAKE:
		return make_step(s);
	case ENTER:
		return enter_step(s);
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_trial_run(&ops);
}
