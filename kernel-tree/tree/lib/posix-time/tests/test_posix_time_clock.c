/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-time: reading clocks, by system call and through the libc (contract
 * 4.4).
 */
#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_time_clock, NULL);

/* 2020-01-01; a clock that shows less was never set */
#define LONG_AGO 1577836800

static __nsec nsec_of(const struct timespec *ts)
{
	return ukarch_time_sec_to_nsec(ts->tv_sec) + ts->tv_nsec;
}

UK_TESTCASE(posix_time_clock, the_monotonic_clock_is_the_kernels)
{
	__nsec before = ukplat_monotonic_clock();
	struct timespec ts = {-1, -1};

	UK_TEST_EXPECT_ZERO(clock_gettime(CLOCK_MONOTONIC, &ts));
	UK_TEST_EXPECT_SNUM_GE(nsec_of(&ts), before);
	UK_TEST_EXPECT_SNUM_LE(nsec_of(&ts), ukplat_monotonic_clock());
	UK_TEST_EXPECT_SNUM_LT(ts.tv_nsec, 1000000000);
}

UK_TESTCASE(posix_time_clock,
	    the_coarse_clock_is_not_behind_by_more_than_a_tick)
{
	__nsec before = ukplat_monotonic_clock();
	struct timespec ts = {-1, -1};

	UK_TEST_EXPECT_ZERO(clock_gettime(CLOCK_MONOTONIC_COARSE, &ts));
	UK_TEST_EXPECT_SNUM_GE(nsec_of(&ts) + UKPLAT_TIME_TICK_NSEC, before);
}

UK_TESTCASE(posix_time_clock, the_real_time_clock_shows_our_years)
{
	struct timespec ts;
	struct timeval tv;
	time_t now;

	UK_TEST_EXPECT_ZERO(clock_gettime(CLOCK_REALTIME, &ts));
	UK_TEST_EXPECT_SNUM_GT(ts.tv_sec, LONG_AGO);
	UK_TEST_EXPECT_ZERO(gettimeofday(&tv, NULL));
	UK_TEST_EXPECT_SNUM_GE(tv.tv_sec, ts.tv_sec);
	UK_TEST_EXPECT_SNUM_LE(tv.tv_sec, ts.tv_sec + 1);
	now = time(NULL);
	UK_TEST_EXPECT_SNUM_GE(now, tv.tv_sec);
	UK_TEST_EXPECT_SNUM_LE(now, tv.tv_sec + 1);
}

UK_TESTCASE(posix_time_clock, the_libc_can_break_the_date_down)
{
	time_t leap_day = 951782400; /* 2000-02-29 00:00:00 UTC */
	struct tm tm;

	UK_TEST_EXPECT_NOT_NULL(gmtime_r(&leap_day, &tm));
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_year, 100);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_mon, 1);
	UK_TEST_EXPECT_SNUM_EQ(tm.tm_mday, 29);
}

UK_TESTCASE(posix_time_clock, resolutions_are_known)
{
	struct timespec res = {-1, -1};

	UK_TEST_EXPECT_ZERO(clock_getres(CLOCK_MONOTONIC, &res));
	UK_TEST_EXPECT_ZERO(res.tv_sec);
	UK_TEST_EXPECT_SNUM_GT(res.tv_nsec, 0);
	UK_TEST_EXPECT_ZERO(clock_getres(CLOCK_REALTIME, &res));
	UK_TEST_EXPECT_ZERO(clock_getres(CLOCK_MONOTONIC_COARSE, &res));
	UK_TEST_EXPECT_SNUM_EQ(res.tv_nsec, UKPLAT_TIME_TICK_NSEC);
}

UK_TESTCASE(posix_time_clock, an_unknown_clock_is_einval)
{
	struct timespec ts = {-1, -1};

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_clock_gettime(4711, (long)&ts),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_clock_getres(4711, (long)&ts),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(ts.tv_sec, -1);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(clock_gettime(4711, &ts), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
}

UK_TESTCASE(posix_time_clock, no_place_for_the_answer_is_efault)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_clock_gettime(CLOCK_MONOTONIC, 0),
			       -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_clock_getres(CLOCK_MONOTONIC, 0),
			       -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_gettimeofday(0, 0), -EFAULT);
	UK_TEST_EXPECT_SNUM_GT(uk_syscall_r_time(0), LONG_AGO);
}
