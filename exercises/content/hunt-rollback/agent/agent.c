/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise hunt-rollback: makes threads while one of its entries
 * of the thread init table refuses them, and tells who was called.
 *
 *   make KIND ENTRY CODE   the calls (table.h); ENTRY fails with CODE. The
 *                          thread has: KIND 0 TLS and an extended context, 1
 *                          TLS alone, 2 an extended context alone
 *   release                the calls, while the thread of the last make goes
 *   result                 what making the last thread returned
 *   memory                 allocations that were not freed, since the trial began
 *   strays                 calls with the wrong TLS, since the trial began
 */
#include <stdbool.h>
#include <uk/alloc_impl.h>
#include <uk/sched.h>
#include <uk/trial.h>
#include "table.h"

enum op { OP_MAKE = 1, OP_RELEASE, OP_RESULT, OP_MEMORY, OP_STRAYS };

enum kind { BOTH, TLS, ECTX };

static struct uk_thread made;
static bool lives;
static int result, strays;

/* The default allocator, with an account */
static struct uk_alloc counting;
static long allocated;

static void *count_malloc(struct uk_alloc *a __unused, __sz size)
{
	allocated++;
	return uk_malloc(uk_alloc_get_default(), size);
}

static int count_memalign(struct uk_alloc *a __unused, void **ptr, __sz align,
			  __sz size)
{
	allocated++;
	return uk_posix_memalign(uk_alloc_get_default(), ptr, align, size);
}

static void count_free(struct uk_alloc *a __unused, void *ptr)
{
	allocated -= ptr != NULL;
	uk_free(uk_alloc_get_default(), ptr);
}

static char ectx_area[4096] __align(64);

static __noreturn void never_runs(void)
{
	for (;;)
		uk_sched_yield();
}

static int make(enum kind kind)
{
	struct ukarch_ectx *ectx =
		kind == ECTX ? (struct ukarch_ectx *)ectx_area : NULL;

	return uk_thread_init_fn0(&made, never_runs, &counting, 0,
				  kind == ECTX ? NULL : &counting, kind != BOTH,
				  ectx, "made", NULL, NULL);
}

static void release(void)
{
	uk_thread_release(&made);
	lives = false;
}

static int begin(unsigned int trial __unused)
{
	allocated = 0;
	result = 0;
	strays = 0;
	return 0;
}

static void end(void)
{
	if (lives)
		release();
}

static int step(const struct uk_trial_step *s)
{
	table_forget();
	switch (s->op) {
	case OP_MAKE:
		if (lives)
			return uk_trial_leave_out(), 0;
		table_fail(s->arg[1], s->arg[2]);
		result = make(s->arg[0]);
		lives = result >= 0;
		table_fail(NONE, 0);
		uk_trial_answer(table_calls());
		break;
	case OP_RELEASE:
		if (!lives)
			return uk_trial_leave_out(), 0;
		release();
		uk_trial_answer(table_calls());
		break;
	case OP_RESULT:
		uk_trial_answer(result);
		break;
	case OP_MEMORY:
		uk_trial_answer(allocated);
		break;
	case OP_STRAYS:
		uk_trial_answer(strays);
		break;
	default:
		return -1;
	}
	strays += table_strays();
	return 0;
}

static const struct uk_trial_ops ops = {
	.begin = begin,
	.step = step,
	.end = end,
};

int main(void)
{
	uk_alloc_init_malloc(&counting, count_malloc, uk_calloc_compat,
			     uk_realloc_compat, count_free, count_memalign,
			     uk_memalign_compat, NULL, NULL, NULL);
	return uk_trial_run(&ops);
}
