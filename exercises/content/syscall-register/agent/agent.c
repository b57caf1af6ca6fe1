/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise syscall-register: two threads make system calls, and
 * tell what came of them. It judges nothing.
 *
 * One operation, 1: thread, form, name, who, policy, priority, errno, upper.
 *   form, name: forms.h; who: 0, OWN, OTHERS, or a number as it is; priority:
 *   what struct sched_param holds, NO_PARAM for a NULL pointer; errno: before;
 *   upper: the upper half of each argument that is an int
 * Answer: result, errno, and if there is a struct sched_param: its priority, and
 * how many bytes behind that have changed.
 *
 * Both threads are new in every trial: main has set nothing and cannot be made
 * anew. Main lets them run and looks, and so does not hang if they do.
 */
#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <string.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/trial.h>

#include "forms.h"

#define OP_CALL 1
#define THREADS 2
#define OWN 1
#define OTHERS 2
#define NO_PARAM (1 << 20)
#define FILLED 0xa5 /* struct sched_param behind its priority */
#define ROUNDS 4    /* of yielding */

static struct caller {
	struct uk_thread *thread;
	long tid;
	const struct uk_trial_step *todo; /* set by main; NULL: wait */
	long result;
	int seen_errno;
	struct sched_param param;
} callers[THREADS];

static long with_upper(const struct uk_trial_step *s, __s64 value)
{
	return (long)((__u64)s->arg[7] << 32 | (__u32)value);
}

static long pid_of(const struct uk_trial_step *s)
{
	__s64 who = s->arg[3];

	if (who == OWN || who == OTHERS)
		who = callers[s->arg[0] ^ (who == OTHERS)].tid;
	return with_upper(s, who);
}

static bool has_param(unsigned int name)
{
	return name == SET || name == SET_PARAM || name == GET_PARAM;
}

static void perform(struct caller *c, const struct uk_trial_step *s)
{
	unsigned int name = s->arg[2];
	long pid = pid_of(s), policy = with_upper(s, s->arg[4]);
	long param = s->arg[5] == NO_PARAM ? 0 : (long)&c->param;
	bool by_policy = name == MAX || name == MIN;

	memset(&c->param, FILLED, sizeof(c->param));
	c->param.sched_priority = s->arg[5];
	errno = s->arg[6];
	c->result = call_in_form(s->arg[1], name, by_policy ? policy : pid,
				 name == SET	   ? policy
				 : has_param(name) ? param
						   : 0,
				 name == SET ? param : 0);
	c->seen_errno = errno;
}

static __noreturn void caller_main(void *arg)
{
	struct caller *c = arg;

	c->tid = uk_syscall_r_gettid();
	for (;;) {
		while (!c->todo) {
			uk_thread_block(uk_thread_current());
			uk_sched_yield();
		}
		perform(c, c->todo);
		c->todo = NULL;
	}
}

static void settle(void)
{
	for (int i = 0; i < ROUNDS; i++)
		uk_sched_yield();
}

static int begin(unsigned int trial __unused)
{
	memset(callers, 0, sizeof(callers));
	for (int i = 0; i < THREADS; i++)
		callers[i].thread = uk_sched_thread_create(
			uk_sched_current(), caller_main, &callers[i], "caller");
	settle();
	return callers[0].tid > 0 && callers[1].tid > 0 ? 0 : -1;
}

static void end(void)
{
	for (int i = 0; i < THREADS; i++)
		uk_sched_thread_terminate(callers[i].thread);
	settle();
}

static int changed_behind(const struct sched_param *param)
{
	const __u8 *byte = (const __u8 *)param;
	int changed = 0;

	for (size_t i = sizeof(param->sched_priority); i < sizeof(*param); i++)
		if (byte[i] != FILLED)
			changed++;
	return changed;
}

static int step(const struct uk_trial_step *s)
{
	struct caller *c = &callers[s->arg[0]];

	if (s->op != OP_CALL || s->arg[0] < 0 || s->arg[0] >= THREADS ||
	    s->arg[1] < 0 || s->arg[1] >= FORMS || s->arg[2] < 0 ||
	    s->arg[2] >= NAMES)
		return -1;
	c->todo = s;
	uk_thread_wake(c->thread);
	settle();
	if (c->todo) {
		uk_trial_leave_out(); /* it has not come back */
		c->todo = NULL;
		return 0;
	}
	uk_trial_answer(c->result);
	uk_trial_answer(c->seen_errno);
	if (has_param(s->arg[2]) && s->arg[5] != NO_PARAM) {
		uk_trial_answer(c->param.sched_priority);
		uk_trial_answer(changed_behind(&c->param));
	}
	return 0;
}

int main(void)
{
	static const struct uk_trial_ops ops = {begin, step, end};

	return uk_trial_run(&ops);
}
