/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: letting waiters wait for another word, FUTEX_REQUEUE
 *
 * Ten threads wait for a condition, and each needs the same lock before it may
 * look at it. Waking all ten sends nine of them from one wait straight into the
 * next. So whoever tells them all wakes one, and the others are carried over,
 * asleep, from the line of the condition into that of the lock; every unlock
 * then wakes the next one:
 *
 *     condition  t0 t1 t2 t3                  condition  -
 *     lock       t8                     -->   lock       t8 t1 t2 t3
 *                      requeue(condition, wake 1, lock, move 9)
 *     running    main                         running    main t0
 *
 * A waiter never learns that it was moved: its own call of futex returns when
 * somebody wakes the word that it waits for by then, or when its time is over.
 *
 * Interface and lines: "waiters.h". A line is shared by all words that have the
 * same hash, so not everybody in it waits for the same word.
 */
#include <errno.h>
#include <linux/futex.h>
#include <stddef.h>
#include "waiters.h"

/*
 * Wakes the first `max_woken` waiters of `uaddr`, and lets the next `max_moved`
 * wait for `uaddr2`, behind those who do already (contract 4.3). Returns the
 * sum.
 *
 * A negative number is -EINVAL. If `expected` is not NULL and `uaddr` holds
 * something else: -EAGAIN. Then nobody is woken or moved.
 *
 * Both words may be the same: then who is "moved" is counted and stays.
 */
int _futex_requeue(const __u32 *uaddr, int max_woken, const __u32 *uaddr2,
		   int max_moved, const __u32 *expected)
{
#ifndef STARTER_futex_requeue
	struct _futex_waiter *w, *next;
	int woken, moved = 0;

	if (max_woken < 0 || max_moved < 0)
		return -EINVAL;
	if (expected && __atomic_load_n(uaddr, __ATOMIC_SEQ_CST) != *expected)
		return -EAGAIN;

	woken = _futex_wake(uaddr, max_woken, FUTEX_BITSET_MATCH_ANY);
	UK_TAILQ_FOREACH_SAFE (w, _futex_line_for(uaddr), link, next) {
		if (moved == max_moved)
			break;
		if (w->uaddr != uaddr)
			continue;
		/* To itself it would come round again, and never to an end */
		if (uaddr2 != uaddr) {
			_futex_leave(w);
			_futex_enter(w, uaddr2);
		}
		moved++;
	}
	return woken + moved;
#else
	/* Yours to write: check, wake the first, move the next. */
	(void)uaddr;
	(void)max_woken;
	(void)uaddr2;
	(void)max_moved;
	(void)expected;
	return -ENOSYS;
#endif
}
