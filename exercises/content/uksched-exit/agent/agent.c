/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise uksched-exit. It judges nothing.
 *
 * A step is left out if it would break a precondition of the code under test,
 * which is an assertion there.
 */
#include <errno.h>
#include <uk/sched_impl.h>
#include "stage.h"

/* The first argument is a thread; "record" is what record_answer() answers */
enum {
	OP_MAKE = 1,   /* thread, KIND_*, DTOR_* */
	OP_ASSIGN,     /* thread, probe */
	OP_WAIT,       /* thread, in how many wait queues it is */
	OP_SET_EXITED, /* thread: record, wait queues left, exited? */
	OP_RELEASE,    /* thread: record */
	OP_TERMINATE,  /* thread: record, exited_threads it is on */
	OP_EXIT,       /* running thread: record, exited_threads, exited? */
	OP_EXIT2,      /* running thread, argument for gc: as above */
	OP_TERMINATE_ITSELF, /* running thread: as above */
	OP_GC,		     /* probe: how many */
	OP_LOOK,	     /* thread: record, exited_threads it is on */
	OP_REAL,	     /* number of threads, rounds: see real.c */
};

static void do_exit(struct actor *a __unused)
{
	/* Called through a pointer: the compiler shall not believe it */
	static void (*volatile exit_fn)(void) = uk_sched_thread_exit;

	exit_fn();
}

static void do_exit2(struct actor *a)
{
	static void (*volatile exit2_fn)(uk_thread_gc_t, void *) =
		uk_sched_thread_exit2;

	exit2_fn(stage_gc_fn, a->gc_arg);
}

static void do_terminate(struct actor *a)
{
	uk_sched_thread_terminate(a->t);
}

static void wait(struct actor *a, unsigned int queues)
{
	for (unsigned int w = 0; w < WAITS && w < queues; w++) {
		a->entry[w] = (struct uk_waitq_entry){.thread = a->t};
		uk_waitq_add(&a->queue[w], &a->entry[w]);
	}
}

static bool released(const struct actor *a)
{
	return a->gone || a->record.event[EVENT_FREE_STRUCT] != EVENT_NEVER;
}

static bool allowed(const struct uk_trial_step *s, const struct actor *a)
{
	if (s->op == OP_MAKE)
		return !a->t;
	if (!a->t)
		return false;
	switch (s->op) {
	case OP_LOOK:
	case OP_GC:
		return true;
	case OP_ASSIGN:
	case OP_RELEASE:
		return !released(a) && !a->t->sched;
	case OP_TERMINATE:
	case OP_EXIT:
	case OP_EXIT2:
	case OP_TERMINATE_ITSELF:
		return !released(a) && a->t->sched;
	}
	return !released(a);
}

static void answer(const struct uk_trial_step *s, const struct actor *a)
{
	record_answer(&a->record);
	switch (s->op) {
	case OP_SET_EXITED:
		uk_trial_answer(stage_waits(a));
		uk_trial_answer(uk_thread_is_exited(a->t));
		break;
	case OP_EXIT:
	case OP_EXIT2:
	case OP_TERMINATE_ITSELF:
		uk_trial_answer(stage_exited_lists(a));
		uk_trial_answer(uk_thread_is_exited(a->t));
		break;
	case OP_TERMINATE:
	case OP_LOOK:
		uk_trial_answer(stage_exited_lists(a));
		break;
	}
}

static int perform(const struct uk_trial_step *s, struct actor *a)
{
	switch (s->op) {
	case OP_MAKE:
		return s->arg[1] < KINDS && s->arg[2] < DTORS
			       ? stage_make(a, s->arg[1], s->arg[2])
			       : -EINVAL;
	case OP_ASSIGN:
		return stage_probe(s->arg[1])
			       ? uk_sched_thread_add(stage_probe(s->arg[1]),
						     a->t)
			       : -EINVAL;
	case OP_WAIT:
		wait(a, s->arg[1]);
		return 0;
	case OP_SET_EXITED:
		uk_thread_set_exited(a->t);
		break;
	case OP_RELEASE:
		uk_thread_release(a->t);
		break;
	case OP_TERMINATE:
		uk_sched_thread_terminate(a->t);
		break;
	case OP_EXIT:
		stage_as(a, do_exit);
		break;
	case OP_EXIT2:
		a->gc_arg = (void *)(__uptr)s->arg[1];
		stage_as(a, do_exit2);
		break;
	case OP_TERMINATE_ITSELF:
		stage_as(a, do_terminate);
		break;
	case OP_LOOK:
		break;
	default:
		return -EINVAL;
	}
	answer(s, a);
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	struct actor *a = stage_actor(s->arg[0]);

	if (s->op == OP_REAL)
		return real_threads(s);
	if (s->op == OP_GC) {
		uk_trial_answer(uk_sched_thread_gc(stage_probe(s->arg[0])));
		return 0;
	}
	if (!a)
		return -EINVAL;
	if (!allowed(s, a)) {
		uk_trial_leave_out();
		return 0;
	}
	return perform(s, a);
}

static int begin(unsigned int trial)
{
	if (trial == 0)
		stage_prepare();
	stage_begin();
	return 0;
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_trial_run(&ops);
}
