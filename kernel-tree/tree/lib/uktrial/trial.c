/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads the scenario, has it performed, and sends the reports (<uk/trial.h>).
 */
#include <stdbool.h>
#include <uk/plat/channel.h>
#include <uk/print.h>
#include <uk/trial.h>

#define HEADER 6
#define VALUE ((__sz)sizeof(__s64))
#define FAILED 2

static const __u8 *at, *end; /* of the scenario */

static struct {
	__u8 bytes[HEADER + UK_TRIAL_VALUES * VALUE];
	unsigned int values;
	bool left_out;
} answer;

/* Reads past the end are zeros; they make trials without steps. */
static __u64 get(unsigned int bytes)
{
	__u64 value = 0;

	for (unsigned int i = 0; i < bytes && at < end; i++)
		value |= (__u64)*at++ << (8 * i);
	return value;
}

static void put(__u8 *to, __u64 value, unsigned int bytes)
{
	for (unsigned int i = 0; i < bytes; i++)
		to[i] = value >> (8 * i);
}

void uk_trial_answer(__s64 value)
{
	if (answer.values == UK_TRIAL_VALUES)
		return;
	put(answer.bytes + HEADER + answer.values++ * VALUE, value, VALUE);
}

void uk_trial_leave_out(void)
{
	answer.left_out = true;
}

static void report(unsigned int trial, unsigned int number)
{
	put(answer.bytes, trial, 2);
	put(answer.bytes + 2, number, 2);
	answer.bytes[4] = !answer.left_out;
	answer.bytes[5] = answer.values;
	ukplat_channel_send(UKPLAT_FRAME_DATA, answer.bytes,
			    HEADER + answer.values * VALUE);
}

static bool get_step(struct uk_trial_step *s)
{
	*s = (struct uk_trial_step){.op = get(1), .argc = get(1)};
	if (s->op == 0 || s->argc > UK_TRIAL_ARGS)
		return false;
	for (unsigned int i = 0; i < s->argc; i++)
		s->arg[i] = (__s64)get(VALUE);
	return true;
}

static bool perform(const struct uk_trial_ops *ops, unsigned int trial)
{
	unsigned int steps = get(2);

	if (ops->begin && ops->begin(trial) < 0)
		return false;
	for (unsigned int i = 1; i <= steps; i++) {
		struct uk_trial_step s;

		answer.values = 0;
		answer.left_out = false;
		if (!get_step(&s) || ops->step(&s) < 0)
			return false;
		report(trial, i);
	}
	if (ops->end)
		ops->end();
	return true;
}

int uk_trial_run(const struct uk_trial_ops *ops)
{
	unsigned int trials;
	__sz len;

	at = ukplat_scenario(&len);
	end = at + len;
	if (get(4) != UK_TRIAL_MAGIC || get(2) != UK_TRIAL_VERSION) {
		uk_pr_err("The image holds no scenario of trials\n");
		return FAILED;
	}
	trials = get(2);
	for (unsigned int i = 0; i < trials; i++) {
		if (!perform(ops, i)) {
			uk_pr_err("Trial %u cannot be performed\n", i);
			return FAILED;
		}
	}
	uk_pr_info("%u trials performed\n", trials);
	return 0;
}
