/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system calls of lib/posix-sched: the tests you can see, run and extend.
 * The judge asks the same questions, with other numbers, of two threads.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>

#define NOBODY 4711 /* no thread has this number, and errno is never this */

uk_testsuite_register(syscall_register, NULL);

static long set(pid_t pid, int policy, int priority)
{
	struct sched_param param = {.sched_priority = priority};

	return uk_syscall_r_sched_setscheduler(pid, policy, (long)&param);
}

static int get_priority(void)
{
	struct sched_param param = {.sched_priority = NOBODY};

	uk_syscall_r_sched_getparam(0, (long)&param);
	return param.sched_priority;
}

UK_TESTCASE(syscall_register, each_policy_has_its_range)
{
	UK_TEST_EXPECT_SNUM_EQ(sched_get_priority_min(SCHED_FIFO), 1);
	UK_TEST_EXPECT_SNUM_EQ(sched_get_priority_max(SCHED_RR), 99);
	UK_TEST_EXPECT_ZERO(sched_get_priority_max(SCHED_BATCH));
}

UK_TESTCASE(syscall_register, what_was_set_is_told)
{
	UK_TEST_EXPECT_ZERO(set(0, SCHED_RR, 42));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getscheduler(0), SCHED_RR);
	UK_TEST_EXPECT_SNUM_EQ(get_priority(), 42);
	UK_TEST_EXPECT_SNUM_EQ(syscall(SYS_sched_getscheduler, 0), SCHED_RR);
}

UK_TESTCASE(syscall_register, setparam_changes_the_priority_alone)
{
	struct sched_param param = {.sched_priority = 7};

	UK_TEST_EXPECT_ZERO(set(0, SCHED_FIFO, 42));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_sched_setparam(0, (long)&param));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getscheduler(0), SCHED_FIFO);
	UK_TEST_EXPECT_SNUM_EQ(get_priority(), 7);
}

UK_TESTCASE(syscall_register, what_makes_no_sense_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(set(0, NOBODY, 1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(set(0, SCHED_FIFO, 100), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(set(-1, SCHED_FIFO, 1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getparam(0, 0), -EINVAL);
}

UK_TESTCASE(syscall_register, a_refused_call_changes_nothing)
{
	UK_TEST_EXPECT_ZERO(set(0, SCHED_FIFO, 42));
	UK_TEST_EXPECT_SNUM_EQ(set(0, SCHED_RR, 100), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getscheduler(0), SCHED_FIFO);
	UK_TEST_EXPECT_SNUM_EQ(get_priority(), 42);
}

UK_TESTCASE(syscall_register, only_the_caller_has_a_policy)
{
	long self = uk_syscall_r_gettid();

	UK_TEST_EXPECT_ZERO(set(self, SCHED_RR, 5));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_getscheduler(self), SCHED_RR);
	UK_TEST_EXPECT_SNUM_EQ(set(NOBODY, SCHED_RR, 5), -ESRCH);
}

UK_TESTCASE(syscall_register, the_errno_form_says_minus_1_and_errno)
{
	errno = NOBODY;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_sched_get_priority_max(SCHED_RR),
			       99);
	UK_TEST_EXPECT_SNUM_EQ(errno, NOBODY);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_sched_get_priority_max(NOBODY), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
}

UK_TESTCASE(syscall_register, the_raw_form_leaves_errno_alone)
{
	errno = NOBODY;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_sched_get_priority_max(NOBODY),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(set(0, NOBODY, 1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(errno, NOBODY);
}

UK_TESTCASE(syscall_register, getparam_writes_the_priority_alone)
{
	struct sched_param param, filled;

	memset(&filled, 0x5a, sizeof(filled));
	param = filled;
	UK_TEST_EXPECT_ZERO(set(0, SCHED_FIFO, 3));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_sched_getparam(0, (long)&param));
	UK_TEST_EXPECT_SNUM_EQ(param.sched_priority, 3);
	filled.sched_priority = 3;
	UK_TEST_EXPECT_BYTES_EQ((char *)&param, (char *)&filled, sizeof(param));
}

static __noreturn void asks(void *policy)
{
	*(long *)policy = uk_syscall_r_sched_getscheduler(0);
	uk_sched_thread_exit();
}

UK_TESTCASE(syscall_register, each_thread_has_its_own)
{
	long policy = NOBODY;

	UK_TEST_EXPECT_ZERO(set(0, SCHED_RR, 9));
	uk_sched_thread_create(uk_sched_current(), asks, &policy, "asks");
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(policy, SCHED_OTHER);
}
