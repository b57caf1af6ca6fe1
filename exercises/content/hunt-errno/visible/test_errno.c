/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a system call by number says if it fails: the tests you can see, run and
 * extend. The first case is the symptom; the others are what must stay right
 * around it.
 */
#include <string.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(hunt_errno, NULL);

/* Nobody has this number; volatile, so that it is known at run time only */
static volatile long nobody = 100000;

/* A call of our own: returns its argument, so that we choose what it says */
UK_LLSYSCALL_R_DEFINE(long, lookup_dcookie, long, value)
{
	return value;
}

static volatile long give = SYS_lookup_dcookie;

UK_TESTCASE(hunt_errno, a_call_that_is_missing_is_not_implemented)
{
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall(nobody), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	UK_TEST_EXPECT_ZERO(
		strcmp(strerror(errno), "Function not implemented"));
}

UK_TESTCASE(hunt_errno, raw_style_says_the_same_and_leaves_errno_alone)
{
	uk_syscall(nobody);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r(nobody), -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
}

UK_TESTCASE(hunt_errno, a_call_that_succeeds_leaves_errno_alone)
{
	uk_syscall(nobody);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall(give, 7L), 7);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
}

UK_TESTCASE(hunt_errno, a_call_that_fails_says_why)
{
	uk_syscall(nobody);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall(give, (long)-ENOENT), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
	uk_syscall(nobody);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
}
