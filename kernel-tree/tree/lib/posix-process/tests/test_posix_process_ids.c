/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: numbers of processes and threads (contract 4.1). How the guest
 * ends is shown from the host.
 */
#include <errno.h>
#include <unistd.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_process_ids, NULL);

UK_TESTCASE(posix_process_ids, a6_the_process_is_number_1_and_has_no_parent)
{
	UK_TEST_EXPECT_SNUM_EQ(getpid(), 1);
	UK_TEST_EXPECT_ZERO(getppid());
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_gettid(), 1);
}
