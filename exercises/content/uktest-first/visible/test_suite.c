/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What can be said about your suite without wrong functions to try it on: it
 * expects something, and it passes on the function as it should be. That it
 * finds what is wrong, you see by making lib/uktext/text.c wrong.
 */
#include <uk/test.h>
#include <uk/text.h>

extern struct uk_testsuite _uk_testsuite_uktext;
/* One record for each expectation that is written down in this image */
extern struct uk_assert _uk_asserttab_start[], _uk_asserttab_end[];

#define HERE 2 /* expectations in this file */

uk_testsuite_register(uktest_first, NULL);

UK_TESTCASE(uktest_first, each_case_expects_something)
{
	long expectations = _uk_asserttab_end - _uk_asserttab_start - HERE;

	UK_TEST_EXPECT_SNUM_GE(expectations, 7);
}

UK_TESTCASE(uktest_first, the_function_as_it_should_be_passes)
{
	uk_testsuite_run(&_uk_testsuite_uktext);
	UK_TEST_EXPECT_SNUM_EQ(_uk_testsuite_uktext.failed_cases, 0);
}
