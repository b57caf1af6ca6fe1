/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise hunt-tid-leak: makes and ends threads in all ways that
 * there are, and asks about their numbers. There are 16 numbers (defconfig), 1
 * is main's.
 *
 *   make T MAKER          the number of the new thread, 0: it could not be made
 *   run                   nothing; all that can run do
 *   exit T, terminate T   how their number is found afterwards
 *   kill T                the same; T's process ends
 *   process T             the result: T begins a process of its own
 *   release               the number of a thread that is released at once
 *   fail                  was a thread made, though its making failed?
 *   fill                  how many threads could be made, beside those there are
 *   look T                how the number of T is found, living or not
 */
#include <uk/process.h>
#include <uk/syscall.h>
#include <uk/trial.h>
#include "thread.h"

enum op {
	OP_MAKE = 1,
	OP_RUN,
	OP_EXIT,
	OP_TERMINATE,
	OP_KILL,
	OP_PROCESS,
	OP_RELEASE,
	OP_FAIL,
	OP_FILL,
	OP_LOOK,
};

static pid_t number[THREADS]; /* also of those that have ended */

static int begin(unsigned int trial __unused)
{
	for (int i = 0; i < THREADS; i++)
		number[i] = 0;
	return 0;
}

static void end(void)
{
	for (int i = 0; i < THREADS; i++)
		if (thread(i))
			thread_terminate(i);
}

/* 0: there is such a thread */
static long find(int t)
{
	return uk_syscall_r_tkill(number[t], 0);
}

static void make(int t, int maker)
{
	if (thread(t) || (maker != NOBODY && !thread(maker))) {
		uk_trial_leave_out();
		return;
	}
	number[t] = thread_make(t, maker) ? 0 : ukthread2tid(thread(t));
	uk_trial_answer(number[t]);
}

/* What ends a thread, and asks for its number */
static void end_thread(int t, void (*how)(int))
{
	if (!thread(t)) {
		uk_trial_leave_out();
		return;
	}
	how(t);
	uk_trial_answer(find(t));
}

static int step(const struct uk_trial_step *s)
{
	int t = s->arg[0];

	if (t < 0 || t >= THREADS)
		return -1;
	switch (s->op) {
	case OP_MAKE:
		if (s->arg[1] < NOBODY || s->arg[1] >= THREADS)
			return -1;
		make(t, s->arg[1]);
		return 0;
	case OP_RUN:
		threads_run();
		return 0;
	case OP_EXIT:
		end_thread(t, thread_exit);
		return 0;
	case OP_TERMINATE:
		end_thread(t, thread_terminate);
		return 0;
	case OP_KILL:
		if (process_of[t] == NOBODY)
			return -1; /* our own */
		end_thread(t, thread_kill);
		return 0;
	case OP_PROCESS:
		if (!thread(t))
			return uk_trial_leave_out(), 0;
		process_of[t] = t;
		uk_trial_answer(uk_posix_process_create(uk_alloc_get_default(),
							thread(t),
							uk_thread_current()));
		return 0;
	case OP_RELEASE:
		uk_trial_answer(thread_release_one());
		return 0;
	case OP_FAIL:
		uk_trial_answer(thread_fail_one());
		return 0;
	case OP_FILL:
		uk_trial_answer(threads_fill());
		return 0;
	case OP_LOOK:
		uk_trial_answer(find(t));
		return 0;
	}
	return -1;
}

static const struct uk_trial_ops ops = {
	.begin = begin,
	.step = step,
	.end = end,
};

int main(void)
{
	return uk_trial_run(&ops);
}
