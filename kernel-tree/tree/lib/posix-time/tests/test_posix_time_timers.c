/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-time: what cannot be done says so (contract 4.4).
 */
#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>
#include <uk/plat/time.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_time_timers, NULL);

UK_TESTCASE(posix_time_timers, nobody_may_set_a_clock)
{
	struct timespec ts = {.tv_sec = 1}, bad = {.tv_nsec = -1};
	struct timespec before, after;

	clock_gettime(CLOCK_REALTIME, &before);
	UK_TEST_EXPECT_SNUM_EQ(clock_settime(CLOCK_REALTIME, &ts), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EPERM);
	UK_TEST_EXPECT_SNUM_EQ(clock_settime(CLOCK_MONOTONIC, &ts), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clock_settime(CLOCK_REALTIME, &bad), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_clock_settime(CLOCK_REALTIME, 0),
			       -EFAULT);
	clock_gettime(CLOCK_REALTIME, &after);
	UK_TEST_EXPECT_SNUM_GE(after.tv_sec, before.tv_sec);
}

UK_TESTCASE(posix_time_timers, an_interval_timer_can_be_stopped_not_started)
{
	struct itimerval start = {.it_value = {.tv_sec = 1}}, stop = {0};
	struct itimerval old = {.it_value = {.tv_sec = 7}};

	UK_TEST_EXPECT_SNUM_EQ(setitimer(ITIMER_REAL, &start, NULL), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	UK_TEST_EXPECT_ZERO(setitimer(ITIMER_REAL, &stop, &old));
	UK_TEST_EXPECT_ZERO(old.it_value.tv_sec);
	old.it_value.tv_sec = 7;
	UK_TEST_EXPECT_ZERO(getitimer(ITIMER_PROF, &old));
	UK_TEST_EXPECT_ZERO(old.it_value.tv_sec);
	UK_TEST_EXPECT_SNUM_EQ(getitimer(4711, &old), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	UK_TEST_EXPECT_ZERO(alarm(0));
}

UK_TESTCASE(posix_time_timers, there_are_no_timers)
{
	timer_t id = 0;
	struct itimerspec value = {0};

	UK_TEST_EXPECT_SNUM_EQ(timer_create(CLOCK_MONOTONIC, NULL, &id), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_timer_settime(0, 0, (long)&value, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_timer_gettime(0, (long)&value),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_timer_getoverrun(0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_timer_delete(0), -EINVAL);
}

UK_TESTCASE(posix_time_timers, all_time_since_boot_is_the_programs)
{
	__nsec tick = UKARCH_NSEC_PER_SEC / sysconf(_SC_CLK_TCK);
	long before = ukplat_monotonic_clock() / tick;
	struct tms tms;
	long now = times(&tms);

	UK_TEST_EXPECT_SNUM_GE(now, before);
	UK_TEST_EXPECT_SNUM_LE(now, ukplat_monotonic_clock() / tick);
	UK_TEST_EXPECT_SNUM_EQ(tms.tms_utime, now);
	UK_TEST_EXPECT_ZERO(tms.tms_stime);
	UK_TEST_EXPECT_ZERO(tms.tms_cutime);
}
