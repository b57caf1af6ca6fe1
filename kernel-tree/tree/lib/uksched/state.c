/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State changes: block, wake, exit.
 *
 * Interface and picture: <uk/thread.h>. A scheduler keeps a blocked thread
 * that has a wakeup_time where it will find it in time, so whenever the state
 * or the time changes the scheduler is told; what it was told and what the
 * fields say always agree.
 */
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched_impl.h>
#include <uk/wait.h>

#include "thread_impl.h"

static void wake_locked(struct uk_thread *t)
{
	if (!(t->flags & UK_THREADF_RUNNABLE)) {
		uk_thread_set_runnable(t);
		if (t->sched)
			uk_sched_thread_woken(t);
	}
	t->wakeup_time = 0;
}

static void block_until(struct uk_thread *t, __snsec until)
{
	unsigned long irqf;

	UK_ASSERT(t);

	irqf = ukplat_lcpu_save_irqf();
	/*
	 * Blocked already, but for another time: a wake and a block, so that
	 * the scheduler can move the thread to the right place (row B4).
	 */
	if (uk_thread_is_blocked(t) && t->sched && t->wakeup_time != until)
		wake_locked(t);

	t->wakeup_time = until;
	if (t->flags & UK_THREADF_RUNNABLE) {
		uk_thread_set_blocked(t);
		if (t->sched)
			uk_sched_thread_blocked(t);
	}
	ukplat_lcpu_restore_irqf(irqf);
}

void uk_thread_block(struct uk_thread *t)
{
	block_until(t, 0);
}

void uk_thread_block_timeout(struct uk_thread *t, __nsec nsec)
{
	__nsec now = ukplat_monotonic_clock();
	__snsec until;

	/* So far away that it does not fit is never */
	if (__builtin_add_overflow(now, nsec, &until))
		until = 0;
	block_until(t, until);
}

void uk_thread_wake(struct uk_thread *t)
{
	unsigned long irqf;

	UK_ASSERT(t);

	irqf = ukplat_lcpu_save_irqf();
	wake_locked(t);
	ukplat_lcpu_restore_irqf(irqf);
}

void uk_thread_set_exited(struct uk_thread *t)
{
	UK_ASSERT(t);

	if (uk_thread_is_exited(t))
		return;
	while (t->_waits)
		uk_waitq_remove(t->_waits->queue, t->_waits);
	_uk_thread_call_termtab(t);
	t->flags |= UK_THREADF_EXITED;
}
