/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How threads end, and who frees what (contract 1.3, 1.5).
 *
 * Interface: <uk/thread.h>, <uk/sched.h>, <uk/sched_impl.h>. A thread cannot
 * free the stack it stands on, so there are two ways:
 *
 *   another one   unassigned -> callbacks -> EXITED -> released
 *   itself        unassigned -> callbacks -> EXITED -> on exited_threads,
 *                   never runs again -> [idle thread] gc_fn -> released
 */
#include <uk/print.h>
#include <uk/sched_impl.h>
#include <uk/wait.h>

#include "thread_impl.h"

/*
 * Makes a thread exited, unless it is: it waits in no queue any more, its
 * termination callbacks have run, and UK_THREADF_EXITED is set.
 */
void uk_thread_set_exited(struct uk_thread *t)
{
#ifndef STARTER_uksched_exit
	UK_ASSERT(t);

	if (uk_thread_is_exited(t))
		return;
	while (t->_waits)
		uk_waitq_remove(t->_waits->queue, t->_waits);
	_uk_thread_call_termtab(t);
	t->flags |= UK_THREADF_EXITED;
#else
	/* Yours to write. */
	(void)t;
#endif
}

/* Gives back a thread that is not running and that no scheduler has. */
void uk_thread_release(struct uk_thread *t)
{
#ifndef STARTER_uksched_exit
	__typeof__(t->_mem) mem;

	UK_ASSERT(t);
	UK_ASSERT(t != uk_thread_current());
	UK_ASSERT(!t->sched);

	uk_pr_debug("Thread %p (%s) is released\n", (void *)t,
		    t->name ? t->name : "unnamed");
	uk_thread_set_exited(t);
	_uk_thread_fini_tcb(t);

	/* dtor may free the struct, so remember what else there is to free */
	mem = t->_mem;
	if (t->dtor)
		t->dtor(t);
	if (mem.uktls_a)
		uk_free(mem.uktls_a, mem.uktls);
	if (mem.stack_a)
		uk_free(mem.stack_a, mem.stack);
	if (mem.t_a)
		uk_free(mem.t_a, t);
#else
	/* Yours to write; _uk_thread_fini_tcb() is there. */
	(void)t;
#endif
}

/* Ends a thread that has a scheduler. Does not return if it is running. */
void uk_sched_thread_terminate(struct uk_thread *t)
{
#ifndef STARTER_uksched_exit
	struct uk_sched *s;

	UK_ASSERT(t);
	UK_ASSERT(t->sched);

	uk_pr_debug("Thread %p (%s) ends\n", (void *)t,
		    t->name ? t->name : "unnamed");
	s = t->sched;
	uk_sched_thread_remove(t);
	uk_thread_set_exited(t);
	if (t != uk_thread_current()) {
		uk_thread_release(t);
		return;
	}

	UK_TAILQ_INSERT_TAIL(&s->exited_threads, t, thread_list);
	s->yield(s);
	UK_CRASH("Thread %p (%s) ran again after its end\n", (void *)t,
		 t->name ? t->name : "unnamed");
#else
	/* Yours to write: another thread, or the running one? */
	(void)t;
#endif
}

/* Ends the running thread; gc_fn is called when it is collected, if any. */
void uk_sched_thread_exit2(uk_thread_gc_t gc_fn, void *gc_argp)
{
#ifndef STARTER_uksched_exit
	struct uk_thread *t = uk_thread_current();

	UK_ASSERT(t);

	t->_gc_fn = gc_fn;
	t->_gc_argp = gc_argp;
	uk_sched_thread_terminate(t);
	__builtin_unreachable();
#else
	/* Yours to write: end, but never return. */
	(void)gc_fn;
	(void)gc_argp;
	for (;;)
		uk_sched_yield();
#endif
}

void uk_sched_thread_exit(void)
{
	uk_sched_thread_exit2(NULL, NULL);
}

/* Releases all threads of `s` that ended themselves. Returns how many. */
unsigned int uk_sched_thread_gc(struct uk_sched *s)
{
#ifndef STARTER_uksched_exit
	struct uk_thread *t;
	unsigned int count = 0;

	UK_ASSERT(s);

	while ((t = UK_TAILQ_FIRST(&s->exited_threads))) {
		UK_ASSERT(t != uk_thread_current());

		UK_TAILQ_REMOVE(&s->exited_threads, t, thread_list);
		if (t->_gc_fn)
			t->_gc_fn(t, t->_gc_argp);
		uk_thread_release(t);
		count++;
	}
	return count;
#else
	/* Yours to write. */
	(void)s;
	return 0;
#endif
}
