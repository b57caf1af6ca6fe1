/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: CLONE_FS and CLONE_FILES (contract 4.2). No child is made here; that
 * threads do share files is left to the suites of the libc.
 */
#include <errno.h>
#include <uk/process.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(vfscore_clone, NULL);

static char stack[256] __align(16);

static long try(unsigned long flags)
{
	return uk_syscall_r_clone((long)flags, (long)(stack + sizeof(stack)), 0,
				  0, 0);
}

UK_TESTCASE(vfscore_clone, files_and_working_directory_must_be_shared)
{
	UK_TEST_EXPECT_SNUM_EQ(try(CLONE_VM), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(try(CLONE_VM | CLONE_FS), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(try(CLONE_VM | CLONE_FILES), -ENOTSUP);
}

UK_TESTCASE(vfscore_clone, both_flags_are_known)
{
	/* -EINVAL is about the last one, which lacks another: nobody refused
	 * these
	 */
	UK_TEST_EXPECT_SNUM_EQ(
		try(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_THREAD), -EINVAL);
}
