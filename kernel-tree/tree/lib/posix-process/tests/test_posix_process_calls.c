/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: groups, priorities, limits, and what there is not (contract
 * 4.1).
 */
#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uk/arch/limits.h>
#include <uk/syscall.h>
#include <uk/test.h>

#define NOBODY 30000

uk_testsuite_register(posix_process_calls, NULL);

UK_TESTCASE(posix_process_calls, there_is_one_group_and_one_session)
{
	UK_TEST_EXPECT_SNUM_EQ(getpgrp(), 1);
	UK_TEST_EXPECT_SNUM_EQ(getpgid(0), 1);
	UK_TEST_EXPECT_SNUM_EQ(getpgid(1), 1);
	UK_TEST_EXPECT_SNUM_EQ(getsid(0), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getpgid(NOBODY), -ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getsid(-1), -ESRCH);
	UK_TEST_EXPECT_ZERO(setpgid(0, 0));
	UK_TEST_EXPECT_ZERO(setpgid(1, 1));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setpgid(0, 7), -EPERM);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setpgid(0, -7), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setpgid(NOBODY, 0), -ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setsid(), -EPERM);
}

UK_TESTCASE(posix_process_calls, the_nice_value_is_0_whatever_is_asked_for)
{
	errno = 0;
	UK_TEST_EXPECT_ZERO(getpriority(PRIO_PROCESS, 0));
	UK_TEST_EXPECT_ZERO(errno);
	UK_TEST_EXPECT_ZERO(setpriority(PRIO_PROCESS, 1, 5));
	UK_TEST_EXPECT_ZERO(getpriority(PRIO_PGRP, 1));
	UK_TEST_EXPECT_ZERO(getpriority(PRIO_USER, 0));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getpriority(3, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getpriority(PRIO_PROCESS, NOBODY),
			       -ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setpriority(PRIO_USER, 1, 0),
			       -ESRCH);
}

UK_TESTCASE(posix_process_calls, limits_can_be_read_but_not_changed)
{
	struct rlimit stack, file;

	UK_TEST_EXPECT_ZERO(getrlimit(RLIMIT_STACK, &stack));
	UK_TEST_EXPECT_SNUM_EQ(stack.rlim_cur, STACK_SIZE);
	UK_TEST_EXPECT_SNUM_EQ(stack.rlim_max, STACK_SIZE);
	UK_TEST_EXPECT_ZERO(setrlimit(RLIMIT_STACK, &stack));
	stack.rlim_cur--;
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_setrlimit(RLIMIT_STACK, (long)&stack), -EPERM);
	stack.rlim_cur = stack.rlim_max + 1;
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_setrlimit(RLIMIT_STACK, (long)&stack), -EINVAL);
	UK_TEST_EXPECT_ZERO(
		uk_syscall_r_prlimit64(1, RLIMIT_FSIZE, 0, (long)&file));
	UK_TEST_EXPECT(file.rlim_cur == RLIM_INFINITY);
}

UK_TESTCASE(posix_process_calls, limits_of_nobody_and_nothing_are_errors)
{
	struct rlimit limit;

	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_prlimit64(NOBODY, RLIMIT_STACK, 0, (long)&limit),
		-ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_prlimit64(0, RLIM_NLIMITS, 0, (long)&limit),
		-EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrlimit(-1, (long)&limit),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrlimit(RLIMIT_STACK, 0),
			       -EFAULT);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_prlimit64(0, RLIMIT_STACK, 0, 0));
}

UK_TESTCASE(posix_process_calls, usage_is_all_zeros)
{
	struct rusage usage, zeros;

	memset(&usage, 0xff, sizeof(usage));
	memset(&zeros, 0, sizeof(zeros));
	UK_TEST_EXPECT_ZERO(getrusage(RUSAGE_SELF, &usage));
	UK_TEST_EXPECT_BYTES_EQ(&usage, &zeros, 18 * sizeof(long));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrusage(RUSAGE_SELF, 0), -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrusage(2, (long)&usage),
			       -EINVAL);
}

UK_TESTCASE(posix_process_calls, there_are_no_programs_and_no_dead_children)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_execve((long)"/bin/sh", 0, 0),
			       -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_wait4(-1, 0, 0, 0), -ECHILD);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_waitid(P_ALL, 0, 0, WEXITED, 0),
			       -ECHILD);
	UK_TEST_EXPECT_ZERO(prctl(PR_SET_NAME, (long)"name", 0, 0, 0));
}
