/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise uksched-wake: performs the scenario that the host left
 * in memory, answers what it sees, and judges nothing (scenario.h says what is
 * asked and answered).
 */
#include "scenario.h"

static int begin(unsigned int trial __unused)
{
	probe_begin();
	real_begin();
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	if (s->op >= OP_START)
		return real_step(s);
	if (s->arg[0] < 0 || s->arg[0] >= THREADS)
		return -1;
	return probe_step(s, s->arg[0]);
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	probe_prepare();
	return uk_trial_run(&ops);
}
