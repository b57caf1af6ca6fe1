/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise clone-thread: performs the scenario that the host left
 * in memory, reports what it sees after each step, and judges nothing
 * (scenario.h says what is asked and answered).
 *
 * Whoever runs this is the thread "init". It never waits for a child or a
 * waiter: it lets them run, and looks. So a kernel that forgets to wake
 * somebody gets a report that says so, and does not hang.
 */
#include <stdio.h>
#include <uk/plat/channel.h>
#include <uk/syscall.h>
#include "stage.h"

#define COLLECT_NSEC (1000 * 1000)

static const __u8 *at, *end;

/* Reads past the end are zeros; they make a trial without children. */
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
	s.by = get(1);
	s.target = get(1);
	s.arg = get(1);
	s.flags = get(4);
	s.ptid = get(1);
	s.ctid = get(1);
	s.fail = get(1);
	return s;
}

/* Does a step: true, or false if it had to be left out */
static bool do_step(const struct step *s, long *result)
{
	struct child *c = &children[s->target];

	switch (s->op) {
	case OP_CLONE:
		if (c->thread)
			return false;
		if (s->by != BY_MAIN)
			return stage_command(&children[s->by], s, result);
		*result = stage_clone(s);
		return true;
	case OP_RUN:
		settle();
		return true;
	case OP_WAIT:
		stage_wait(s);
		return true;
	case OP_SET_TID_ADDRESS:
		return stage_command(&children[s->by], s, result);
	case OP_END:
		if (!s->arg)
			return stage_command(c, s, result);
		if (!c->thread)
			return false;
		uk_sched_thread_terminate(c->thread);
		c->thread = NULL;
		settle();
		return true;
	case OP_COLLECT:
		uk_sched_thread_sleep(COLLECT_NSEC);
		return true;
	}
	return false;
}

static bool makes_sense(const struct step *s, unsigned int count)
{
	switch (s->op) {
	case OP_CLONE:
		return s->target < count && (s->by == BY_MAIN || s->by < count);
	case OP_SET_TID_ADDRESS:
		return s->by < count;
	case OP_WAIT:
		return s->target < MAX_WAITERS && s->ctid < WORDS;
	default:
		return s->target < count;
	}
}

static void perform(unsigned int trial, unsigned int number,
		    const struct step *s)
{
	long result = 0;
	bool done;

	events_begin();
	done = do_step(s, &result);
	report(trial, number, done, result);
}

static void begin(unsigned int trial)
{
	events_begin();
	event(EVENT_LAYOUT, 0, tls_offset());
	report(trial, 0, true, uk_syscall_r_gettid());
}

static int perform_trial(unsigned int trial)
{
	unsigned int count = get(1), steps = get(1);

	if (count == 0 || count > MAX_CHILDREN)
		return -1;
	stage_clear();
	watch_forget();
	for (unsigned int i = 0; i < WORDS; i++)
		words[i] = get(4);
	for (unsigned int i = 0; i < count; i++) {
		struct child *c = &children[i];

		c->below = get(2);
		c->area = get(1);
		c->marker = get(4);
		if (c->area * AREA_UNIT + ukarch_tls_area_size() > POOL_LEN ||
		    c->below > STACK_LEN / 2)
			return -1;
	}

	begin(trial);
	for (unsigned int i = 1; i <= steps; i++) {
		struct step s = get_step();

		if (!makes_sense(&s, count))
			return -1;
		perform(trial, i, &s);
	}
	stage_end();
	uk_sched_thread_sleep(COLLECT_NSEC);
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
	watch_begin();
	for (unsigned int i = 0; i < trials; i++) {
		if (perform_trial(i) < 0) {
			printf("agent: cannot perform trial %u\n", i);
			return 2;
		}
	}
	printf("agent: %u trials performed\n", trials);
	return 0;
}
