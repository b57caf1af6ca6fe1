/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise memtag-granules. What is asked, and what is answered:
 *
 *   OP_SET granule count tag           nothing; we do it ourselves
 *   OP_OF_POINTER place top            the tag
 *   OP_OF_MEMORY place top             the tag
 *   OP_REGION granule count top avoid  place and top of what was returned;
 *                                      granules of the region that have its
 *                                      tag; bytes changed; four rows of tags
 *   OP_CLEAR granule count top         the same without the granules
 *   OP_REACH place size top            the bytes
 *   OP_AGAIN granule count             of 60 calls of OP_REGION: how many
 *                                      tags; how often that of the call
 *                                      before; how often 0 or 15
 *
 * `top` are the top eight bits of the pointer that is passed: tag and more.
 * Only ldg and stg look at tags here, never the code under test.
 */
#include <uk/arch/memtag.h>
#include <uk/asm/mte.h>
#include <uk/essentials.h>
#include <uk/trial.h>
#include "arena.h"

#define OP_SET 1
#define OP_OF_POINTER 2
#define OP_OF_MEMORY 3
#define OP_REGION 4
#define OP_CLEAR 5
#define OP_REACH 6
#define OP_AGAIN 7

#define TIMES 60
#define TAG(ptr) ((unsigned int)((__u64)(ptr) >> MTE_TAG_SHIFT) & 0xf)

static int begin(unsigned int trial __unused)
{
	arena_reset();
	return 0;
}

static void tell_arena(void)
{
	uk_trial_answer(arena_changed());
	for (unsigned int row = 0; row < GRANULES / ROW; row++)
		uk_trial_answer((__s64)arena_row(row));
}

static void tell_pointer(const void *ptr)
{
	uk_trial_answer(arena_place(ptr));
	uk_trial_answer((__s64)((__u64)ptr >> MTE_TAG_SHIFT));
}

static void tag_again(unsigned int granule, __sz size)
{
	unsigned int seen = 0, same = 0, never = 0, before = 0;

	for (int i = 0; i < TIMES; i++) {
		void *ptr = arena_pointer(granule * MTE_TAG_GRANULE, before);
		unsigned int tag = TAG(ukarch_memtag_region(ptr, size));

		same += i && tag == before;
		never += tag == 0 || tag == 15;
		seen |= 1U << tag;
		before = tag;
	}
	uk_trial_answer(__builtin_popcount(seen));
	uk_trial_answer(same);
	uk_trial_answer(never);
}

static int step(const struct uk_trial_step *s)
{
	const __s64 *arg = s->arg;
	__sz size = arg[1] * MTE_TAG_GRANULE;
	void *ptr;

	switch (s->op) {
	case OP_SET:
		arena_tag(arg[0], arg[1], arg[2]);
		return 0;
	case OP_OF_POINTER:
		uk_trial_answer(ukarch_memtag_of_pointer(
			arena_pointer(arg[0], arg[1])));
		return 0;
	case OP_OF_MEMORY:
		uk_trial_answer(
			ukarch_memtag_of_memory(arena_pointer(arg[0], arg[1])));
		return 0;
	case OP_REGION:
		ptr = arena_pointer(arg[0] * MTE_TAG_GRANULE, arg[2]);
		ptr = ukarch_memtag_region_avoid(ptr, size, arg[3]);
		tell_pointer(ptr);
		uk_trial_answer(arena_having(arg[0], arg[1], TAG(ptr)));
		tell_arena();
		return 0;
	case OP_CLEAR:
		ptr = arena_pointer(arg[0] * MTE_TAG_GRANULE, arg[2]);
		tell_pointer(ukarch_memtag_clear(ptr, size));
		tell_arena();
		return 0;
	case OP_REACH:
		uk_trial_answer(ukarch_memtag_reach(
			arena_pointer(arg[0], arg[2]), arg[1]));
		return 0;
	case OP_AGAIN:
		tag_again(arg[0], size);
		return 0;
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return arena_make() < 0 ? 2 : uk_trial_run(&ops);
}
