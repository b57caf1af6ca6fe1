/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise pthread-create. Every step is answered with the same
 * ANSWERS values, in this order:
 *
 *   what the call under test returned (0: there was none)
 *   the thread that started since the step before, plus one; 0: none
 *   what it found in its own copy of a TLS variable; 0 if none started
 *   the join that returned since: number of the joiner plus one; 0: none
 *   what that join returned, and the value that it got
 *   blocks of memory that are held
 *   attempts to free what is not held, or what the caller stands on
 *
 * Host: org.uklab.exercises.internal.trials.calls.PthreadCreateContract.
 */
#include <uk/arch/time.h>
#include <uk/sched.h>
#include <uk/trial.h>
#include "stage.h"

#define OP_CREATE 1    /* thread, argument, which allocation fails (0: none) */
#define OP_END 2       /* thread, value, how (END_*) */
#define OP_JOIN 3      /* joiner, thread */
#define OP_DETACH 4    /* thread */
#define OP_NUDGE 5     /* joiner: is woken for no reason */
#define OP_SLEEP 6     /* so that the idle thread can run */
#define OP_LOOK 7      /* thread: reads its TLS variable; returned as result */
#define OP_JOIN_SELF 8 /* thread */

#define SLEEP_MSEC 1

static bool is_thread(__s64 n)
{
	return n >= 0 && n < THREADS;
}

static int perform(const struct uk_trial_step *s)
{
	const __s64 *arg = s->arg;

	if (!is_thread(arg[0]))
		return -1;
	switch (s->op) {
	case OP_CREATE:
		stage_create(arg[0], arg[1], arg[2]);
		return 0;
	case OP_END:
		stage_end(arg[0], arg[1], arg[2]);
		return 0;
	case OP_JOIN:
		if (arg[0] >= JOINERS || !is_thread(arg[1]))
			return -1;
		stage_join(arg[0], arg[1]);
		return 0;
	case OP_DETACH:
		stage_detach(arg[0]);
		return 0;
	case OP_NUDGE:
		if (arg[0] >= JOINERS)
			return -1;
		stage_nudge(arg[0]);
		return 0;
	case OP_SLEEP:
		uk_sched_thread_sleep(ukarch_time_msec_to_nsec(SLEEP_MSEC));
		return 0;
	case OP_LOOK:
		stage_look(arg[0]);
		return 0;
	case OP_JOIN_SELF:
		stage_join_self(arg[0]);
		return 0;
	}
	return -1;
}

static int step(const struct uk_trial_step *s)
{
	seen = (struct seen){0};
	if (perform(s) < 0)
		return -1;
	settle();
	uk_trial_answer(seen.result);
	uk_trial_answer(seen.started);
	uk_trial_answer(seen.marker);
	uk_trial_answer(seen.joiner);
	uk_trial_answer(seen.join_result);
	uk_trial_answer(seen.value);
	uk_trial_answer(watch_held());
	uk_trial_answer(watch_strays());
	return 0;
}

static int begin(unsigned int trial __unused)
{
	stage_clear();
	watch_clear();
	return 0;
}

static void end(void)
{
	stage_end_all();
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(SLEEP_MSEC));
	watch_release();
}

int main(void)
{
	static const struct uk_trial_ops ops = {begin, step, end};

	stage_begin();
	watch_begin();
	return uk_trial_run(&ops);
}
