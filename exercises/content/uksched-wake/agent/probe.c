/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that are nothing but a struct, and a scheduler that runs none of
 * them: it writes down how it is told, and what the fields say at that moment.
 */
#include <string.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched_impl.h>
#include "scenario.h"

#define MAX_CALLS 2

struct call {
	int what;
	unsigned int thread;
	__u32 flags;
	__s64 time;
	bool irqs_off;
};

static struct uk_sched probe;
static struct uk_thread thread[THREADS];
static __snsec told[THREADS]; /* the time, when the probe was told last */

static struct call call[MAX_CALLS];
static unsigned int calls;
static __snsec before; /* the clock, at the beginning of the step */

static unsigned int number_of(const struct uk_thread *t)
{
	for (unsigned int i = 0; i < THREADS; i++)
		if (t == &thread[i])
			return i;
	return THREADS;
}

static __s64 since(__snsec time, __snsec origin)
{
	return time ? time - origin : 0;
}

static void write_down(struct uk_thread *t, int what)
{
	unsigned int number = number_of(t);
	struct call *c = &call[calls];

	if (calls++ >= MAX_CALLS || number == THREADS)
		return;
	c->what = what;
	c->thread = number;
	c->flags = t->flags;
	c->irqs_off = ukplat_lcpu_irqs_disabled();
	if (what == TOLD_WOKEN) {
		c->time = t->wakeup_time - told[number];
		return;
	}
	c->time = since(t->wakeup_time, before);
	told[number] = t->wakeup_time;
}

static void probe_blocked(struct uk_sched *s __unused, struct uk_thread *t)
{
	write_down(t, TOLD_BLOCKED);
}

static void probe_woken(struct uk_sched *s __unused, struct uk_thread *t)
{
	write_down(t, TOLD_WOKEN);
}

static int probe_add(struct uk_sched *s __unused, struct uk_thread *t __unused)
{
	return 0;
}

static void probe_remove(struct uk_sched *s __unused,
			 struct uk_thread *t __unused)
{
}

static void probe_yield(struct uk_sched *s __unused)
{
}

void probe_prepare(void)
{
	uk_sched_init(&probe, probe_add, probe_yield, probe_add, probe_remove,
		      probe_blocked, probe_woken, uk_alloc_get_default());
}

void probe_begin(void)
{
	memset(thread, 0, sizeof(thread));
	memset(told, 0, sizeof(told));
}

static void perform(const struct uk_trial_step *s, struct uk_thread *t)
{
	if (s->arg[1])
		ukplat_lcpu_disable_irq();
	if (s->op == OP_BLOCK)
		uk_thread_block(t);
	else if (s->op == OP_TIMEOUT)
		uk_thread_block_timeout(t, s->arg[2]);
	else
		uk_thread_wake(t);
}

static int others_changed(const struct uk_thread *was, unsigned int number)
{
	int changed = 0;

	for (unsigned int i = 0; i < THREADS; i++)
		changed += i != number &&
			   memcmp(&was[i], &thread[i], sizeof(*was)) != 0;
	return changed;
}

static void answer(unsigned int number, int changed, bool irqs_off)
{
	uk_trial_answer(thread[number].flags);
	uk_trial_answer(since(thread[number].wakeup_time, before));
	uk_trial_answer(changed);
	uk_trial_answer(irqs_off);
	uk_trial_answer(calls);
	for (unsigned int i = 0; i < MAX_CALLS; i++) {
		uk_trial_answer(call[i].what);
		uk_trial_answer(call[i].thread);
		uk_trial_answer(call[i].flags);
		uk_trial_answer(call[i].time);
		uk_trial_answer(i < calls ? call[i].irqs_off : -1);
	}
}

int probe_step(const struct uk_trial_step *s, unsigned int number)
{
	struct uk_thread *t = &thread[number], was[THREADS];
	bool irqs_off;

	if (s->op == OP_GIVE) {
		t->sched = s->arg[1] ? &probe : NULL;
		t->flags = s->arg[2];
		return 0;
	}
	memcpy(was, thread, sizeof(was));
	memset(call, 0, sizeof(call));
	calls = 0;
	before = ukplat_monotonic_clock();
	perform(s, t);
	irqs_off = ukplat_lcpu_irqs_disabled();
	ukplat_lcpu_enable_irq();
	answer(number, others_changed(was, number), irqs_off);
	return 0;
}
