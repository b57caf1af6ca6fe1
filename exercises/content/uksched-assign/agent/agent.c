/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise uksched-assign: performs the scenario that the host
 * left in memory, reports what it sees after each step, and judges nothing
 * (scenario.h says what is asked and answered).
 *
 * A step is left out if it would break a precondition of the code under test,
 * which is an assertion there, or if a list is broken: a report of a broken
 * list is worth more than a kernel that crashed on it.
 */
#include <stdio.h>
#include <uk/plat/channel.h>
#include <uk/plat/lcpu.h>
#include "trial.h"

struct step {
	__u8 op, thread, sched, irqs_off;
	int answer;
};

static const __u8 *at, *end;

/* Reads past the end are zeros; they make a trial without threads. */
static unsigned int get(unsigned int bytes)
{
	unsigned int value = 0;

	for (unsigned int i = 0; i < bytes && at < end; i++)
		value |= (unsigned int)*at++ << (8 * i);
	return value;
}

static struct step get_step(void)
{
	struct step s;

	s.op = get(1);
	s.thread = get(1);
	s.sched = get(1);
	s.irqs_off = get(1);
	s.answer = (__s16)get(2);
	return s;
}

/* Once its list broke, its run queue may be broken, too: leave it alone. */
static bool running_broken;

static bool allowed(const struct step *s)
{
	struct uk_thread *t = trial_thread(s->thread);
	__u8 sched = sched_number(t->sched);

	if (s->op == OP_ROUND)
		return !running_broken;
	if (!lists_sound())
		return false;
	switch (s->op) {
	case OP_ADD:
		/* A refused thread does not get as far as the run queue. */
		return sched == SCHED_NONE &&
		       (s->answer < 0 || s->sched != SCHED_RUNNING ||
			!running_broken);
	case OP_REMOVE:
		return sched < SCHEDS && (list_membership(t) & 1 << sched);
	case OP_WAKE:
	case OP_BLOCK:
		return sched < SCHEDS;
	}
	return false;
}

static int call(const struct step *s)
{
	struct uk_thread *t = trial_thread(s->thread);

	switch (s->op) {
	case OP_ADD:
		return uk_sched_thread_add(trial_sched(s->sched), t);
	case OP_REMOVE:
		return uk_sched_thread_remove(t);
	case OP_WAKE:
		uk_thread_wake(t);
		break;
	case OP_BLOCK:
		uk_thread_block(t);
		break;
	case OP_ROUND:
		trial_sched(SCHED_RUNNING)->yield(trial_sched(SCHED_RUNNING));
		break;
	}
	return 0;
}

static void perform(unsigned int trial, unsigned int number,
		    const struct step *s)
{
	bool done = allowed(s), irqs_off = false;
	__u8 ids[MAX_LISTED], len;
	int result = 0;

	events = (struct events){0};
	if (done) {
		answer = s->answer;
		if (s->irqs_off)
			ukplat_lcpu_disable_irq();
		result = call(s);
		irqs_off = ukplat_lcpu_irqs_disabled();
		ukplat_lcpu_enable_irq();
		answer = 0;
	}
	report(trial, number, done, irqs_off, result);
	if (list_walk(SCHED_RUNNING, ids, &len))
		running_broken = true;
}

static int perform_trial(unsigned int trial)
{
	unsigned int threads = get(1), steps = get(1);
	__u8 kinds[MAX_THREADS];

	if (threads == 0 || threads > MAX_THREADS)
		return -1;
	for (unsigned int i = 0; i < threads; i++)
		kinds[i] = get(1);
	if (trial_start(kinds, threads) < 0)
		return -1;

	events = (struct events){0};
	report(trial, 0, true, ukplat_lcpu_irqs_disabled(), 0);
	for (unsigned int i = 1; i <= steps; i++) {
		struct step s = get_step();

		if (s.thread >= threads || s.sched >= SCHEDS)
			return -1;
		perform(trial, i, &s);
	}
	trial_end();
	return 0;
}

int main(void)
{
	unsigned int trials;
	__sz len;

	at = ukplat_scenario(&len);
	end = at + len;
	if (get(4) != SCENARIO_MAGIC || get(2) != SCENARIO_VERSION) {
		printf("agent: the image holds no scenario of mine\n");
		return 2;
	}
	trials = get(2);
	trial_prepare();
	for (unsigned int i = 0; i < trials; i++) {
		if (perform_trial(i) < 0) {
			printf("agent: cannot perform trial %u\n", i);
			return 2;
		}
	}
	printf("agent: %u trials performed\n", trials);
	return 0;
}
