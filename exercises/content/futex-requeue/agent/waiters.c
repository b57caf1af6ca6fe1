/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <linux/futex.h>
#include <string.h>
#include <time.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include "waiters.h"

#define LINES 64	     /* as many words on, the same line comes again */
#define ROUNDS (WAITERS + 3) /* one wakes the next, and so on */
#define MOST_BACK 7	     /* fit into what came_back() tells */

static __u32 words[2 * LINES];
static unsigned int first_line; /* of this trial */

static struct waiter {
	struct uk_thread *thread; /* NULL: it is not there (any more) */
	__u32 *word, *then;
	struct timespec limit;
	bool limited;
} waiters[WAITERS];

static __s64 back;
static unsigned int backs;

__u32 *word_at(__s64 number)
{
	if (number < 0 || number >= WORDS)
		return NULL;
	return &words[first_line + number / 2 + (number % 2) * LINES];
}

long futex(__u32 *word, int op, __u32 val, long val2, __u32 *word2, __u32 val3)
{
	return uk_syscall_r_futex((long)word, op, val, val2, (long)word2, val3);
}

void waiters_clear(unsigned int trial)
{
	first_line = trial * (WORDS / 2) % LINES;
	memset(words, 0, sizeof(words));
	memset(waiters, 0, sizeof(waiters));
	came_back();
}

void waiter_end(unsigned int number)
{
	struct uk_thread *t = waiters[number].thread;

	waiters[number].thread = NULL;
	if (t)
		uk_sched_thread_terminate(t);
}

void waiters_end(void)
{
	for (unsigned int i = 0; i < WAITERS; i++)
		waiter_end(i);
}

static void note(const struct waiter *w, long result)
{
	__s64 how = !result ? 0 : result == -ETIMEDOUT ? 1 : 2;

	if (backs++ < MOST_BACK)
		back = back << 8 | how << 4 | (w - waiters + 1);
}

static __noreturn void waits(void *arg)
{
	struct waiter *w = arg;
	long rc = futex(w->word, FUTEX_WAIT_PRIVATE, *w->word,
			w->limited ? (long)&w->limit : 0, NULL, 0);

	note(w, rc);
	if (w->then)
		futex(w->then, FUTEX_WAKE_PRIVATE, 1, 0, NULL, 0);
	w->thread = NULL;
	uk_sched_thread_exit();
}

void waiter_start(unsigned int number, __u32 *word, __s64 msec, __u32 *then)
{
	static const char *const names[WAITERS] = {"t0", "t1", "t2", "t3",
						   "t4", "t5", "t6"};
	struct waiter *w = &waiters[number];

	waiter_end(number);
	w->word = word;
	w->then = then;
	w->limited = msec;
	w->limit.tv_sec = msec / 1000;
	w->limit.tv_nsec = msec % 1000 * 1000000;
	w->thread = uk_sched_thread_create(uk_sched_current(), waits, w,
					   names[number]);
}

void settle(void)
{
	for (int i = 0; i < ROUNDS; i++)
		uk_sched_yield();
}

__s64 came_back(void)
{
	__s64 who = back;

	back = 0;
	backs = 0;
	return who;
}
