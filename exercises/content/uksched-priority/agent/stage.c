/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include "stage.h"

static struct uk_schedprio *prio;
static struct uk_thread threads[THREADS];
static struct uk_thread *running; /* NULL: a stranger was chosen */

static unsigned int priority_of(const struct uk_thread *t)
{
	return (unsigned int)(__uptr)t->priv;
}

/*
 * The schedulers of earlier trials stay: a pointer that the code under test
 * kept must not lead to something new. They keep their TIDs, too
 * (LIBPOSIX_PROCESS_MAX_PID in defconfig).
 */
int stage_begin(void)
{
	struct uk_sched *s =
		uk_schedprio_create(uk_alloc_get_default(), priority_of);

	if (!s)
		return -ENOMEM;
	prio = __containerof(s, struct uk_schedprio, sched);
	memset(threads, 0, sizeof(threads));
	/* To unlink what was never linked shall not crash, but show */
	for (unsigned int i = 0; i < THREADS; i++)
		threads[i].queue.tqe_prev = &threads[i].queue.tqe_next;
	running = NULL;
	return 0;
}

struct uk_sched *stage_sched(void)
{
	return &prio->sched;
}

struct uk_thread *stage_thread(__s64 number)
{
	return number >= 0 && number < THREADS ? &threads[number] : NULL;
}

void stage_set_priority(struct uk_thread *t, unsigned int priority)
{
	t->priv = (void *)(__uptr)priority;
}

bool stage_sound(void)
{
	return running != NULL;
}

struct uk_thread *stage_running(void)
{
	return running;
}

void stage_set_running(struct uk_thread *t)
{
	running = t;
}

static __s64 number_of(const struct uk_thread *t)
{
	if (t == &prio->idle)
		return CHOSEN_IDLE;
	for (unsigned int i = 0; i < THREADS; i++)
		if (t == &threads[i])
			return i;
	return CHOSEN_STRANGER;
}

__s64 stage_choose(void)
{
	struct uk_thread *t = uk_schedprio_choose(prio);
	__s64 chosen = number_of(t);

	running = chosen == CHOSEN_STRANGER ? NULL : t;
	if (running && prio->running != t) {
		running = NULL;
		return CHOSEN_NOT_NOTED;
	}
	return chosen;
}

__s64 stage_until(void)
{
	if (!prio->next_wakeup)
		return UNTIL_WOKEN;
	for (unsigned int i = 0; i < THREADS; i++)
		if (threads[i].wakeup_time == prio->next_wakeup)
			return i;
	return UNTIL_STRANGER;
}
