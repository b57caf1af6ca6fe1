/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that wait for a word, for the tests of this library. Each file that
 * includes this has its own.
 */
#ifndef __POSIX_FUTEX_TESTS_SLEEPERS_H__
#define __POSIX_FUTEX_TESTS_SLEEPERS_H__

#include <linux/futex.h>
#include <time.h>
#include <uk/sched.h>
#include <uk/syscall.h>

#define ANY FUTEX_BITSET_MATCH_ANY
#define STILL_WAITS 4711 /* result of a sleeper that has none yet */

struct sleeper {
	__u32 *word;
	int op;
	__u32 mask;
	const struct timespec *timeout;
	struct uk_thread *thread;
	long result;
	int turn; /* the how manyeth of all it was to come back, from 1 */
};

static struct sleeper sleepers[4];
static int turns;

static long futex(__u32 *word, int op, __u32 val, long timeout_or_val2,
		  __u32 *word2, __u32 val3)
{
	return uk_syscall_r_futex((long)word, op, val, timeout_or_val2,
				  (long)word2, val3);
}

/** Wake some waiters of a word. */
static __maybe_unused long wake(__u32 *word, int max)
{
	return futex(word, FUTEX_WAKE, max, 0, NULL, 0);
}

static __noreturn void sleeps(void *arg)
{
	struct sleeper *s = arg;

	s->result = futex(s->word, s->op, *s->word, (long)s->timeout, NULL,
			  s->mask);
	s->turn = ++turns;
	uk_sched_thread_exit();
}

static void let_others_run(void)
{
	for (int i = 0; i < 6; i++)
		uk_sched_yield();
}

/** Start sleeper number `i` and let it wait. */
static struct sleeper *sleeper_with(int i, __u32 *word, int op, __u32 mask,
				    const struct timespec *timeout)
{
	struct sleeper *s = &sleepers[i];

	*s = (struct sleeper){.word = word,
			      .op = op,
			      .mask = mask,
			      .timeout = timeout,
			      .result = STILL_WAITS};
	if (i == 0)
		turns = 0;
	s->thread = uk_sched_thread_create(uk_sched_current(), sleeps, s,
					   "sleeper");
	let_others_run();
	return s;
}

static __maybe_unused struct sleeper *sleeper(int i, __u32 *word)
{
	return sleeper_with(i, word, FUTEX_WAIT, 0, NULL);
}

/** Get the order in which sleepers came back, a digit each: 132. */
static __maybe_unused int order_of_return(void)
{
	int order = 0;

	for (int turn = 1; turn <= turns; turn++)
		for (size_t i = 0; i < ARRAY_SIZE(sleepers); i++)
			if (sleepers[i].turn == turn)
				order = order * 10 + i + 1;
	return order;
}

#endif /* __POSIX_FUTEX_TESTS_SLEEPERS_H__ */
