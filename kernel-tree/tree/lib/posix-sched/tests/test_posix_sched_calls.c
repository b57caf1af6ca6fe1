/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-sched: policy and priority of the running thread are noted and told.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_sched_calls, NULL);

static long set(pid_t pid, int policy, int priority)
{
	struct sched_param param = {.sched_priority = priority};

	return uk_syscall_r_sched_setscheduler(pid, policy, (long)&param);
}

UK_TESTCASE(posix_sched_calls, each_policy_has_its_range)
{
	UK_TEST_EXPECT_SNUM_EQ(sched_get_priority_min(SCHED_FIFO), 1);
	UK_TEST_EXPECT_SNUM_EQ(sched_get_priority_max(SCHED_RR), 99);
	UK_TEST_EXPECT_ZERO(sched_get_priority_max(SCHED_OTHER));
	UK_TEST_EXPECT_SNUM_EQ(sched_get_priority_max(SCHED_DEADLINE), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
}

struct seen {
	int rc, policy;
	struct sched_param param;
};

/* In a thread whose number libc and kernel agree about, whatever ran before */
static __noreturn void asks_the_libc(void *arg)
{
	struct seen *seen = arg;

	set(gettid(), SCHED_RR, 42);
	seen->rc = pthread_getschedparam(pthread_self(), &seen->policy,
					 &seen->param);
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_sched_calls, the_libc_learns_what_was_set)
{
	struct seen seen = {.rc = -1};

	uk_sched_thread_create(uk_sched_current(), asks_the_libc, &seen,
			       "asks");
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(seen.rc);
	UK_TEST_EXPECT_SNUM_EQ(seen.policy, SCHED_RR);
	UK_TEST_EXPECT_SNUM_EQ(seen.param.sched_priority, 42);
}

UK_TESTCASE(posix_sched_calls, what_is_refused_changes_nothing)
{
	UK_TEST_EXPECT_ZERO(set(0, SCHED_FIFO, 7));
	UK_TEST_EXPECT_SNUM_EQ(set(0, SCHED_OTHER, 7), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(set(0, 4711, 7), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(set(-1, SCHED_FIFO, 8), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(set(4711, SCHED_FIFO, 8), -ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_setparam(0, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getscheduler(0), SCHED_FIFO);
	UK_TEST_EXPECT_ZERO(set(0, SCHED_OTHER, 0));
}
