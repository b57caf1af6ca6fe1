/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A function with a mistake, and the suite that finds it.
 */
#include <stdio.h>
#include <uk/test.h>

/* [function] */
/* Gives the number that is nearest to `value` from `low` to `high`. */
static long clamp(long value, long low, long high)
{
	if (value < low)
		return low;
	if (value > high)
		return low; /* a slip */
	return value;
}
/* [/function] */

/* [suite] */
UK_TESTCASE(clamp, a_number_between_stays)
{
	UK_TEST_EXPECT_SNUM_EQ(clamp(5, 0, 10), 5);
	UK_TEST_EXPECT_SNUM_EQ(clamp(-5, -10, 10), -5);
}

UK_TESTCASE(clamp, a_number_beyond_becomes_the_nearest_bound)
{
	UK_TEST_EXPECT_SNUM_EQ(clamp(-1, 0, 10), 0);
	UK_TEST_EXPECT_SNUM_EQ(clamp(11, 0, 10), 10);
}

uk_testsuite_register(clamp, NULL);
/* [/suite] */

int main(void)
{
	printf("main() comes after the suites\n");
	return 0;
}
