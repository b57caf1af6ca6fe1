/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The lines of waiting threads.
 *
 * Interface: "waiters.h". A thread waits for one word at a time, so each has
 * one entry, in its TLS. The entry enters a line when the thread blocks and
 * leaves it by exactly one of
 *
 *   a waker        takes it out, then wakes the thread
 *   the thread     finds itself still in line when it runs again: nobody meant
 *                  it, so its time is over or somebody else woke it
 *   its end        a thread may be terminated while it waits (row B11)
 *
 * Lines are found by a hash of the address; a line holds the waiters of all
 * words with that hash, in order.
 *
 * Threads are not preempted and interrupt handlers make no system calls, so
 * nothing comes between looking at a word and standing in line.
 */
#include <errno.h>
#include <stddef.h>
#include <uk/ctors.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include "waiters.h"

static struct _futex_line lines[64];

static __uk_tls struct _futex_waiter self;

static void init_lines(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
		UK_TAILQ_INIT(&lines[i]);
}

UK_CTOR_PRIO(init_lines, 0);

struct _futex_line *_futex_line_for(const __u32 *uaddr)
{
	return &lines[(__uptr)uaddr / sizeof(*uaddr) % ARRAY_SIZE(lines)];
}

void _futex_enter(struct _futex_waiter *w, const __u32 *uaddr)
{
	w->uaddr = uaddr;
	UK_TAILQ_INSERT_TAIL(_futex_line_for(uaddr), w, link);
}

void _futex_leave(struct _futex_waiter *w)
{
	UK_TAILQ_REMOVE(_futex_line_for(w->uaddr), w, link);
	w->uaddr = NULL;
}

/* __NSEC_MAX is so far away that it means never, here and for uksched */
static void block_until(struct uk_thread *t, __nsec deadline)
{
	__nsec now = ukplat_monotonic_clock();

	uk_thread_block_timeout(t, deadline > now ? deadline - now : 0);
}

int _futex_wait(const __u32 *uaddr, __u32 val, __u32 mask, __nsec deadline)
{
	struct _futex_waiter *w = &self;

	if (__atomic_load_n(uaddr, __ATOMIC_SEQ_CST) != val)
		return -EAGAIN;

	w->thread = uk_thread_current();
	w->mask = mask;
	_futex_enter(w, uaddr);
	block_until(w->thread, deadline);
	uk_sched_yield();
	if (!w->uaddr)
		return 0;

	/* In the line of which word? It may have been moved */
	_futex_leave(w);
	return ukplat_monotonic_clock() >= deadline ? -ETIMEDOUT : -EINTR;
}

int _futex_wake(const __u32 *uaddr, int max, __u32 mask)
{
	struct _futex_waiter *w, *next;
	int woken = 0;

	UK_TAILQ_FOREACH_SAFE (w, _futex_line_for(uaddr), link, next) {
		if (woken >= max)
			break;
		if (w->uaddr != uaddr || !(w->mask & mask))
			continue;
		_futex_leave(w);
		uk_thread_wake(w->thread);
		woken++;
	}
	return woken;
}

/* Runs with the TLS of the thread that ends */
static void leave_for_good(struct uk_thread *child __unused)
{
	if (self.uaddr)
		_futex_leave(&self);
}

/*
 * At the end of a thread the later priority has its turn first: before the word
 * of CLONE_CHILD_CLEARTID is cleared and somebody is woken, who must not be the
 * dead thread itself.
 */
UK_THREAD_INIT_PRIO_FLAGS(NULL, leave_for_good, 1, UK_THREAD_INITF_UKTLS);
