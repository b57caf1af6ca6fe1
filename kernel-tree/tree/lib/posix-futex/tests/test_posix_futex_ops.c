/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: each operation, private and shared, where it does its work and
 * where it refuses (contract 4.3, 14; rows A9, A16).
 */
#include <errno.h>
#include <stdbool.h>
#include <uk/test.h>
#include "sleepers.h"

uk_testsuite_register(posix_futex_ops, NULL);

static __u32 word, other;

/* Operations that wait, and those that wake, with any flags allowed */
static const int waits[] = {
	FUTEX_WAIT,
	FUTEX_WAIT_PRIVATE,
	FUTEX_WAIT | FUTEX_CLOCK_REALTIME,
	FUTEX_WAIT_PRIVATE | FUTEX_CLOCK_REALTIME,
	FUTEX_WAIT_BITSET,
	FUTEX_WAIT_BITSET_PRIVATE,
	FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME,
	FUTEX_WAIT_BITSET_PRIVATE | FUTEX_CLOCK_REALTIME,
};
static const int wakes[] = {FUTEX_WAKE, FUTEX_WAKE_PRIVATE, FUTEX_WAKE_BITSET,
			    FUTEX_WAKE_BITSET_PRIVATE};
static const int requeues[] = {FUTEX_REQUEUE, FUTEX_REQUEUE_PRIVATE,
			       FUTEX_CMP_REQUEUE, FUTEX_CMP_REQUEUE_PRIVATE};

UK_TESTCASE(posix_futex_ops, waiting_for_another_value_is_eagain)
{
	word = 7;
	for (size_t i = 0; i < ARRAY_SIZE(waits); i++)
		UK_TEST_EXPECT_SNUM_EQ(futex(&word, waits[i], 8, 0, NULL, ANY),
				       -EAGAIN);
}

UK_TESTCASE(posix_futex_ops, a9_each_wait_is_ended_by_each_wake)
{
	for (size_t i = 0; i < ARRAY_SIZE(waits); i++) {
		for (size_t j = 0; j < ARRAY_SIZE(wakes); j++) {
			struct sleeper *s =
				sleeper_with(0, &word, waits[i], ANY, NULL);

			UK_TEST_EXPECT_SNUM_EQ(s->result, STILL_WAITS);
			UK_TEST_EXPECT_SNUM_EQ(
				futex(&word, wakes[j], 1, 0, NULL, ANY), 1);
			let_others_run();
			UK_TEST_EXPECT_ZERO(s->result);
		}
	}
}

UK_TESTCASE(posix_futex_ops, a9_each_requeue_moves_private_or_shared)
{
	for (size_t i = 0; i < ARRAY_SIZE(requeues); i++) {
		struct sleeper *s = sleeper(0, &word);

		UK_TEST_EXPECT_SNUM_EQ(
			futex(&word, requeues[i], 0, 1, &other, word), 1);
		UK_TEST_EXPECT_ZERO(wake(&word, 1));
		UK_TEST_EXPECT_SNUM_EQ(wake(&other, 1), 1);
		let_others_run();
		UK_TEST_EXPECT_ZERO(s->result);
	}
}

UK_TESTCASE(posix_futex_ops, a9_the_real_time_clock_is_for_waiting_only)
{
	for (size_t i = 0; i < ARRAY_SIZE(wakes); i++)
		UK_TEST_EXPECT_SNUM_EQ(futex(&word,
					     wakes[i] | FUTEX_CLOCK_REALTIME, 1,
					     0, NULL, ANY),
				       -ENOSYS);
	for (size_t i = 0; i < ARRAY_SIZE(requeues); i++)
		UK_TEST_EXPECT_SNUM_EQ(futex(&word,
					     requeues[i] | FUTEX_CLOCK_REALTIME,
					     1, 0, &other, word),
				       -ENOSYS);
}

UK_TESTCASE(posix_futex_ops, operations_nobody_provides_are_enosys)
{
	static const int unknown[] = {FUTEX_FD,
				      FUTEX_WAKE_OP,
				      FUTEX_LOCK_PI,
				      FUTEX_UNLOCK_PI,
				      FUTEX_TRYLOCK_PI,
				      FUTEX_WAIT_REQUEUE_PI,
				      FUTEX_CMP_REQUEUE_PI,
				      FUTEX_CMP_REQUEUE_PI + 1,
				      -1};

	for (size_t i = 0; i < ARRAY_SIZE(unknown); i++) {
		UK_TEST_EXPECT_SNUM_EQ(
			futex(&word, unknown[i], 1, 0, &other, ANY), -ENOSYS);
		UK_TEST_EXPECT_SNUM_EQ(futex(&word,
					     unknown[i] | FUTEX_PRIVATE_FLAG, 1,
					     0, &other, ANY),
				       -ENOSYS);
	}
}

UK_TESTCASE(posix_futex_ops, an_unaligned_word_is_einval)
{
	__u32 *odd = (__u32 *)((char *)&word + 1);

	UK_TEST_EXPECT_SNUM_EQ(futex(odd, FUTEX_WAIT, 0, 0, NULL, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(wake(odd, 1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(futex(odd, FUTEX_REQUEUE, 1, 1, &other, 0),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_REQUEUE, 1, 1, odd, 0),
			       -EINVAL);
}

UK_TESTCASE(posix_futex_ops, no_word_is_efault)
{
	UK_TEST_EXPECT_SNUM_EQ(futex(NULL, FUTEX_WAIT, 0, 0, NULL, 0), -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(wake(NULL, 1), -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_REQUEUE, 1, 1, NULL, 0),
			       -EFAULT);
}

UK_TESTCASE(posix_futex_ops, an_empty_mask_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(
		futex(&word, FUTEX_WAIT_BITSET, word, 0, NULL, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_WAKE_BITSET, 1, 0, NULL, 0),
			       -EINVAL);
}

UK_TESTCASE(posix_futex_ops, a_negative_number_to_requeue_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_REQUEUE, -1, 1, &other, 0),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(futex(&word, FUTEX_REQUEUE, 1, -1, &other, 0),
			       -EINVAL);
}

UK_TESTCASE(posix_futex_ops, cmp_requeue_with_another_value_is_eagain)
{
	struct sleeper *s = sleeper(0, &word);

	UK_TEST_EXPECT_SNUM_EQ(
		futex(&word, FUTEX_CMP_REQUEUE, 1, 1, &other, word + 1),
		-EAGAIN);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(s->result, STILL_WAITS);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, 1), 1);
	let_others_run();
}

/* The suite of the release used scheduler calls that were gone */
UK_TESTCASE(posix_futex_ops, a16_a_wait_and_a_wake_on_todays_scheduler)
{
	struct sleeper *s = sleeper(0, &word);

	UK_TEST_EXPECT(uk_thread_is_blocked(s->thread));
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r(SYS_futex, &word, FUTEX_WAKE, 1, 0, 0, 0), 1);
	UK_TEST_EXPECT(uk_thread_is_runnable(s->thread));
	let_others_run();
	UK_TEST_EXPECT_ZERO(s->result);
}
