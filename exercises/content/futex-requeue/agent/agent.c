/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise futex-requeue. Every step is answered with two values:
 * what the system call returned (0: there was none), and who came back from
 * waiting since the step before, see waiters.h.
 *
 * Host: org.uklab.exercises.internal.trials.calls.FutexRequeueContract.
 */
#include <linux/futex.h>
#include <uk/arch/time.h>
#include <uk/sched.h>
#include <uk/trial.h>
#include "waiters.h"

#define OP_WAIT 1    /* waiter, word, limit (ms, 0: none), then wakes (or -1) */
#define OP_WAKE 2    /* word, how many */
#define OP_REQUEUE 3 /* operation, from, to, wake, move, expected */
#define OP_STORE 4   /* word, value */
#define OP_SLEEP 5   /* ms */
#define OP_END 6     /* waiter */

static bool is_word(__s64 n)
{
	return n >= 0 && n < WORDS;
}

static bool is_waiter(__s64 n)
{
	return n >= 0 && n < WAITERS;
}

/* Negative: not mine */
static int perform(const struct uk_trial_step *s, long *result)
{
	const __s64 *arg = s->arg;

	switch (s->op) {
	case OP_WAIT:
		if (!is_waiter(arg[0]) || !is_word(arg[1]))
			return -1;
		waiter_start(arg[0], word_at(arg[1]), arg[2], word_at(arg[3]));
		return 0;
	case OP_WAKE:
		if (!is_word(arg[0]))
			return -1;
		*result =
			futex(word_at(arg[0]), FUTEX_WAKE, arg[1], 0, NULL, 0);
		return 0;
	case OP_REQUEUE:
		if (!is_word(arg[1]) || !is_word(arg[2]))
			return -1;
		*result = futex(word_at(arg[1]), arg[0], arg[3], arg[4],
				word_at(arg[2]), arg[5]);
		return 0;
	case OP_STORE:
		if (!is_word(arg[0]))
			return -1;
		*word_at(arg[0]) = arg[1];
		return 0;
	case OP_SLEEP:
		uk_sched_thread_sleep(ukarch_time_msec_to_nsec(arg[0]));
		return 0;
	case OP_END:
		if (!is_waiter(arg[0]))
			return -1;
		waiter_end(arg[0]);
		return 0;
	}
	return -1;
}

static int step(const struct uk_trial_step *s)
{
	long result = 0;

	if (perform(s, &result) < 0)
		return -1;
	settle();
	uk_trial_answer(result);
	uk_trial_answer(came_back());
	return 0;
}

static int begin(unsigned int trial)
{
	waiters_clear(trial);
	return 0;
}

int main(void)
{
	static const struct uk_trial_ops ops = {begin, step, waiters_end};

	return uk_trial_run(&ops);
}
