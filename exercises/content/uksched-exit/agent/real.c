/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that really end, on the scheduler that runs this program.
 *
 *   arguments: how many end by exit, by exit2, by terminating themselves, by
 *              being terminated | rounds
 *   answer, after all rounds: gc functions called | dtors called | threads
 *              exited before idle ran | bytes that are missing
 *
 * Each round is the same, so the memory of the first is left out of account:
 * an allocator may keep some.
 */
#include <errno.h>
#include <uk/arch/time.h>
#include "stage.h"

#define WAYS 4

static unsigned int gcs, dtors;

static void count_gc(struct uk_thread *t __unused, void *arg)
{
	++*(unsigned int *)arg;
}

static void count_dtor(struct uk_thread *t __unused)
{
	dtors++;
}

static __noreturn void for_ever(void)
{
	for (;;)
		uk_sched_thread_sleep(ukarch_time_sec_to_nsec(3600));
}

static __noreturn void by_exit(void)
{
	uk_sched_thread_exit();
}

static __noreturn void by_exit2(void)
{
	uk_sched_thread_exit2(count_gc, &gcs);
}

static __noreturn void by_terminating(void)
{
	uk_sched_thread_terminate(uk_thread_current());
	for_ever(); /* it came back, and is not counted as exited */
}

static void let_idle_run(void)
{
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(5));
}

/* Returns how many threads were exited before idle could run, or -ENOMEM */
static int round(const __s64 *count)
{
	static const uk_thread_fn0_t fn[WAYS] = {by_exit, by_exit2,
						 by_terminating, for_ever};
	struct uk_sched *s = uk_sched_current();
	struct uk_thread *victim[UK_TRIAL_VALUES], *t;
	unsigned int victims = 0;
	int exited = 0;

	for (unsigned int way = 0; way < WAYS; way++) {
		for (__s64 i = 0; i < count[way]; i++) {
			t = uk_sched_thread_create_fn0(s, fn[way], 0, false,
						       false, "mortal", NULL,
						       count_dtor);
			if (!t)
				return -ENOMEM;
			if (way == WAYS - 1)
				victim[victims++] = t;
		}
	}
	uk_sched_yield();
	UK_TAILQ_FOREACH (t, &s->exited_threads, thread_list)
		exited++;
	while (victims > 0)
		uk_sched_thread_terminate(victim[--victims]);
	let_idle_run();
	return exited;
}

int real_threads(const struct uk_trial_step *s)
{
	struct uk_alloc *a = uk_alloc_get_default();
	int exited = 0;
	__ssz before = 0;

	for (unsigned int i = 0; i < WAYS; i++)
		if (s->arg[i] < 0 || s->arg[i] > 4)
			return -EINVAL;
	gcs = dtors = 0;
	for (__s64 i = 0; i < s->arg[WAYS]; i++) {
		int rc = round(s->arg);

		if (rc < 0)
			return rc;
		exited += rc;
		if (i == 0)
			before = uk_alloc_availmem(a);
	}
	uk_trial_answer(gcs);
	uk_trial_answer(dtors);
	uk_trial_answer(exited);
	uk_trial_answer(before - uk_alloc_availmem(a));
	return 0;
}
