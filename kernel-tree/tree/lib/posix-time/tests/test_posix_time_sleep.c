/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-time: sleeping (contract 4.4).
 */
#include <errno.h>
#include <time.h>
#include <unistd.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_time_sleep, NULL);

#define MSEC ukarch_time_msec_to_nsec(1)

static const struct timespec three_ms = {.tv_nsec = 3000000};

UK_TESTCASE(posix_time_sleep, nanosleep_lasts_its_time)
{
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_ZERO(nanosleep(&three_ms, NULL));
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before, 3 * MSEC);
	before = ukplat_monotonic_clock();
	UK_TEST_EXPECT_ZERO(usleep(2000));
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before, 2 * MSEC);
}

UK_TESTCASE(posix_time_sleep, whole_seconds_count_too)
{
	struct timespec ts = {.tv_sec = 1, .tv_nsec = 1000};
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_ZERO(nanosleep(&ts, NULL));
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before,
			       ukarch_time_sec_to_nsec(1));
}

static struct uk_thread *sleeper;
static struct timespec rest;
static int woken_rc;

static __noreturn void sleeps(void *clock)
{
	static const struct timespec hour = {.tv_sec = 3600};

	sleeper = uk_thread_current();
	if (clock)
		woken_rc = clock_nanosleep(CLOCK_MONOTONIC, 0, &hour, &rest);
	else
		woken_rc = nanosleep(&hour, &rest) ? errno : 0;
	sleeper = NULL;
	uk_sched_thread_exit();
}

static void wake_one_who_sleeps(void *clock)
{
	rest = (struct timespec){0};
	uk_sched_thread_create(uk_sched_current(), sleeps, clock, "sleeps");
	uk_sched_yield();
	uk_thread_wake(sleeper);
	uk_sched_yield();
}

UK_TESTCASE(posix_time_sleep, a_sleep_that_is_woken_early_tells_the_rest)
{
	wake_one_who_sleeps(NULL);
	UK_TEST_EXPECT_NULL(sleeper);
	UK_TEST_EXPECT_SNUM_EQ(woken_rc, EINTR);
	UK_TEST_EXPECT_SNUM_EQ(rest.tv_sec, 3599);
	wake_one_who_sleeps(&rest);
	UK_TEST_EXPECT_NULL(sleeper);
	UK_TEST_EXPECT_SNUM_EQ(woken_rc, EINTR);
	UK_TEST_EXPECT_SNUM_EQ(rest.tv_sec, 3599);
}

UK_TESTCASE(posix_time_sleep, an_absolute_time_is_waited_for)
{
	clockid_t clocks[] = {CLOCK_MONOTONIC, CLOCK_REALTIME};

	for (int i = 0; i < 2; i++) {
		struct timespec until, now;

		clock_gettime(clocks[i], &until);
		until.tv_nsec += 3000000;
		if (until.tv_nsec >= 1000000000) {
			until.tv_nsec -= 1000000000;
			until.tv_sec++;
		}
		UK_TEST_EXPECT_ZERO(clock_nanosleep(clocks[i], TIMER_ABSTIME,
						    &until, NULL));
		clock_gettime(clocks[i], &now);
		UK_TEST_EXPECT(now.tv_sec > until.tv_sec ||
			       (now.tv_sec == until.tv_sec &&
				now.tv_nsec >= until.tv_nsec));
	}
}

UK_TESTCASE(posix_time_sleep, an_absolute_time_in_the_past_does_not_wait)
{
	struct timespec past = {.tv_nsec = 1};
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT_ZERO(
		clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &past, NULL));
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - before, 1000 * MSEC);
}

static long sleep_for(long sec, long nsec)
{
	struct timespec ts = {.tv_sec = sec, .tv_nsec = nsec};

	return uk_syscall_r_nanosleep((long)&ts, 0);
}

UK_TESTCASE(posix_time_sleep, a_bad_time_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(sleep_for(0, -1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(sleep_for(0, 1000000000), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(sleep_for(-1, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_nanosleep(0, 0), -EINVAL);
	UK_TEST_EXPECT_ZERO(sleep_for(0, 0));
}

UK_TESTCASE(posix_time_sleep, a_bad_clock_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_clock_nanosleep(4711, 0, (long)&three_ms, 0),
		-EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_clock_nanosleep(CLOCK_MONOTONIC, 0, 0, 0),
		-EINVAL);
}
