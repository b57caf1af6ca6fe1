/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukpthread0: the life of a thread
 *
 *   creator                        new thread                     joiner
 *   p0_create                                                     p0_join
 *     a block; TLS in it                                            :
 *     _p0_clone, tid = number --->  _p0_begin                       :
 *     :                              fn(arg)                        :
 *                                    p0_exit(value)                 : waits
 *                                      value is kept                : while
 *                                      ends: the kernel             : tid is
 *                                      makes tid 0 and  ----------> : not 0
 *                                      wakes a waiter             gets value
 *                                                                 frees block
 *
 * A thread cannot free its own block: it stands on it. For a detached one the
 * idle thread does it, uk_sched_thread_exit2(): a function for it to call once
 * the thread is gone.
 *
 * Interface: <uk/pthread0.h>. What there is already: "pthread0_impl.h".
 */
#include <errno.h>
#include <linux/futex.h>
#include <stddef.h>
#include <uk/arch/tls.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>
#include <uk/syscall.h>

#include "pthread0_impl.h"

#ifndef STARTER_pthread_create
/* NULL in a thread that p0_create() did not make */
static __uk_tls struct p0_thread *self;

int p0_create(struct p0_thread **thread, void *(*fn)(void *), void *arg)
{
	struct p0_thread *t = _p0_alloc();

	if (!t)
		return EAGAIN;
	t->fn = fn;
	t->arg = arg;
	ukarch_tls_area_init(t->tls);
	if (_p0_clone(t,
		      P0_SHARED | CLONE_SETTLS | CLONE_PARENT_SETTID |
			      CLONE_CHILD_CLEARTID,
		      &t->tid, &t->tid, ukarch_tls_tlsp(t->tls)) < 0) {
		_p0_free(t);
		return EAGAIN;
	}
	*thread = t;
	return 0;
}

void _p0_begin(struct p0_thread *thread)
{
	self = thread;
	p0_exit(thread->fn(thread->arg));
}

/* In the idle thread */
static void collect(struct uk_thread *t __unused, void *arg)
{
	_p0_free(arg);
}

void p0_exit(void *value)
{
	self->value = value;
	if (self->state == P0_DETACHED)
		uk_sched_thread_exit2(collect, self);
	uk_sched_thread_exit();
}

int p0_join(struct p0_thread *thread, void **value)
{
	__u32 tid;

	if (thread == self)
		return EDEADLK;
	if (thread->state != P0_JOINABLE)
		return EINVAL;
	thread->state = P0_JOINED;

	/* It may have ended before; and a wait may end for no reason */
	while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_SEQ_CST)) != 0)
		uk_syscall_r_futex((long)&thread->tid, FUTEX_WAIT_PRIVATE, tid,
				   0, 0, 0);
	if (value)
		*value = thread->value;
	_p0_free(thread);
	return 0;
}

int p0_detach(struct p0_thread *thread)
{
	if (thread->state != P0_JOINABLE)
		return EINVAL;
	thread->state = P0_DETACHED;
	if (!thread->tid)
		_p0_free(thread);
	return 0;
}
#else
/* Yours to write: all of them. Begin with p0_create() and _p0_begin(). */

int p0_create(struct p0_thread **thread, void *(*fn)(void *), void *arg)
{
	(void)thread;
	(void)fn;
	(void)arg;
	return EAGAIN;
}

void _p0_begin(struct p0_thread *thread)
{
	(void)thread;
	uk_sched_thread_exit();
}

void p0_exit(void *value)
{
	(void)value;
	uk_sched_thread_exit();
}

int p0_join(struct p0_thread *thread, void **value)
{
	(void)thread;
	(void)value;
	return EINVAL;
}

int p0_detach(struct p0_thread *thread)
{
	(void)thread;
	return EINVAL;
}
#endif
