/* SPDX-License-Identifier: Apache-2.0 */
#include <greeting.h>
#include <uk/test.h>

UK_TESTCASE(greeting, is_cut_where_the_buffer_ends)
{
	char text[4] = "xxx";

	UK_TEST_EXPECT_SNUM_GT(greet(text, sizeof(text), "you"), 3);
	UK_TEST_EXPECT_ZERO(text[3]);
}

uk_testsuite_register(greeting, NULL);
