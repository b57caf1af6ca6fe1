/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: who is woken, in which order, and how many (contract 4.3, 14;
 * rows B11, B12).
 */
#include <errno.h>
#include <limits.h>
#include <uk/test.h>
#include "sleepers.h"

uk_testsuite_register(posix_futex_lines, NULL);

static __u32 word, other;

static void three_sleepers(void)
{
	for (int i = 0; i < 3; i++)
		sleeper(i, &word);
}

UK_TESTCASE(posix_futex_lines, without_waiters_nobody_is_woken)
{
	UK_TEST_EXPECT_ZERO(wake(&word, 1));
	UK_TEST_EXPECT_ZERO(wake(&word, INT_MAX));
	UK_TEST_EXPECT_ZERO(
		futex(&word, FUTEX_REQUEUE, INT_MAX, INT_MAX, &other, 0));
}

UK_TESTCASE(posix_futex_lines, waiters_are_woken_one_by_one_first_come_first)
{
	three_sleepers();
	for (int i = 0; i < 3; i++) {
		UK_TEST_EXPECT_SNUM_EQ(wake(&word, 1), 1);
		let_others_run();
		UK_TEST_EXPECT_SNUM_EQ(turns, i + 1);
	}
	UK_TEST_EXPECT_ZERO(wake(&word, 1));
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 123);
}

UK_TESTCASE(posix_futex_lines, all_are_woken_in_order)
{
	three_sleepers();
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, INT_MAX), 3);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 123);
}

UK_TESTCASE(posix_futex_lines, wake_wakes_no_more_than_asked_but_at_least_one)
{
	three_sleepers();
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, 0), 1);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, 2), 2);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(turns, 3);
}

UK_TESTCASE(posix_futex_lines, waiters_of_other_words_sleep_on)
{
	/* So many words that some share their place in any table */
	static __u32 words[1024];
	struct sleeper *s = sleeper(0, &words[0]);

	for (size_t i = 1; i < ARRAY_SIZE(words); i++) {
		UK_TEST_EXPECT_ZERO(wake(&words[i], INT_MAX));
		UK_TEST_EXPECT_ZERO(futex(&words[i], FUTEX_REQUEUE, INT_MAX,
					  INT_MAX, &other, 0));
	}
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(s->result, STILL_WAITS);
	UK_TEST_EXPECT_SNUM_EQ(wake(&words[0], INT_MAX), 1);
	let_others_run();
}

UK_TESTCASE(posix_futex_lines, a_wake_passes_over_waiters_with_other_bits)
{
	sleeper_with(0, &word, FUTEX_WAIT_BITSET, 0x1, NULL);
	sleeper_with(1, &word, FUTEX_WAIT_BITSET, 0x6, NULL);
	sleeper(2, &word);
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_WAKE_BITSET, 3, 0, NULL, 0x2),
			       2);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 23);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, 3), 1);
	let_others_run();
}

UK_TESTCASE(posix_futex_lines, b12_requeue_wakes_some_and_moves_the_rest)
{
	three_sleepers();
	UK_TEST_EXPECT_SNUM_EQ(
		futex(&word, FUTEX_REQUEUE, 1, INT_MAX, &other, 0), 3);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 1);
	UK_TEST_EXPECT_ZERO(wake(&word, INT_MAX));
	UK_TEST_EXPECT_SNUM_EQ(wake(&other, 1), 1);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(wake(&other, INT_MAX), 1);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 123);
}

UK_TESTCASE(posix_futex_lines, requeue_moves_no_more_than_asked)
{
	three_sleepers();
	UK_TEST_EXPECT_SNUM_EQ(
		futex(&word, FUTEX_CMP_REQUEUE, 0, 2, &other, word), 2);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, INT_MAX), 1);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(wake(&other, INT_MAX), 2);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 312);
}

UK_TESTCASE(posix_futex_lines, moved_waiters_stand_behind_those_who_wait)
{
	sleeper(0, &word);
	sleeper(1, &other);
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_REQUEUE, 0, 1, &other, 0), 1);
	UK_TEST_EXPECT_SNUM_EQ(wake(&other, INT_MAX), 2);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 21);
}

UK_TESTCASE(posix_futex_lines, requeue_to_the_same_word_comes_to_an_end)
{
	three_sleepers();
	UK_TEST_EXPECT_SNUM_EQ(
		futex(&word, FUTEX_REQUEUE, 0, INT_MAX, &word, 0), 3);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, INT_MAX), 3);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 123);
}

UK_TESTCASE(posix_futex_lines, b11_a_killed_waiter_leaves_its_line)
{
	three_sleepers();
	uk_sched_thread_terminate(sleepers[0].thread);
	uk_sched_thread_terminate(sleepers[2].thread);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, INT_MAX), 1);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 2);
}

UK_TESTCASE(posix_futex_lines, b11_a_waiter_killed_after_a_requeue_leaves_too)
{
	three_sleepers();
	UK_TEST_EXPECT_SNUM_EQ(
		futex(&word, FUTEX_REQUEUE, 0, INT_MAX, &other, 0), 3);
	uk_sched_thread_terminate(sleepers[1].thread);
	UK_TEST_EXPECT_SNUM_EQ(wake(&other, INT_MAX), 2);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(order_of_return(), 13);
}

UK_TESTCASE(posix_futex_lines, a_waiter_woken_by_somebody_else_gets_eintr)
{
	struct sleeper *s = sleeper(0, &word);

	uk_thread_wake(s->thread);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(s->result, -EINTR);
	UK_TEST_EXPECT_ZERO(wake(&word, 1));
}
