/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise hunt-errno: makes system calls by numbers that it knows
 * only at run time, and tells what came back.
 *
 *   call FORM CALLEE ARG...   the result, and errno afterwards
 *   look                      is the thread inside a system call? errno
 */
#include <uk/syscall.h>
#include <uk/trial.h>
#include "calls.h"

enum op { OP_CALL = 1, OP_LOOK };

enum form { FORM_ARGS, FORM_LIST, FORM_SIX, RAW_ARGS, RAW_LIST, RAW_SIX };

static long by_list(long (*call)(long nr, va_list args), long nr, ...)
{
	va_list args;
	long ret;

	va_start(args, nr);
	ret = call(nr, args);
	va_end(args);
	return ret;
}

static long call(enum form form, long nr, const __s64 a[6])
{
	switch (form) {
	case FORM_ARGS:
		return uk_syscall(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
	case FORM_LIST:
		return by_list(uk_vsyscall, nr, a[0], a[1], a[2], a[3], a[4],
			       a[5]);
	case FORM_SIX:
		return uk_syscall6(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
	case RAW_ARGS:
		return uk_syscall_r(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
	case RAW_LIST:
		return by_list(uk_vsyscall_r, nr, a[0], a[1], a[2], a[3], a[4],
			       a[5]);
	case RAW_SIX:
		return uk_syscall6_r(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
	}
	return 0;
}

static int begin(unsigned int trial __unused)
{
	errno = 0;
	_uk_syscall_return_addr = 0;
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	long ret;

	switch (s->op) {
	case OP_CALL:
		ret = call(s->arg[0], number_of(s->arg[1], s->arg[2]),
			   &s->arg[2]);
		uk_trial_answer(ret);
		uk_trial_answer(errno);
		return 0;
	case OP_LOOK:
		uk_trial_answer(uk_syscall_return_addr() != 0);
		uk_trial_answer(errno);
		return 0;
	}
	return -1;
}

static const struct uk_trial_ops ops = {.begin = begin, .step = step};

int main(void)
{
	return uk_trial_run(&ops);
}
