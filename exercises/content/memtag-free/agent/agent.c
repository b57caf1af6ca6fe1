/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise memtag-free. What is asked, and what is answered:
 *
 *   OP_MALLOC slot size           place and tag of the pointer
 *   OP_MEMALIGN slot size align   the same
 *   OP_FREE slot                  place of a fault | calls of pfree; were the pages
 *                                 those of one request? the first; how many
 *                                 | granules with a tag when they came |
 *                                 granules changed since | is somebody still
 *                                 said to be freeing?
 *   OP_FREE_NULL                  place of a fault | calls of pfree
 *   OP_FREE_OLD slot              the pointer that was freed before: a fault?
 *                                 | its place, tag, and the tag found there |
 *                                 calls of pfree | was this said to be freed?
 *   OP_FREE_PLAIN slot            the same, without its tag; the slot stays
 *   OP_READ_OLD, OP_WRITE_OLD slot offset         a fault?
 *   OP_AGAIN size align pages     60 times allocate, free, then one page at
 *                                 each of its pages: how many of these were
 *                                 there, and how many had the tag
 *   OP_COUNTED                    allocations in use, bytes in use, frees
 */
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/essentials.h>
#include <uk/tagarena.h>
#include <uk/trial.h>

#define OP_MALLOC 1
#define OP_MEMALIGN 2
#define OP_FREE 3
#define OP_FREE_NULL 4
#define OP_FREE_OLD 5
#define OP_FREE_PLAIN 6
#define OP_READ_OLD 7
#define OP_WRITE_OLD 8
#define OP_AGAIN 9
#define OP_COUNTED 10

#define NO_FAULT (-3)
#define SLOTS 8
#define TIMES 60
#define SMALL 100 /* bytes, in one page */
#define MOST_PAGES 8

static char *live[SLOTS], *old[SLOTS];

static int begin(unsigned int trial __unused)
{
	uk_arena_reset();
	uk_alloc_returning = NULL;
	for (int i = 0; i < SLOTS; i++)
		live[i] = old[i] = NULL;
	return 0;
}

static void free_it(void *ptr)
{
	uk_arena_seen = (struct uk_arena_seen){0};
	uk_free(&uk_arena, ptr);
}

static void take(char **slot, char *ptr)
{
	uk_trial_answer(uk_arena_place(ptr));
	uk_trial_answer(ukarch_memtag_of_pointer(ptr));
	*slot = uk_arena_place(ptr) < 0 ? NULL : ptr;
}

/* Stands for what cannot be said, since no pages came back */
static int of_pages(int value)
{
	return uk_arena_seen.pfrees ? value : -1;
}

static void tell_free(void *ptr)
{
	int faulted = uk_attempt_call(free_it, ptr);

	uk_trial_answer(faulted ? uk_arena_place(uk_attempt.ptr) : NO_FAULT);
	uk_trial_answer(uk_arena_seen.pfrees);
}

static void give(unsigned int slot)
{
	if (!live[slot]) {
		uk_trial_leave_out();
		return;
	}
	tell_free(live[slot]);
	uk_trial_answer(uk_arena_seen.fine);
	uk_trial_answer(of_pages(uk_arena_seen.page));
	uk_trial_answer(of_pages(uk_arena_seen.pages));
	uk_trial_answer(of_pages(uk_arena_seen.tagged));
	uk_trial_answer(of_pages(uk_arena_touched()));
	uk_trial_answer(of_pages(uk_alloc_returning != NULL));
	old[slot] = live[slot];
	live[slot] = NULL;
}

static void give_wrongly(const char *ptr, void *passed)
{
	if (!ptr) {
		uk_trial_leave_out();
		return;
	}
	uk_trial_answer(uk_attempt_call(free_it, passed));
	uk_trial_answer(uk_arena_place(uk_attempt.ptr));
	uk_trial_answer(ukarch_memtag_of_pointer(uk_attempt.ptr));
	uk_trial_answer(uk_attempt.found);
	uk_trial_answer(uk_arena_seen.pfrees);
	uk_trial_answer(uk_attempt.returning == passed);
	uk_alloc_returning = NULL;
}

static void use_old(const struct uk_trial_step *s)
{
	char *ptr = old[s->arg[0]];

	if (!ptr)
		uk_trial_leave_out();
	else if (s->op == OP_READ_OLD)
		uk_trial_answer(uk_attempt_read(ptr + s->arg[1]));
	else
		uk_trial_answer(uk_attempt_write(ptr + s->arg[1]));
}

static void again(__sz size, __sz align, int pages)
{
	int there = 0, alike = 0;

	for (int i = 0; i < TIMES; i++) {
		void *ptr = align ? uk_memalign(&uk_arena, align, size)
				  : uk_malloc(&uk_arena, size);
		void *parts[MOST_PAGES];
		__s64 base = uk_arena_place(ptr) / (int)__PAGE_SIZE;

		if (!ptr)
			break;
		if (align >= __PAGE_SIZE)
			base--;
		uk_attempt_call(free_it, ptr);
		for (int part = 0; part < pages; part++) {
			parts[part] = uk_malloc(&uk_arena, SMALL);
			there += uk_arena_place(parts[part]) /
					 (int)__PAGE_SIZE ==
				 base + part;
			alike += ukarch_memtag_of_pointer(parts[part]) ==
				 ukarch_memtag_of_pointer(ptr);
		}
		for (int part = 0; part < pages; part++)
			uk_attempt_call(free_it, parts[part]);
	}
	uk_trial_answer(there);
	uk_trial_answer(alike);
}

static void tell_counted(void)
{
	struct uk_alloc_stats st;

	uk_alloc_stats_get(&uk_arena, &st);
	uk_trial_answer(st.cur_nb_allocs);
	uk_trial_answer(st.cur_mem_use);
	uk_trial_answer((__s64)st.tot_nb_frees);
}

static int step(const struct uk_trial_step *s)
{
	const __s64 *arg = s->arg;
	unsigned int slot = arg[0];

	if (s->op < OP_AGAIN && slot >= SLOTS)
		return -1;
	switch (s->op) {
	case OP_MALLOC:
		take(&live[slot], uk_malloc(&uk_arena, arg[1]));
		return 0;
	case OP_MEMALIGN:
		take(&live[slot], uk_memalign(&uk_arena, arg[2], arg[1]));
		return 0;
	case OP_FREE:
		give(slot);
		return 0;
	case OP_FREE_NULL:
		tell_free(NULL);
		return 0;
	case OP_FREE_OLD:
		give_wrongly(old[slot], old[slot]);
		return 0;
	case OP_FREE_PLAIN:
		give_wrongly(live[slot], ukarch_memtag_strip(live[slot]));
		return 0;
	case OP_READ_OLD:
	case OP_WRITE_OLD:
		use_old(s);
		return 0;
	case OP_AGAIN:
		if (arg[2] > MOST_PAGES)
			return -1;
		again(arg[0], arg[1], arg[2]);
		return 0;
	case OP_COUNTED:
		tell_counted();
		return 0;
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_arena_make() < 0 ? 2 : uk_trial_run(&ops);
}
