/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Contexts, their stacks, and one switch after the other.
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/essentials.h>
#include <uk/plat/lcpu.h>
#include "leap.h"
#include "stage.h"

__u64 arena[ARENA_WORDS] __align(16);

static __u64 arena_before[ARENA_WORDS];
static const struct trial *trial;
static unsigned int running;
/* Where each context will go on if it was left: a site; else NEVER_LEFT */
static unsigned int left_at[MAX_CONTEXTS];

#define NEVER_LEFT SITES

/* Number n of the trial's drawn ones (SplitMix64) */
static __u64 drawn(unsigned int n)
{
	__u64 z = trial->seed + (n + 1) * 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

static __u64 pad(unsigned int number)
{
	return (__uptr)leap_pads + number * PAD_LEN;
}

static __u64 value(unsigned int n)
{
	return trial->wide ? drawn(n) : pad(drawn(n) % PADS_DRAWN);
}

static struct ukarch_ctx *ctx_of(unsigned int c)
{
	return (struct ukarch_ctx *)&arena[c * SLOT_WORDS + 1];
}

static __u64 *stack_of(unsigned int c)
{
	return &arena[STACKS + c * STACK_WORDS];
}

static __uptr sp_at(unsigned int c, unsigned int depth)
{
	return (__uptr)(stack_of(c) + STACK_WORDS - ABOVE_TOP - 2 * depth);
}

/* What lies in a word that nobody wrote says whether it was in use */
static void fill(__u64 *from, __u64 *to, unsigned int kind)
{
	for (; from < to; from++)
		*from = pad(kind + (from - arena) % 255);
}

/* Nobody can rely on what lies below a stack pointer */
static void fill_below(unsigned int c, __uptr sp)
{
	fill(stack_of(c), (__u64 *)sp, PAD_DEAD);
}

/* A struct is stale while its context runs: make that visible */
static void make_stale(unsigned int c)
{
	ukarch_ctx_init_bare(ctx_of(c),
			     (__uptr) & arena[NOWHERE + NOWHERE_WORDS / 2],
			     pad(PAD_LEFT));
}

static void make_context(unsigned int c, const struct context *how)
{
	struct ukarch_ctx *ctx = ctx_of(c);
	__uptr sp = sp_at(c, how->depth);
	__uptr entry = (__uptr)leap_entries + c * ENTRY_LEN;

	fill_below(c, sp);
	left_at[c] = NEVER_LEFT;
	switch (how->kind) {
	case KIND_BARE:
		ukarch_ctx_init_bare(ctx, sp, entry);
		break;
	case KIND_JUMP:
		ukarch_ctx_init(ctx, sp, how->keep_regs, entry);
		break;
	case KIND_ENTRY0:
		ukarch_ctx_init_entry0(ctx, sp, how->keep_regs,
				       (ukarch_ctx_entry0)entry);
		break;
	case KIND_ENTRY1:
		ukarch_ctx_init_entry1(ctx, sp, how->keep_regs,
				       (ukarch_ctx_entry1)entry, value(2 * c));
		break;
	case KIND_ENTRY2:
		ukarch_ctx_init_entry2(ctx, sp, how->keep_regs,
				       (ukarch_ctx_entry2)entry, value(2 * c),
				       value(2 * c + 1));
		break;
	default:
		make_stale(c);
	}
}

void stage_start(const struct trial *t)
{
	trial = t;
	running = 0;
	fill(arena, arena + ARENA_WORDS, PAD_LIVE);
	for (unsigned int c = 0; c < t->contexts; c++)
		make_context(c, &t->context[c]);
}

static void compare(struct changes *changes)
{
	changes->count = changes->listed = 0;
	for (unsigned int w = 0; w < ARENA_WORDS; w++) {
		if (arena[w] == arena_before[w])
			continue;
		changes->count++;
		if (changes->listed < MAX_LISTED)
			changes->word[changes->listed++] = w;
	}
}

/* Others may use what lies below the stack pointer that was stored */
static void use_stack_below(unsigned int c)
{
	__uptr sp = ctx_of(c)->sp;

	if (sp >= sp_at(c, STACK_WORDS / 4) && sp <= sp_at(c, 0))
		fill_below(c, ALIGN_DOWN(sp, sizeof(__u64)));
}

/* Sets the stage for the context that runs, then leaves it */
static void leave(unsigned int number, const struct step *step)
{
	__uptr sp = sp_at(running, step->depth);

	for (unsigned int c = 0; c < trial->contexts; c++)
		if (left_at[c] != NEVER_LEFT)
			use_stack_below(c);
	fill(stack_of(running), stack_of(running) + STACK_WORDS, PAD_LIVE);
	fill_below(running, sp);
	make_stale(running);
	for (unsigned int r = 0; r < REGISTERS; r++)
		leap_before[r] = value(64 * number + r);
	leap_before[REG_SP] = sp;
	leap_before[REG_ARG0] = (__uptr)ctx_of(running);
	leap_before[REG_ARG1] = (__uptr)ctx_of(step->to);

	memcpy(arena_before, arena, sizeof(arena));
	if (trial->irqs_off)
		ukplat_lcpu_disable_irq();
	leap(step->site);
	ukplat_lcpu_enable_irq();
}

bool stage_step(unsigned int number, const struct step *step,
		struct changes *changes)
{
	unsigned int from = running, to = step->to;
	__u32 wanted = left_at[to] == NEVER_LEFT
			       ? WHERE_ENTRY << 16 | to
			       : WHERE_SITE << 16 | left_at[to];

	leave(number, step);
	compare(changes);
	left_at[from] = step->site;
	running = to;
	return leap_landed == wanted;
}
