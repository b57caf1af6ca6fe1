/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise memtag-ifpages: performs the scenario that the host
 * left in memory, reports what it sees after each step, and judges nothing
 * (scenario.h says what is asked and answered).
 */
#include <stdio.h>
#include <uk/plat/channel.h>
#include "agent.h"

static const __u8 *at, *end;

/* Reads past the end are zeros; there is no such operation. */
static __u32 get(unsigned int bytes)
{
	__u32 value = 0;

	for (unsigned int i = 0; i < bytes && at < end; i++)
		value |= (__u32)*at++ << (8 * i);
	return value;
}

static struct step get_step(void)
{
	struct step s;

	s.op = get(1);
	s.slot = get(1);
	s.count = get(2);
	s.value = (__s32)get(4);
	return s;
}

static int perform_trial(unsigned int trial)
{
	unsigned int steps = get(2);

	arena_reset();
	step_forget_all();
	for (unsigned int i = 1; i <= steps; i++) {
		struct step s = get_step();

		if (s.op < OP_MALLOC || s.op > OP_CHURN || s.slot >= SLOTS)
			return -1;
		seen = (struct observed){0};
		fault_checks_on();
		step_perform(&s);
		report(trial, i);
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
	if (arena_make() < 0) {
		printf("agent: no memory for the arena\n");
		return 2;
	}
	for (unsigned int i = 0; i < trials; i++) {
		if (perform_trial(i) < 0) {
			printf("agent: cannot perform trial %u\n", i);
			return 2;
		}
	}
	printf("agent: %u trials performed\n", trials);
	return 0;
}
