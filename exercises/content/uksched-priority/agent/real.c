/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that really run, on a scheduler of their own.
 *
 * The agent itself leaves the scheduler that booted it and becomes the least
 * urgent thread of the new one: whenever it sleeps, or somebody else is
 * runnable, the code under test decides what the processor does. Afterwards it
 * goes home, where it is still the one that runs.
 *
 *   arguments: priority[3] | sleep[3] in ms | rounds
 *   answer:    who wrote, one by one: 3 * rounds + 3 | threads released
 *              | how often idle looked for work
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include "stage.h"

#define WORKERS 3
#define MOST_ROUNDS 4
#define MOST_WRITTEN (WORKERS * (MOST_ROUNDS + 1))

struct worker {
	unsigned int priority;
	__nsec sleep;
};

static struct worker worker[WORKERS];
static unsigned int rounds;
static __s64 written[MOST_WRITTEN];
static unsigned int count, released;

static unsigned int priority_of(const struct uk_thread *t)
{
	const struct worker *w = t->priv;

	return w >= worker && w < worker + WORKERS ? w->priority
						   : UK_SCHEDPRIO_LEVELS - 1;
}

static void write_down(const struct worker *w)
{
	if (count < MOST_WRITTEN)
		written[count] = w - worker;
	count++;
}

/* Its number `rounds` times, a pause, its number once more */
static __noreturn void work(void *arg)
{
	const struct worker *w = arg;

	for (unsigned int i = 1; i <= rounds; i++) {
		write_down(w);
		if (i < rounds)
			uk_sched_yield();
	}
	uk_sched_thread_sleep(w->sleep);
	write_down(w);
	uk_sched_thread_exit();
}

static void count_released(struct uk_thread *t __unused)
{
	released++;
}

static int start_workers(struct uk_sched *s)
{
	struct uk_alloc *a = uk_alloc_get_default();

	for (unsigned int i = 0; i < WORKERS; i++) {
		struct uk_thread *t = uk_thread_create_fn1(
			a, work, &worker[i], a, 0, a, false, "worker",
			&worker[i], count_released);

		if (!t)
			return -ENOMEM;
		if (uk_sched_thread_add(s, t) < 0)
			return -EINVAL;
	}
	return 0;
}

static void answer(const struct uk_schedprio *p)
{
	for (unsigned int i = 0; i < WORKERS * (rounds + 1); i++)
		uk_trial_answer(i < count ? written[i] : -1);
	uk_trial_answer(released);
	uk_trial_answer(p->idle_rounds);
}

int real_threads(const struct uk_trial_step *s)
{
	struct uk_thread *me = uk_thread_current();
	struct uk_sched *home = me->sched;
	struct uk_sched *away =
		uk_schedprio_create(uk_alloc_get_default(), priority_of);
	int rc;

	if (!away || s->arg[6] < 1 || s->arg[6] > MOST_ROUNDS)
		return -EINVAL;
	count = released = 0;
	rounds = s->arg[6];
	for (unsigned int i = 0; i < WORKERS; i++) {
		worker[i].priority = s->arg[i];
		worker[i].sleep = ukarch_time_msec_to_nsec(s->arg[3 + i]);
	}

	uk_sched_thread_remove(me);
	away->sched_start(away, me);
	rc = uk_sched_thread_add(away, me);
	if (rc == 0) {
		rc = start_workers(away);
		if (rc == 0)
			uk_sched_thread_sleep(ukarch_time_msec_to_nsec(100));
		uk_sched_thread_remove(me);
	}
	uk_sched_thread_add(home, me);

	if (rc == -ENOMEM)
		return rc;
	if (rc < 0)
		uk_trial_leave_out();
	else
		answer(__containerof(away, struct uk_schedprio, sched));
	return 0;
}
