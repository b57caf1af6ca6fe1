/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Suites that fail on purpose, to show from the host that failures are seen,
 * counted and located (contract 6). The line numbers are part of the test.
 */
#include <uk/test.h>

uk_testsuite_register(failing, NULL);

static int three = 3;

UK_TESTCASE(failing, a_case_that_passes)
{
	UK_TEST_EXPECT_SNUM_EQ(three, 3);
}

UK_TESTCASE_DESC(failing, b_case_that_fails_twice, "and passes once")
{
	UK_TEST_EXPECT_SNUM_EQ(three, 4);
	UK_TEST_EXPECT_SNUM_GT(three, 2);
	UK_TEST_EXPECT_BYTES_EQ("abc", "abd", 3);
}

UK_TESTCASE(failing, c_case_that_fails_in_one_round_of_three)
{
	for (int i = 2; i <= 4; i++)
		UK_TEST_EXPECT_SNUM_NQ(three, i);
}

UK_TESTCASE(failing, d_case_that_skips_an_expectation)
{
	if (three != 3)
		UK_TEST_EXPECT_NULL(&three);
}

static int refuse(struct uk_testsuite *suite __unused)
{
	return 1;
}

uk_testsuite_register(refusing, refuse);

UK_TESTCASE(refusing, a_case_that_never_runs)
{
	UK_TEST_EXPECT(three);
}

int main(void)
{
	return 0;
}
