/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The clock never goes back (row A17 mended).
 */
#include <uk/plat/time.h>
#include <uk/test.h>

uk_testsuite_register(kvmplat_clock, NULL);

UK_TESTCASE(kvmplat_clock, a17_no_reading_is_below_the_one_before)
{
	__nsec last = ukplat_monotonic_clock(), now;
	__nsec last_wall = ukplat_wall_clock(), wall;
	int back = 0;

	for (int i = 0; i < 20000; i++) {
		now = ukplat_monotonic_clock();
		wall = ukplat_wall_clock();
		back += now < last || wall < last_wall;
		last = now;
		last_wall = wall;
	}
	UK_TEST_EXPECT_ZERO(back);
}
