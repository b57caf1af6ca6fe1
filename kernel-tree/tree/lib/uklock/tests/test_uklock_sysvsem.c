/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uklock: the flag CLONE_SYSVSEM of clone (contract 4.2).
 */
#include <uk/test.h>
#include "../../posix-process/tests/raw_clone.h"

uk_testsuite_register(uklock_sysvsem, NULL);

static bool ran;

static __noreturn void runs(__uptr sp __unused, long registers __unused,
			    void *arg __unused)
{
	ran = true;
	uk_sched_thread_exit();
}

UK_TESTCASE(uklock_sysvsem, a_child_may_share_what_there_is_not)
{
	unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SYSVSEM;

	ran = false;
	UK_TEST_EXPECT_SNUM_GT(
		raw_clone5(flags, raw_stack(runs, NULL), NULL, NULL, 0), 0);
	raw_let_run();
	UK_TEST_EXPECT(ran);
}
