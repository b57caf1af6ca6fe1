/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise uksched-create: makes threads, lets some of them run,
 * answers what it sees, and judges nothing (scenario.h says what is asked and
 * answered).
 */
#include <string.h>
#include <uk/arch/time.h>
#include <uk/sched.h>
#include "scenario.h"

static const char name[] = "subject";
static struct uk_thread *thread;

static int begin(unsigned int trial __unused)
{
	memory_begin();
	memset(&watched, 0, sizeof(watched));
	thread = NULL;
	return 0;
}

static struct uk_thread *make(const __s64 *arg)
{
	struct uk_alloc *a = memory_of(STRUCTS);
	struct uk_alloc *a_stack = arg[1] < 0 ? NULL : memory_of(STACKS);
	struct uk_alloc *a_tls = arg[2] & PART_TLS ? memory_of(TLSES) : NULL;
	bool no_ectx = arg[2] & PART_NO_ECTX;
	size_t len = arg[1] < 0 ? 0 : arg[1];
	void *priv = (void *)arg[5];

	switch (arg[0]) {
	case KIND_FN0:
		return uk_thread_create_fn0(a, watch_fn0, a_stack, len, a_tls,
					    no_ectx, name, priv, watch_dtor);
	case KIND_FN1:
		return uk_thread_create_fn1(a, watch_fn1, (void *)arg[6],
					    a_stack, len, a_tls, no_ectx, name,
					    priv, watch_dtor);
	case KIND_FN2:
		return uk_thread_create_fn2(a, watch_fn2, (void *)arg[6],
					    (void *)arg[7], a_stack, len, a_tls,
					    no_ectx, name, priv, watch_dtor);
	}
	return uk_thread_create_container(a, a_stack, len, a_tls, no_ectx, name,
					  priv, watch_dtor);
}

static int where_ectx_is(void)
{
	__uptr at = (__uptr)thread->ectx, end = at + ukarch_ectx_size();
	__uptr tls = (__uptr)thread->_mem.uktls;

	if (!at)
		return ECTX_NONE;
	if (at % ukarch_ectx_align())
		return ECTX_ASTRAY;
	if (at >= (__uptr)(thread + 1) &&
	    end <= (__uptr)thread + memory_size(thread))
		return ECTX_BEHIND_STRUCT;
	if (tls && at >= tls + ukarch_tls_area_size() &&
	    end <= tls + memory_size(thread->_mem.uktls))
		return ECTX_BEHIND_TLS;
	return ECTX_ASTRAY;
}

static void answer_live(void)
{
	for (int place = 0; place < PLACES; place++)
		uk_trial_answer(memory_live(place));
}

static int entry(void)
{
	if (!thread || !thread->ctx.ip)
		return 0;
	return thread->ctx.ip == (__uptr)watch_fn0 ? 2 : 1;
}

static __s64 below_the_top(void)
{
	__uptr stack = (__uptr)thread->_mem.stack;

	if (!stack)
		return thread->ctx.sp;
	return stack + memory_size((void *)stack) - thread->ctx.sp;
}

static bool is_ours(void)
{
	return thread && memory_size(thread) >= sizeof(*thread);
}

static void answer_made(void)
{
	uk_trial_answer(is_ours());
	uk_trial_answer(memory_requests());
	answer_live();
	if (!is_ours()) {
		for (int i = 0; i < 8; i++)
			uk_trial_answer(0);
	} else {
		uk_trial_answer(uk_thread_is_runnable(thread));
		uk_trial_answer(entry() != 0);
		uk_trial_answer(thread->flags &
				(UK_THREADF_ECTX | UK_THREADF_UKTLS));
		uk_trial_answer(memory_size(thread->_mem.stack));
		uk_trial_answer(below_the_top());
		uk_trial_answer(where_ectx_is());
		uk_trial_answer((__uptr)thread->priv == watched.number &&
				thread->name == name &&
				thread->dtor == watch_dtor);
		uk_trial_answer(thread->sched != NULL);
	}
	uk_trial_answer(is_ours() && thread->_mem.t_a == memory_of(STRUCTS));
	uk_trial_answer(watched.inits);
	uk_trial_answer(watched.terms);
	uk_trial_answer(watched.dtors);
	uk_trial_answer(watched.saw);
	uk_trial_answer(memory_bad());
}

static void answer_later(bool there)
{
	uk_trial_answer(watched.runs);
	uk_trial_answer((__sptr)watched.arg[0]);
	uk_trial_answer((__sptr)watched.arg[1]);
	uk_trial_answer(there && uk_thread_is_runnable(thread));
	uk_trial_answer(there ? entry() : 0);
	uk_trial_answer(there && thread->sched);
	answer_live();
	uk_trial_answer(watched.terms);
	uk_trial_answer(watched.dtors);
	uk_trial_answer(memory_bad());
}

/* An entry is written to the stack, which must be there then */
static bool has_a_stack(void)
{
	__uptr stack = (__uptr)thread->_mem.stack;

	return thread->ctx.sp > stack &&
	       thread->ctx.sp <= stack + memory_size((void *)stack) &&
	       thread->ctx.sp % sizeof(long) == 0;
}

static void give_entry(const __s64 *arg)
{
	switch (arg[0]) {
	case KIND_FN0:
		uk_thread_container_init_fn0(thread, watch_fn0);
		break;
	case KIND_FN1:
		uk_thread_container_init_fn1(thread, watch_fn1, (void *)arg[1]);
		break;
	case KIND_FN2:
		uk_thread_container_init_fn2(thread, watch_fn2, (void *)arg[1],
					     (void *)arg[2]);
		break;
	default:
		uk_thread_container_init_bare(thread, (__uptr)watch_fn0);
	}
}

static bool can_run(void)
{
	return uk_thread_is_runnable(thread) && thread->ctx.ip &&
	       !thread->sched && has_a_stack();
}

static void run(void)
{
	uk_sched_thread_add(uk_sched_current(), thread);
	/* While this one sleeps the other runs, and then idle collects it */
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(1));
}

static bool possible(unsigned int op)
{
	switch (op) {
	case OP_ENTRY:
		return !thread->ctx.ip && !uk_thread_is_runnable(thread) &&
		       has_a_stack();
	case OP_RUN:
		return can_run();
	case OP_RELEASE:
		return !thread->sched;
	}
	return true;
}

static int step(const struct uk_trial_step *s)
{
	if (s->op == OP_MAKE) {
		watched.number = s->arg[5];
		watched.refuses = s->arg[4];
		memory_fail(s->arg[3]);
		thread = make(s->arg);
		answer_made();
		return 0;
	}
	if (!is_ours() || !possible(s->op)) {
		uk_trial_leave_out();
		return 0;
	}
	memory_fail(0);
	switch (s->op) {
	case OP_ENTRY:
		give_entry(s->arg);
		break;
	case OP_YIELD:
		uk_sched_yield();
		break;
	case OP_RUN:
		run();
		break;
	case OP_RELEASE:
		uk_thread_release(thread);
		break;
	default:
		return -1;
	}
	answer_later(s->op == OP_ENTRY || s->op == OP_YIELD);
	return 0;
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_trial_run(&ops);
}
