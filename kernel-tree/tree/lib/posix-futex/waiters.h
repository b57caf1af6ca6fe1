/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libposix_futex: who waits for which word.
 *
 * Threads that wait for a word stand in line; the first in line is woken, or
 * moved to the line of another word, first. There is one address space, so a
 * word is its address.
 */
#ifndef __POSIX_FUTEX_WAITERS_H__
#define __POSIX_FUTEX_WAITERS_H__

#include <uk/arch/types.h>
#include <uk/list.h>
#include <uk/thread.h>

/* In the TLS of a thread, which waits for one word at a time */
struct _futex_waiter {
	UK_TAILQ_ENTRY(struct _futex_waiter) link; /* in the line of its word */
	struct uk_thread *thread;
	const __u32 *uaddr; /* what it waits for; NULL: it does not wait */
	__u32 mask;
};

UK_TAILQ_HEAD(_futex_line, struct _futex_waiter);

/** Find the line of a word; others that wait there wait for another word. */
struct _futex_line *_futex_line_for(const __u32 *uaddr);

/** Let a waiter that is in no line stand at the end of a word's line. */
void _futex_enter(struct _futex_waiter *w, const __u32 *uaddr);

/** Take a waiter out of the line that it stands in. */
void _futex_leave(struct _futex_waiter *w);

/**
 * Let the running thread wait for a word.
 *
 * @param uaddr the word
 * @param val wait only if the word holds this
 * @param mask wakers that share a bit with it wake the thread
 * @param deadline on the monotonic clock, ns; __NSEC_MAX: none
 * @return 0 when woken, -EAGAIN if the word holds something else, -ETIMEDOUT,
 *   -EINTR if neither a waker nor the deadline ended the wait
 */
int _futex_wait(const __u32 *uaddr, __u32 val, __u32 mask, __nsec deadline);

/** Wake the first `max` waiters that share a bit of `mask`. @return how many */
int _futex_wake(const __u32 *uaddr, int max, __u32 mask);

/**
 * Wake some waiters of a word and let others wait for another word (requeue.c).
 *
 * @param uaddr,uaddr2 aligned words, maybe the same
 * @param max_woken,max_moved at most so many, 0 for none
 * @param expected NULL, or what the first word must hold
 * @return how many were woken or moved; -EINVAL if a number is negative, -EAGAIN
 *   if the word holds something else; then nobody was
 */
int _futex_requeue(const __u32 *uaddr, int max_woken, const __u32 *uaddr2,
		   int max_moved, const __u32 *expected);

#endif /* __POSIX_FUTEX_WAITERS_H__ */
