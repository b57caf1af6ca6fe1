/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The clock never goes back, whatever the counter does (row A17 mended). More of
 * the suite is in test_kvmplat_clock.c.
 */
#include <uk/plat/time.h>
#include <uk/test.h>
#include "port.h"
#include "x86.h"

UK_TESTCASE(kvmplat_clock, a17_a_counter_that_steps_back_stops_the_clock_only)
{
	__u64 tsc = rdtsc();
	__nsec before = _kvm_clock_at(tsc);
	__nsec stepped = _kvm_clock_at(tsc - 1000);
	__nsec below_base = _kvm_clock_at(0);

	UK_TEST_EXPECT_SNUM_EQ(stepped, before);
	UK_TEST_EXPECT_SNUM_EQ(below_base, before);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock(), before);
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - before,
			       UKARCH_NSEC_PER_SEC);
}
