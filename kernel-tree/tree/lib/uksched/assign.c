/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Assigning threads to schedulers
 *
 * Interface:
 * - A new thread belongs to no scheduler: `t->sched` is NULL, it is on no list,
 *   and nothing runs it, whatever its state flags say.
 * - uk_sched_thread_add() gives it to one scheduler, uk_sched_thread_remove()
 *   takes it away again. To move a thread, remove it and add it elsewhere.
 * - Do not add a thread that has a scheduler, nor remove one that has none.
 *   Both are bugs of the caller and trip an assertion.
 *
 * Two parties keep books about a thread. The core (this file) keeps
 * `t->sched` and the list of all threads of a scheduler, `s->thread_list`,
 * oldest first. The scheduler's own code keeps its run queue, and hears about
 * comings and goings through its operations `s->thread_add` and
 * `s->thread_remove`. The scheduler is told while the thread is not (add) or
 * still (remove) in the core's books:
 *
 *                    thread_add says 0
 *      no scheduler ------------------> assigned to s: t->sched == s,
 *      t->sched == NULL                 t on s->thread_list
 *            ^  |  thread_add says < 0      |
 *            +--+  (nothing changes)        |
 *            ^       thread_remove          |
 *            +------------------------------+
 *
 * An interrupt handler may wake threads, and so look at all of this, at any
 * instruction. Hence both functions work with interrupts disabled, and leave
 * them as they found them: a caller may have had them disabled already.
 *
 * State flags and the ownership of memory are none of our business here: a
 * blocked thread stays blocked when it is assigned, and when it moves.
 */
#include <errno.h>
#include <stddef.h>
#include <uk/assert.h>
#include <uk/list.h>
#include <uk/plat/lcpu.h>
#include <uk/sched.h>
#include <uk/thread.h>

/*
 * Assigns thread `t`, which has no scheduler, to scheduler `s` (contract 1.5).
 * Returns what the scheduler's thread_add operation returned: 0, or a negative
 * errno, and then `t` is as it was before. The caller keeps owning `t`.
 */
int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
#ifndef STARTER_uksched_assign
	unsigned long irqf;
	int rc;

	UK_ASSERT(s);
	UK_ASSERT(t);
	UK_ASSERT(!t->sched);

	irqf = ukplat_lcpu_save_irqf();
	rc = s->thread_add(s, t);
	if (rc >= 0) {
		t->sched = s;
		UK_TAILQ_INSERT_TAIL(&s->thread_list, t, thread_list);
	}
	ukplat_lcpu_restore_irqf(irqf);
	return rc;
#else
	/* Yours to write: ask the scheduler, and if it agrees, take note. */
	(void)s;
	(void)t;
	return -ENOSYS;
#endif
}

/*
 * Takes thread `t` away from its scheduler (contract 1.5). Afterwards it has
 * none, and may be released or assigned again. Always returns 0.
 */
int uk_sched_thread_remove(struct uk_thread *t)
{
#ifndef STARTER_uksched_assign
	struct uk_sched *s;
	unsigned long irqf;

	UK_ASSERT(t);
	UK_ASSERT(t->sched);

	irqf = ukplat_lcpu_save_irqf();
	s = t->sched;
	s->thread_remove(s, t);
	t->sched = NULL;
	UK_TAILQ_REMOVE(&s->thread_list, t, thread_list);
	ukplat_lcpu_restore_irqf(irqf);
	return 0;
#else
	/* Yours to write: tell the scheduler, and forget the thread. */
	(void)t;
	return 0;
#endif
}
