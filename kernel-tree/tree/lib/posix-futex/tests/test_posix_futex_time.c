/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: timeouts (contract 4.3; rows A8, B11).
 */
#include <errno.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/test.h>
#include "sleepers.h"

uk_testsuite_register(posix_futex_time, NULL);

#define MSEC ukarch_time_msec_to_nsec(1)

static const struct timespec three_ms = {.tv_nsec = 3000000};

static __u32 word, other;

static long wait_for(int op, const struct timespec *timeout)
{
	return futex(&word, op, word, (long)timeout, NULL, ANY);
}

/* The present of a clock moved by `nsec`, which is less than a second */
static struct timespec from_now(clockid_t clock, long nsec)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	ts.tv_nsec += nsec;
	if (ts.tv_nsec < 0) {
		ts.tv_nsec += 1000000000;
		ts.tv_sec--;
	} else if (ts.tv_nsec >= 1000000000) {
		ts.tv_nsec -= 1000000000;
		ts.tv_sec++;
	}
	return ts;
}

UK_TESTCASE(posix_futex_time, a_wait_ends_after_its_time_and_not_before)
{
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, &three_ms), -ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before, 3 * MSEC);
	UK_TEST_EXPECT_ZERO(wake(&word, 1));
}

UK_TESTCASE(posix_futex_time, a8_timeouts_count_whole_seconds)
{
	static const struct timespec one = {.tv_sec = 1};
	static const struct timespec more = {.tv_sec = 1, .tv_nsec = 1000};
	__nsec before = ukplat_monotonic_clock();
	struct sleeper *s = sleeper_with(0, &word, FUTEX_WAIT, 0, &one);

	UK_TEST_EXPECT_SNUM_EQ(s->result, STILL_WAITS);
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, &more), -ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before, 1000 * MSEC);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(s->result, -ETIMEDOUT);
}

UK_TESTCASE(posix_futex_time, a8_wait_bitset_waits_until_a_point_in_time)
{
	struct timespec until = from_now(CLOCK_MONOTONIC, 3 * MSEC);
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT_BITSET, &until), -ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock(),
			       ukarch_time_sec_to_nsec(until.tv_sec) +
				       until.tv_nsec);
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - before, 900 * MSEC);
}

UK_TESTCASE(posix_futex_time, wait_bitset_can_use_the_real_time_clock)
{
	struct timespec until = from_now(CLOCK_REALTIME, 3 * MSEC);
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_SNUM_EQ(
		wait_for(FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, &until),
		-ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_GE(ukplat_wall_clock(),
			       ukarch_time_sec_to_nsec(until.tv_sec) +
				       until.tv_nsec);
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - before, 900 * MSEC);
}

UK_TESTCASE(posix_futex_time, a_point_in_the_past_does_not_wait)
{
	struct timespec past = from_now(CLOCK_MONOTONIC, -3 * (long)MSEC);
	struct timespec real = from_now(CLOCK_REALTIME, -3 * (long)MSEC);
	struct timespec zero = {0, 0};
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT_BITSET, &past), -ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_EQ(
		wait_for(FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, &real),
		-ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT_BITSET, &zero), -ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_EQ(
		wait_for(FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, &zero),
		-ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, &zero), -ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - before, 900 * MSEC);
}

UK_TESTCASE(posix_futex_time, a_bad_time_is_einval)
{
	static const struct timespec bad[] = {
		{0, -1}, {0, 1000000000}, {-1, 0}, {-1, 999999999}};

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, &bad[i]), -EINVAL);
		UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT_BITSET, &bad[i]),
				       -EINVAL);
	}
}

UK_TESTCASE(posix_futex_time, a_time_beyond_the_end_of_time_is_allowed)
{
	static const struct timespec never = {0x7fffffffffffffff, 999999999};
	struct sleeper *s = sleeper_with(0, &word, FUTEX_WAIT, 0, &never);

	UK_TEST_EXPECT_SNUM_EQ(s->result, STILL_WAITS);
	UK_TEST_EXPECT_SNUM_EQ(wake(&word, 1), 1);
	let_others_run();
	UK_TEST_EXPECT_ZERO(s->result);
}

UK_TESTCASE(posix_futex_time, a_wake_in_time_is_no_timeout)
{
	struct sleeper *s = sleeper_with(0, &word, FUTEX_WAIT, 0, &three_ms);

	UK_TEST_EXPECT_SNUM_EQ(wake(&word, 1), 1);
	uk_sched_thread_sleep(10 * MSEC);
	UK_TEST_EXPECT_ZERO(s->result);
}

UK_TESTCASE(posix_futex_time, a_wake_by_somebody_else_in_time_is_eintr)
{
	static const struct timespec hour = {.tv_sec = 3600};
	struct sleeper *s = sleeper_with(0, &word, FUTEX_WAIT, 0, &hour);

	uk_thread_wake(s->thread);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(s->result, -EINTR);
}

UK_TESTCASE(posix_futex_time, b11_a_timeout_after_a_requeue_leaves_the_new_line)
{
	struct sleeper *s = sleeper_with(0, &word, FUTEX_WAIT, 0, &three_ms);
	long moved = futex(&word, FUTEX_REQUEUE, 0, 1, &other, 0);

	UK_TEST_EXPECT_SNUM_EQ(moved, 1);
	uk_sched_thread_sleep(10 * MSEC);
	UK_TEST_EXPECT_SNUM_EQ(s->result, -ETIMEDOUT);
	UK_TEST_EXPECT_ZERO(wake(&other, 1));
	UK_TEST_EXPECT_ZERO(wake(&word, 1));
}
