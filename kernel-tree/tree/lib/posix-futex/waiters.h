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

/** Let the first `max` waiters wait for another word. @return how many */
int _futex_move(const __u32 *from, const __u32 *to, int max);

#endif /* __POSIX_FUTEX_WAITERS_H__ */
