/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise uksched-priority. It judges nothing.
 *
 * A step is left out if it would break a precondition of the core, which is an
 * assertion there, or once nobody knows who is running.
 */
#include <errno.h>
#include <uk/arch/time.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include "stage.h"

/* The first argument is a thread, unless stated otherwise */
enum {
	OP_START = 1, /* thread, priority: it runs when the scheduler starts */
	OP_ADD,	      /* thread, priority, STATE_*: result */
	OP_REMOVE,    /* thread */
	OP_ADD_AGAIN, /* thread: result */
	OP_BLOCK,     /* thread */
	OP_SLEEP,     /* thread, milliseconds */
	OP_WAKE,      /* thread */
	OP_PASS,      /* time passes until the thread is due */
	OP_YIELD,     /* no argument: who runs next, until when idle halts */
	OP_YIELD_WOKEN, /* a thread is woken before the switch: as above */
	OP_REAL,	/* priorities, sleeps: see real.c */
};

enum { STATE_RUNNABLE, STATE_BLOCKED };

extern struct uk_thread *__uk_sched_thread_current;

static void start(struct uk_thread *t)
{
	struct uk_sched *s = stage_sched();

	/* As uk_sched_start() does it */
	t->flags |= UK_THREADF_RUNNABLE;
	t->sched = s;
	UK_TAILQ_INSERT_TAIL(&s->thread_list, t, thread_list);
	s->sched_start(s, t);
	stage_set_running(t);
}

static void yield(struct uk_thread *woken)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();
	__s64 chosen = stage_choose();

	/* What an interrupt does that comes now: the old one is current still */
	if (woken)
		uk_thread_wake(woken);
	uk_trial_answer(chosen); /* may it run? */
	uk_trial_answer(chosen); /* is it its turn? */
	uk_trial_answer(stage_until());
	ukplat_lcpu_restore_irqf(irqf);
}

static bool allowed(const struct uk_trial_step *s, const struct uk_thread *t)
{
	if (s->op == OP_START)
		return true;
	if (!stage_sound())
		return false;
	if (s->op == OP_YIELD)
		return true;
	if (!t)
		return false;
	return s->op == OP_ADD || s->op == OP_ADD_AGAIN
		       ? !t->sched
		       : t->sched == stage_sched();
}

static int call(const struct uk_trial_step *s, struct uk_thread *t)
{
	switch (s->op) {
	case OP_START:
		stage_set_priority(t, s->arg[1]);
		start(t);
		return 0;
	case OP_ADD:
		stage_set_priority(t, s->arg[1]);
		if (s->arg[2] == STATE_RUNNABLE)
			uk_thread_set_runnable(t);
		uk_trial_answer(uk_sched_thread_add(stage_sched(), t));
		return 0;
	case OP_REMOVE:
		return uk_sched_thread_remove(t);
	case OP_ADD_AGAIN:
		uk_trial_answer(uk_sched_thread_add(stage_sched(), t));
		return 0;
	case OP_BLOCK:
		uk_thread_block(t);
		return 0;
	case OP_SLEEP:
		uk_thread_block_timeout(t, ukarch_time_msec_to_nsec(s->arg[1]));
		return 0;
	case OP_WAKE:
		uk_thread_wake(t);
		return 0;
	case OP_PASS:
		while (ukplat_monotonic_clock() < (__nsec)t->wakeup_time)
			;
		return 0;
	case OP_YIELD:
		yield(NULL);
		return 0;
	case OP_YIELD_WOKEN:
		yield(t);
		return 0;
	}
	return -EINVAL;
}

static int step(const struct uk_trial_step *s)
{
	struct uk_thread *t = stage_thread(s->arg[0]);
	struct uk_thread *me = uk_thread_current();
	int rc = 0;

	if (s->op == OP_REAL)
		return real_threads(s);
	if (s->op == OP_START && !t)
		return -EINVAL;
	if (!allowed(s, t)) {
		uk_trial_leave_out();
		return 0;
	}
	/* The code under test shall see the trial's running thread as current */
	if (stage_sound())
		__uk_sched_thread_current = stage_running();
	rc = call(s, t);
	__uk_sched_thread_current = me;
	return rc;
}

static int begin(unsigned int trial)
{
	(void)trial;
	return stage_begin();
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_trial_run(&ops);
}
