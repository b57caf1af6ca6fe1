/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise clone-flags: clones with the flags and arguments that
 * the host names, and tells which clone handlers were called, and when. It
 * judges nothing.
 *
 * Operations:
 *   1 clone: flags, stack, tls, refuser, refusal, praiser, praise
 *     stack, tls: kinds, stage.h; a handler's init (-1: no one's) answers a
 *     negative number, another one's a positive one
 *     -> result, allocations, calls
 *   2 end the child -> starts, what clone returned in it, calls
 *   3 take all numbers, 4 give them back -> nothing
 * Calls: how many there were, how many had other arguments than they should
 * have, and for each handler which call was its init, which its term; 0: none.
 *
 * A child does not run before it is to end, since main does not yield.
 */
#include <uk/trial.h>

#include "stage.h"

#define OP_CLONE 1
#define OP_END 2
#define OP_TAKE 3
#define OP_GIVE 4

static void answer_calls(void)
{
	uk_trial_answer(calls.total);
	uk_trial_answer(calls.strange);
	for (int h = 0; h < HANDLERS; h++) {
		uk_trial_answer(calls.init[h]);
		uk_trial_answer(calls.term[h]);
	}
}

static int clone_one(const struct uk_trial_step *s)
{
	struct expected e = {
		.flags = s->arg[0],
		.len = sizeof(struct clone_args),
		.refuser = s->arg[3],
		.refusal = s->arg[4],
		.praiser = s->arg[5],
		.praise = s->arg[6],
	};

	if (child.thread) {
		uk_trial_leave_out();
		return 0;
	}
	uk_trial_answer(child_clone(s->arg[1], s->arg[2], &e));
	uk_trial_answer(child_allocations());
	answer_calls();
	return 0;
}

static void end_it(void)
{
	child_end();
	uk_trial_answer(child.starts);
	uk_trial_answer(child.result);
	answer_calls();
}

static int begin(unsigned int trial __unused)
{
	children_begin();
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	switch (s->op) {
	case OP_CLONE:
		return clone_one(s);
	case OP_END:
		end_it();
		return 0;
	case OP_TAKE:
		numbers_take();
		return 0;
	case OP_GIVE:
		numbers_give();
		return 0;
	}
	return -1;
}

int main(void)
{
	static const struct uk_trial_ops ops = {begin, step, children_end};

	return uk_trial_run(&ops);
}
