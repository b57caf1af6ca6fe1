/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise libcontext-switch: performs the scenario that the host
 * left in memory, reports what it sees after each step, and judges nothing but
 * one thing: once control is not where it belongs, the trial is over
 * (scenario.h says what is asked and answered).
 */
#include <stdio.h>
#include <uk/plat/channel.h>
#include "leap.h"
#include "report.h"
#include "stage.h"

static const __u8 *at, *end;

/* Reads past the end are zeros; they make a trial without contexts. */
static __u64 get(unsigned int bytes)
{
	__u64 value = 0;

	for (unsigned int i = 0; i < bytes && at < end; i++)
		value |= (__u64)*at++ << (8 * i);
	return value;
}

static int get_trial(struct trial *t)
{
	t->seed = get(8);
	t->contexts = get(1);
	t->steps = get(1);
	t->wide = get(1);
	t->irqs_off = get(1);
	if (t->contexts < 2 || t->contexts > MAX_CONTEXTS)
		return -1;
	for (unsigned int c = 0; c < t->contexts; c++) {
		t->context[c].kind = get(1);
		t->context[c].keep_regs = get(1);
		t->context[c].depth = get(1);
		get(1);
		if (t->context[c].depth > MAX_DEPTH)
			return -1;
	}
	return 0;
}

static int get_step(const struct trial *t, struct step *s)
{
	s->to = get(1);
	s->site = get(1);
	s->depth = get(1);
	get(1);
	return s->to < t->contexts && s->site < SITES && s->depth <= MAX_DEPTH
		       ? 0
		       : -1;
}

/* Set once control got lost: a wide trial could then end anywhere */
static bool strayed;

static int perform_trial(unsigned int number)
{
	static struct trial trial;
	static struct changes changes;
	bool over;
	struct step step;

	if (get_trial(&trial) < 0)
		return -1;
	over = trial.wide && strayed;
	if (!over) {
		stage_start(&trial);
		report_start(number, trial.contexts);
	}
	for (unsigned int i = 1; i <= trial.steps; i++) {
		if (get_step(&trial, &step) < 0)
			return -1;
		if (over)
			continue;
		over = !stage_step(i, &step, &changes);
		strayed |= over;
		report_step(number, i, &changes);
	}
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
	for (unsigned int i = 0; i < trials; i++) {
		if (perform_trial(i) < 0) {
			printf("agent: cannot perform trial %u\n", i);
			return 2;
		}
	}
	printf("agent: %u trials performed\n", trials);
	return 0;
}
