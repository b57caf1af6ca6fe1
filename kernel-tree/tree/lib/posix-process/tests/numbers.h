/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads for tests about numbers: many that never run, and one without.
 */
#ifndef __POSIX_PROCESS_TESTS_NUMBERS_H__
#define __POSIX_PROCESS_TESTS_NUMBERS_H__

#include <uk/sched.h>
#include <uk/thread.h>

#include "../process_impl.h"

static inline int count_free_tids(void)
{
	int count = 0;

	for (pid_t tid = 1; tid <= MAX_TID; tid++)
		count += !_uk_by_tid[tid].process;
	return count;
}

/* Never runs; NULL if there is no number. To be released by the caller */
static inline struct uk_thread *make_idler(void)
{
	struct uk_sched *s = uk_sched_current();

	return uk_thread_create_container(s->a, NULL, 0, s->a_uktls, false,
					  "idler", NULL, NULL);
}

static struct uk_thread *idlers[MAX_TID] __maybe_unused;

/* Take all numbers that are free; returns how many */
static inline int take_all_tids(void)
{
	int count = 0;

	while (count < MAX_TID && (idlers[count] = make_idler()))
		count++;
	return count;
}

static inline void give_back_tids(int count)
{
	while (count--)
		uk_thread_release(idlers[count]);
}

/* Assigned, but without a number: made as if by the boot code */
static inline struct uk_thread *make_unnumbered(uk_thread_fn1_t fn, void *arg)
{
	struct uk_thread *self = uk_thread_current(), *t;
	struct uk_sched *s = self->sched;

	__uk_sched_thread_current = NULL;
	t = uk_thread_create_fn1(s->a, fn, arg, s->a_stack, 0, s->a_uktls,
				 false, "unnumbered", NULL, NULL);
	__uk_sched_thread_current = self;
	if (t)
		uk_sched_thread_add(s, t);
	return t;
}

/* Let others run to their end, and the idle thread collect them */
static inline void let_run(void)
{
	uk_sched_thread_sleep(5000000);
}

#endif /* __POSIX_PROCESS_TESTS_NUMBERS_H__ */
