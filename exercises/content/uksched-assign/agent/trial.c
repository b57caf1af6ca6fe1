/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Schedulers and threads of a trial.
 *
 * The operations of all three schedulers lead here first. Each call is written
 * down; a call to the running scheduler is then passed on, but only where it
 * cannot tear its run queue: never to queue a thread that is queued, nor to
 * take one out that is not. So a solution that calls an operation twice gets a
 * failed check, not a hanging kernel.
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/plat/lcpu.h>
#include <uk/sched_impl.h>
#include "trial.h"

#define STACK_LEN (16 * 1024)

struct events events;
int answer;

static struct uk_sched probe[2];
static struct uk_sched *running;
static struct uk_sched real; /* a copy: the operations before we took them */

static struct uk_thread *before[MAX_BEFORE];
static unsigned int befores;

static unsigned int threads;
static struct uk_thread *thread[MAX_THREADS];
static bool queued[MAX_THREADS]; /* on the running scheduler's run queue */

unsigned int trial_threads(void)
{
	return threads;
}

struct uk_thread *trial_thread(unsigned int number)
{
	return thread[number];
}

struct uk_sched *trial_sched(unsigned int number)
{
	return number == SCHED_RUNNING ? running : &probe[number];
}

__u8 sched_number(const struct uk_sched *s)
{
	if (!s)
		return SCHED_NONE;
	for (unsigned int i = 0; i < SCHEDS; i++)
		if (s == trial_sched(i))
			return i;
	return SCHED_OTHER;
}

__u8 thread_number(const struct uk_thread *t)
{
	for (unsigned int i = 0; i < threads; i++)
		if (t == thread[i])
			return i;
	for (unsigned int i = 0; i < befores; i++)
		if (t == before[i])
			return LISTED_BEFORE + i;
	return 0xff;
}

static void write_down(__u8 op, struct uk_sched *s, struct uk_thread *t)
{
	__u8 number = thread_number(t);
	struct call *c;

	if (events.calls == MAX_CALLS)
		return;
	c = &events.call[events.calls++];
	c->op = op;
	c->sched = sched_number(s);
	c->thread = number;
	c->irqs_off = !!ukplat_lcpu_irqs_disabled();
	c->thread_sched = number == 0xff ? SCHED_OTHER : sched_number(t->sched);
	c->listed = list_membership(t);
}

/* Whether the call goes on to the run queue, given what must be there now */
static bool passes(struct uk_sched *s, struct uk_thread *t, bool must_be_queued)
{
	__u8 number = thread_number(t);

	return s == running && number < threads &&
	       queued[number] == must_be_queued;
}

static int watch_add(struct uk_sched *s, struct uk_thread *t)
{
	int rc = answer;

	write_down(CALL_ADD, s, t);
	if (rc == 0 && passes(s, t, false)) {
		rc = real.thread_add(s, t);
		queued[thread_number(t)] = rc == 0 && uk_thread_is_runnable(t);
	}
	return rc;
}

static void watch_remove(struct uk_sched *s, struct uk_thread *t)
{
	write_down(CALL_REMOVE, s, t);
	if (passes(s, t, true)) {
		real.thread_remove(s, t);
		queued[thread_number(t)] = false;
	}
}

static void watch_blocked(struct uk_sched *s, struct uk_thread *t)
{
	write_down(CALL_BLOCKED, s, t);
	if (passes(s, t, true)) {
		real.thread_blocked(s, t);
		queued[thread_number(t)] = false;
	}
}

static void watch_woken(struct uk_sched *s, struct uk_thread *t)
{
	write_down(CALL_WOKEN, s, t);
	if (passes(s, t, false) && uk_thread_is_runnable(t)) {
		real.thread_woken(s, t);
		queued[thread_number(t)] = true;
	}
}

static void probe_yield(struct uk_sched *s __unused)
{
}

static int probe_start(struct uk_sched *s __unused,
		       struct uk_thread *main_thread __unused)
{
	return 0;
}

void trial_prepare(void)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_thread *t;

	for (unsigned int i = 0; i < ARRAY_SIZE(probe); i++)
		uk_sched_init(&probe[i], probe_start, probe_yield, watch_add,
			      watch_remove, watch_blocked, watch_woken, a);

	running = uk_sched_current();
	UK_TAILQ_FOREACH (t, &running->thread_list, thread_list)
		if (befores < MAX_BEFORE)
			before[befores++] = t;

	real = *running;
	running->thread_add = watch_add;
	running->thread_remove = watch_remove;
	running->thread_blocked = watch_blocked;
	running->thread_woken = watch_woken;
}

/*
 * Runs for ever, or as long as it should: one that runs without belonging to
 * the running scheduler is noted as all are, and then stops. It yields through
 * the scheduler itself, because t->sched is what the code under test makes of
 * it.
 */
static __noreturn void worker(void *number)
{
	__uptr me = (__uptr)number;

	for (;;) {
		if (events.runs < MAX_RUNS)
			events.run[events.runs++] = me;
		if (thread[me]->sched != running)
			uk_thread_set_blocked(thread[me]);
		queued[me] = uk_thread_is_runnable(thread[me]);
		running->yield(running);
	}
}

static struct uk_thread *new_thread(unsigned int number, __u8 kind)
{
	static const char *const names[MAX_THREADS] = {"t0", "t1", "t2",
						       "t3", "t4", "t5"};
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_thread *t;

	if (kind == KIND_CONTAINER)
		return uk_thread_create_container(a, a, STACK_LEN, a, false,
						  names[number], NULL, NULL);

	t = uk_thread_create_fn1(a, worker, (void *)(__uptr)number, a,
				 STACK_LEN, a, false, names[number], NULL,
				 NULL);
	if (t && kind == KIND_BLOCKED)
		uk_thread_set_blocked(t);
	return t;
}

static void empty_lists(void)
{
	for (unsigned int i = 0; i < SCHEDS; i++)
		UK_TAILQ_INIT(&trial_sched(i)->thread_list);
	for (unsigned int i = 0; i < befores; i++)
		UK_TAILQ_INSERT_TAIL(&running->thread_list, before[i],
				     thread_list);
}

int trial_start(const __u8 *kinds, unsigned int count)
{
	threads = 0;
	empty_lists();
	for (unsigned int i = 0; i < count; i++) {
		thread[i] = new_thread(i, kinds[i]);
		if (!thread[i])
			return -ENOMEM;
		queued[i] = false;
		threads++;
	}
	return 0;
}

void trial_end(void)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();

	for (unsigned int i = 0; i < threads; i++)
		if (queued[i])
			real.thread_remove(running, thread[i]);
	empty_lists();
	ukplat_lcpu_restore_irqf(irqf);
}
