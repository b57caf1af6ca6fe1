/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Wait queues: threads that wait until a condition holds (contract 1.7).
 *
 * Interface:
 * - Who waits: uk_waitq_wait_event(&wq, condition). The condition is tested
 *   again after each wake-up; it may be tested often and must neither block nor
 *   yield.
 * - Who changes the condition: change it, then uk_waitq_wake_up(&wq). Any
 *   context, also interrupt handlers.
 *
 * A waiter first enters the queue and blocks, then tests, then yields: so a
 * wake-up between the test and the yield is not lost. There is one processor, so
 * interrupts off is all the locking that a queue needs (row A11 is about more).
 */
#ifndef __UK_WAIT_H__
#define __UK_WAIT_H__

#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/thread.h>
#include <uk/wait_types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An entry for the running thread */
#define DEFINE_WAIT(name)                                                      \
	struct uk_waitq_entry name = {                                         \
		.waiting = 0,                                                  \
		.thread = uk_thread_current(),                                 \
	}

static inline void uk_waitq_init(struct uk_waitq *wq)
{
	UK_STAILQ_INIT(wq);
}

static inline int uk_waitq_empty(const struct uk_waitq *wq)
{
	return UK_STAILQ_EMPTY(wq);
}

/*
 * A thread may be ended while it waits, and its entries lie on its stack: the
 * thread knows them, and takes them out at its end.
 */
static inline void _uk_waitq_entered(struct uk_waitq *wq,
				     struct uk_waitq_entry *entry)
{
	entry->queue = wq;
	if (entry->thread) {
		entry->outer = entry->thread->_waits;
		entry->thread->_waits = entry;
	}
}

static inline void _uk_waitq_left(struct uk_waitq_entry *entry)
{
	struct uk_waitq_entry **link;

	if (!entry->thread)
		return;
	for (link = &entry->thread->_waits; *link != entry;
	     link = &(*link)->outer)
		;
	*link = entry->outer;
}

/** Enter an entry at the end of a queue, or take it out; twice does no harm. */
static inline void uk_waitq_add(struct uk_waitq *wq,
				struct uk_waitq_entry *entry)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();

	if (!entry->waiting) {
		UK_STAILQ_INSERT_TAIL(wq, entry, thread_list);
		entry->waiting = 1;
		_uk_waitq_entered(wq, entry);
	}
	ukplat_lcpu_restore_irqf(irqf);
}

static inline void uk_waitq_remove(struct uk_waitq *wq,
				   struct uk_waitq_entry *entry)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();

	if (entry->waiting) {
		UK_STAILQ_REMOVE(wq, entry, struct uk_waitq_entry, thread_list);
		entry->waiting = 0;
		_uk_waitq_left(entry);
	}
	ukplat_lcpu_restore_irqf(irqf);
}

/** Enter the running thread's entry and block, or leave and be runnable. */
static inline void uk_waitq_add_waiter(struct uk_waitq *wq,
				       struct uk_waitq_entry *entry)
{
	uk_waitq_add(wq, entry);
	uk_thread_block(entry->thread);
}

static inline void uk_waitq_remove_waiter(struct uk_waitq *wq,
					  struct uk_waitq_entry *entry)
{
	uk_waitq_remove(wq, entry);
	uk_thread_wake(entry->thread);
}

/** Wake all that wait; each tests its condition again. */
static inline void uk_waitq_wake_up(struct uk_waitq *wq)
{
	unsigned long irqf = ukplat_lcpu_save_irqf();
	struct uk_waitq_entry *entry, *tmp;

	UK_STAILQ_FOREACH_SAFE (entry, wq, thread_list, tmp)
		uk_thread_wake(entry->thread);
	ukplat_lcpu_restore_irqf(irqf);
}

/* Block until woken, or until `deadline` if that is not 0 */
static inline void _uk_waitq_block(struct uk_thread *t, __nsec deadline)
{
	__nsec now;

	if (!deadline) {
		uk_thread_block(t);
		return;
	}
	now = ukplat_monotonic_clock();
	if (now < deadline)
		uk_thread_block_timeout(t, deadline - now);
}

#define _uk_waitq_no_lock(lock) ((void)0)

#define _uk_waitq_wait(wq, condition, deadline, lock_fn, unlock_fn, lock)      \
	({                                                                     \
		__nsec _deadline = (deadline);                                 \
		int _timed_out = 0;                                            \
		DEFINE_WAIT(_entry);                                           \
                                                                               \
		while (!(condition)) {                                         \
			if (_deadline &&                                       \
			    ukplat_monotonic_clock() >= _deadline) {           \
				_timed_out = 1;                                \
				break;                                         \
			}                                                      \
			uk_waitq_add((wq), &_entry);                           \
			_uk_waitq_block(_entry.thread, _deadline);             \
			if (condition)                                         \
				break;                                         \
			unlock_fn(lock);                                       \
			uk_sched_yield();                                      \
			lock_fn(lock);                                         \
		}                                                              \
		uk_waitq_remove_waiter((wq), &_entry);                         \
		_timed_out;                                                    \
	})

/**
 * Wait until a condition holds.
 *
 * @param wq struct uk_waitq *
 * @param condition expression
 * @return 0
 */
#define uk_waitq_wait_event(wq, condition)                                     \
	_uk_waitq_wait(wq, condition, 0, _uk_waitq_no_lock, _uk_waitq_no_lock, \
		       0)

/**
 * Wait until a condition holds that a lock guards: the lock is held while the
 * condition is tested, and given away while waiting.
 */
#define uk_waitq_wait_event_locked(wq, condition, lock_fn, unlock_fn, lock)    \
	_uk_waitq_wait(wq, condition, 0, lock_fn, unlock_fn, lock)

/**
 * Wait until a condition holds or a point in time has come.
 *
 * @param deadline absolute, on the monotonic clock, ns; 0: none
 * @return 1 if the time came first, else 0
 */
#define uk_waitq_wait_event_deadline(wq, condition, deadline)                  \
	_uk_waitq_wait(wq, condition, deadline, _uk_waitq_no_lock,             \
		       _uk_waitq_no_lock, 0)

#ifdef __cplusplus
}
#endif
#endif /* __UK_WAIT_H__ */
