/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words, and threads that wait for them.
 *
 * Whoever performs the steps never waits for a waiter: it lets them run, and
 * looks. So a kernel that forgets one gets an answer that says so.
 */
#ifndef WAITERS_H
#define WAITERS_H

#include <stdbool.h>
#include <stddef.h>
#include <uk/arch/types.h>

#define WORDS 8
#define WAITERS 7

/* The words 2n and 2n + 1 share a line; NULL for a number that is none. */
__u32 *word_at(__s64 number);

long futex(__u32 *word, int op, __u32 val, long val2, __u32 *word2, __u32 val3);

/*
 * Before a trial: words are 0 and nobody waits. Each trial has lines of its own
 * as far as there are some: a line that got broken is not its fault.
 */
void waiters_clear(unsigned int trial);

/* After a trial: ends those who still wait. */
void waiters_end(void);

/*
 * Lets a thread wait for what a word holds now, for `msec` at most unless that
 * is 0. Once it comes back it wakes one who waits for `then`, unless NULL.
 */
void waiter_start(unsigned int number, __u32 *word, __s64 msec, __u32 *then);

/* Terminates a waiter, which may have ended already. */
void waiter_end(unsigned int number);

/* Lets the others run until each of them waits for something. */
void settle(void);

/*
 * Who came back since this was asked last, in their order: 8 bits each, the
 * first in the highest. The low four are the number plus one, the others how:
 * 0 woken, 1 out of time, 2 with another result.
 */
__s64 came_back(void);

#endif /* WAITERS_H */
