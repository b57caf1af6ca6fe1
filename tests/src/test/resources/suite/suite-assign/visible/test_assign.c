/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The least that students see.
 */
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(assign, NULL);

UK_TESTCASE(assign, the_thread_that_runs_has_a_scheduler)
{
	UK_TEST_EXPECT_NOT_NULL(uk_thread_current()->sched);
}
