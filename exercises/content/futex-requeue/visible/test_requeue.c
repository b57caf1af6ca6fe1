/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Letting waiters wait for another word: the tests you can see, run and extend.
 * The judge asks the same questions, with other numbers.
 *
 * Each case starts a few threads, which wait by futex and note in which order
 * they come back. The boot thread never waits for them: it yields, and looks.
 * So these tests end, whatever your code does.
 */
#include <errno.h>
#include <linux/futex.h>
#include <stddef.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>

#define SLEEPERS 4

static struct sleeper {
	struct uk_thread *thread; /* NULL: has come back */
	__u32 *word;
	__u32 *then; /* once back, wake one who waits for this, unless NULL */
} sleepers[SLEEPERS];

static __u32 condition, lock;

static int order; /* of those who came back, a digit each: 132 */

uk_testsuite_register(futex_requeue, NULL);

static long futex(__u32 *word, int op, __u32 val, long val2, __u32 *word2,
		  __u32 val3)
{
	return uk_syscall_r_futex((long)word, op, val, val2, (long)word2, val3);
}

static long requeue(int woken, int moved)
{
	return futex(&condition, FUTEX_REQUEUE, woken, moved, &lock, 0);
}

static long wake(__u32 *word)
{
	return futex(word, FUTEX_WAKE, 1, 0, NULL, 0);
}

static void let_run(void)
{
	for (int i = 0; i < SLEEPERS + 2; i++)
		uk_sched_yield();
}

static __noreturn void sleeps(void *arg)
{
	struct sleeper *s = arg;

	futex(s->word, FUTEX_WAIT, *s->word, 0, NULL, 0);
	order = order * 10 + (int)(s - sleepers) + 1;
	if (s->then)
		wake(s->then);
	s->thread = NULL;
	uk_sched_thread_exit();
}

/* Starts sleepers until there are `count`; they wait in this order: 1, 2, ... */
static void start(int count, __u32 *word, __u32 *then)
{
	for (int i = 0; i < count; i++) {
		struct sleeper *s = &sleepers[i];

		if (s->thread)
			continue;
		s->word = word;
		s->then = then;
		s->thread = uk_sched_thread_create(uk_sched_current(), sleeps,
						   s, "sleeper");
	}
	let_run();
}

/* At the start of each case: nobody is left from the one before */
static void forget_all(void)
{
	for (int i = 0; i < SLEEPERS; i++) {
		if (sleepers[i].thread)
			uk_sched_thread_terminate(sleepers[i].thread);
		sleepers[i].thread = NULL;
	}
	order = 0;
}

UK_TESTCASE(futex_requeue, the_first_is_woken_and_the_others_sleep_on)
{
	forget_all();
	start(3, &condition, NULL);
	UK_TEST_EXPECT_SNUM_EQ(requeue(1, 2), 3);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(order, 1);
}

UK_TESTCASE(futex_requeue, the_moved_wait_for_the_other_word)
{
	forget_all();
	start(3, &condition, NULL);
	requeue(0, 2);
	UK_TEST_EXPECT_SNUM_EQ(wake(&lock), 1);
	UK_TEST_EXPECT_SNUM_EQ(wake(&condition), 1);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(order, 13);
}

UK_TESTCASE(futex_requeue, the_moved_stand_behind_those_who_wait_already)
{
	forget_all();
	start(1, &lock, NULL);
	start(3, &condition, NULL);
	requeue(0, 2);
	for (int i = 0; i < 3; i++)
		wake(&lock);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(order, 123);
}

UK_TESTCASE(futex_requeue, another_value_is_eagain_and_nobody_is_woken)
{
	forget_all();
	start(2, &condition, NULL);
	UK_TEST_EXPECT_SNUM_EQ(futex(&condition, FUTEX_CMP_REQUEUE, 1, 1, &lock,
				     condition + 1),
			       -EAGAIN);
	let_run();
	UK_TEST_EXPECT_ZERO(order);
}

UK_TESTCASE(futex_requeue, a_negative_number_is_einval)
{
	forget_all();
	start(1, &condition, NULL);
	UK_TEST_EXPECT_SNUM_EQ(requeue(-1, 1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(requeue(1, -1), -EINVAL);
	let_run();
	UK_TEST_EXPECT_ZERO(order);
}

UK_TESTCASE(futex_requeue, from_a_word_to_itself_comes_to_an_end)
{
	forget_all();
	start(3, &condition, NULL);
	UK_TEST_EXPECT_SNUM_EQ(
		futex(&condition, FUTEX_REQUEUE, 1, 9, &condition, 0), 3);
	wake(&condition);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(order, 12);
}

/* Each who gets the lock gives it on to the next */
UK_TESTCASE(futex_requeue, a_broadcast_reaches_everybody)
{
	forget_all();
	start(4, &condition, &lock);
	UK_TEST_EXPECT_SNUM_EQ(requeue(1, 1000), 4);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(order, 1234);
}
