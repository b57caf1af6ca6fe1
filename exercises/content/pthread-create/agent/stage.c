/* SPDX-License-Identifier: Apache-2.0 */
/*
 *   main                       thread                       joiner
 *   stage_create: p0_create -> body(arg): tells what it
 *                              sees, and waits for orders
 *   stage_join --------------------------------------------> p0_join: waits
 *   stage_end ---------------> ends ------------------------> tells
 */
#include <string.h>
#include <uk/plat/tls.h>
#include <uk/pthread0.h>
#include <uk/sched.h>
#include <uk/trial.h>
#include "stage.h"

#define MARKER 0x5eed
#define ROUNDS 6

enum order { NONE, RETURN, EXIT, LOOK, JOIN_SELF };

static struct thread {
	struct p0_thread *made; /* NULL: it is not there (any more) */
	struct uk_thread *runs; /* NULL: it does not */
	__s64 arg;
	enum order order;
	__s64 value;
} threads[THREADS];

static struct joiner {
	struct uk_thread *thread;
	struct thread *target; /* NULL: has nothing to do */
	bool waits;	       /* in p0_join() */
} joiners[JOINERS];

/* Each thread stores its argument in its own copy */
static __uk_tls volatile __s64 marker = MARKER;

struct seen seen;

void settle(void)
{
	for (int i = 0; i < ROUNDS; i++)
		uk_sched_yield();
}

static void sleep_until_woken(void)
{
	uk_thread_block(uk_thread_current());
	uk_sched_yield();
}

/* -------------------------------------------------------------- threads -- */

static void exit_below(__s64 value)
{
	p0_exit((void *)value);
}

static struct thread *with_arg(__s64 arg)
{
	for (unsigned int i = 0; i < THREADS; i++)
		if (threads[i].arg == arg)
			return &threads[i];
	return NULL;
}

static void *obey(struct thread *t)
{
	for (;;) {
		enum order order = t->order;

		t->order = NONE;
		switch (order) {
		case RETURN:
			t->runs = NULL;
			return (void *)t->value;
		case EXIT:
			t->runs = NULL;
			exit_below(t->value);
			break;
		case LOOK:
			seen.result = marker;
			break;
		case JOIN_SELF:
			seen.result = p0_join(t->made, NULL);
			break;
		default:
			break;
		}
		sleep_until_woken();
	}
}

static void *body(void *arg)
{
	struct thread *t = with_arg((__s64)arg);

	/* Not with an argument of ours, or not on a stack of its own */
	if (!t || t->runs || !watch_holds(__builtin_frame_address(0)))
		uk_sched_thread_exit();
	t->runs = uk_thread_current();
	seen.started = t - threads + 1;
	seen.marker = marker;
	marker = t->arg;
	return obey(t);
}

static bool command(struct thread *t, enum order order)
{
	if (!t->made || !t->runs) {
		uk_trial_leave_out();
		return false;
	}
	t->order = order;
	uk_thread_wake(t->runs);
	settle();
	return true;
}

void stage_create(unsigned int thread, __s64 arg, unsigned int fail)
{
	struct thread *t = &threads[thread];

	*t = (struct thread){.arg = arg};
	watch_creation(fail);
	seen.result = p0_create(&t->made, body, (void *)arg);
	watch_created();
	if (seen.result)
		t->made = NULL;
}

void stage_end(unsigned int thread, __s64 value, unsigned int how)
{
	struct thread *t = &threads[thread];

	t->value = value;
	if (how != END_KILL) {
		command(t, how == END_EXIT ? EXIT : RETURN);
		return;
	}
	if (!t->made || !t->runs) {
		uk_trial_leave_out();
		return;
	}
	uk_sched_thread_terminate(t->runs);
	t->runs = NULL;
}

void stage_look(unsigned int thread)
{
	command(&threads[thread], LOOK);
}

void stage_join_self(unsigned int thread)
{
	command(&threads[thread], JOIN_SELF);
}

void stage_detach(unsigned int thread)
{
	struct thread *t = &threads[thread];

	if (!t->made || !watch_holds(t->made)) {
		uk_trial_leave_out();
		return;
	}
	seen.result = p0_detach(t->made);
}

/* -------------------------------------------------------------- joiners -- */

static __noreturn void joins(void *arg)
{
	struct joiner *j = arg;

	for (;;) {
		void *value = NULL;
		int rc;

		while (!j->target)
			sleep_until_woken();
		j->waits = true;
		rc = p0_join(j->target->made, &value);
		j->waits = false;
		if (rc == 0)
			j->target->made = NULL;
		j->target = NULL;
		seen.joiner = j - joiners + 1;
		seen.join_result = rc;
		seen.value = (__s64)value;
	}
}

void stage_join(unsigned int joiner, unsigned int thread)
{
	struct joiner *j = &joiners[joiner];
	struct thread *t = &threads[thread];

	if (j->waits || !t->made || !watch_holds(t->made)) {
		uk_trial_leave_out();
		return;
	}
	j->target = t;
	uk_thread_wake(j->thread);
}

void stage_nudge(unsigned int joiner)
{
	uk_thread_wake(joiners[joiner].thread);
}

static void make_joiner(struct joiner *j)
{
	*j = (struct joiner){0};
	j->thread =
		uk_sched_thread_create(uk_sched_current(), joins, j, "joiner");
}

/* ---------------------------------------------------------------- trials -- */

void stage_begin(void)
{
	for (unsigned int i = 0; i < JOINERS; i++)
		make_joiner(&joiners[i]);
	settle();
}

void stage_clear(void)
{
	memset(threads, 0, sizeof(threads));
}

void stage_end_all(void)
{
	for (unsigned int i = 0; i < THREADS; i++)
		if (threads[i].runs)
			uk_sched_thread_terminate(threads[i].runs);
	settle();
	for (unsigned int i = 0; i < JOINERS; i++) {
		if (joiners[i].waits) {
			uk_sched_thread_terminate(joiners[i].thread);
			make_joiner(&joiners[i]);
		}
	}
	settle();
}
