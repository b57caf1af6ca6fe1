/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a wait takes: the tests you can see, run and extend. The first case
 * is the symptom. Nobody wakes anybody here; write such a case yourself.
 */
#include <linux/futex.h>
#include <uk/plat/time.h>
#include <uk/syscall.h>
#include <uk/test.h>
#include <uk/timespec.h>

#define MS ((__nsec)1000 * 1000)

uk_testsuite_register(hunt_timeout, NULL);

static long result;

/* How many milliseconds a wait takes */
static long wait_for(int op, time_t sec, long nsec)
{
	struct timespec time = {.tv_sec = sec, .tv_nsec = nsec};
	__nsec start = ukplat_monotonic_clock();
	__u32 word = 7;

	result = uk_syscall_r_futex((long)&word, op, 7, (long)&time, 0,
				    FUTEX_BITSET_MATCH_ANY);
	return (ukplat_monotonic_clock() - start) / MS;
}

UK_TESTCASE(hunt_timeout, a_wait_of_two_seconds_takes_two_seconds)
{
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, 2, 0), 2000);
	UK_TEST_EXPECT_SNUM_EQ(result, -ETIMEDOUT);
}

UK_TESTCASE(hunt_timeout, b_wait_of_seconds_and_nanoseconds_takes_both)
{
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, 3, 250000000), 3250);
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, 0, 250000000), 250);
}

UK_TESTCASE(hunt_timeout, c_wait_until_a_point_in_time_ends_there)
{
	struct timespec at = timespec_of(ukplat_monotonic_clock() + 4500 * MS);

	UK_TEST_EXPECT_SNUM_EQ(
		wait_for(FUTEX_WAIT_BITSET, at.tv_sec, at.tv_nsec) / 10, 450);
	UK_TEST_EXPECT_SNUM_EQ(result, -ETIMEDOUT);
}

UK_TESTCASE(hunt_timeout, d_what_is_no_time_is_refused)
{
	UK_TEST_EXPECT_SNUM_EQ(wait_for(FUTEX_WAIT, 2, 1000000000), 0);
	UK_TEST_EXPECT_SNUM_EQ(result, -EINVAL);
	wait_for(FUTEX_WAIT, -1, 0);
	UK_TEST_EXPECT_SNUM_EQ(result, -EINVAL);
}
