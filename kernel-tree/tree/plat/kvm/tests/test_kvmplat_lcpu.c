/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What applications use of the platform (contract 8.5): interrupt flag, clocks
 * and the memory map.
 */
#include <errno.h>
#include <uk/arch/time.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/console.h>
#include <uk/plat/irq.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/memory.h>
#include <uk/plat/time.h>
#include <uk/test.h>

uk_testsuite_register(kvmplat_lcpu, NULL);

UK_TESTCASE(kvmplat_lcpu, saving_and_restoring_the_interrupt_flag_nests)
{
	unsigned long outer, inner;

	UK_TEST_EXPECT(!ukplat_lcpu_irqs_disabled());
	outer = ukplat_lcpu_save_irqf();
	UK_TEST_EXPECT(ukplat_lcpu_irqs_disabled());
	inner = ukplat_lcpu_save_irqf();
	ukplat_lcpu_restore_irqf(inner);
	UK_TEST_EXPECT(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_restore_irqf(outer);
	UK_TEST_EXPECT(!ukplat_lcpu_irqs_disabled());
}

UK_TESTCASE(kvmplat_lcpu, a_halt_ends_in_time_with_interrupts_still_off)
{
	__nsec until;

	ukplat_lcpu_disable_irq();
	until = ukplat_monotonic_clock() + ukarch_time_msec_to_nsec(2);
	while (ukplat_monotonic_clock() < until)
		ukplat_lcpu_halt_to(until);
	UK_TEST_EXPECT(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_halt_to(1); /* long past: must not wait */
	UK_TEST_EXPECT(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_irqs_handle_pending();
	UK_TEST_EXPECT(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_enable_irq();
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - until,
			       ukarch_time_sec_to_nsec(1));
}

UK_TESTCASE(kvmplat_lcpu, there_is_one_processor)
{
	UK_TEST_EXPECT_ZERO(ukplat_lcpu_id());
	UK_TEST_EXPECT_ZERO(ukplat_lcpu_idx());
	UK_TEST_EXPECT_SNUM_EQ(ukplat_lcpu_count(), 1);
}

UK_TESTCASE(kvmplat_lcpu, time_is_converted_between_units)
{
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_sec_to_nsec(5), 5000000000);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_msec_to_nsec(5), 5000000);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_usec_to_nsec(5), 5000);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_nsec_to_sec(5999999999), 5);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_nsec_to_msec(5999999), 5);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_nsec_to_usec(5999), 5);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_time_subsec(5000000007), 7);
	UK_TEST_EXPECT_SNUM_EQ(UKPLAT_TIME_TICK_NSEC * CONFIG_HZ, 1000000000);
}

static int never(void *arg __unused)
{
	return 0;
}

UK_TESTCASE(kvmplat_lcpu, a_line_that_is_not_there_is_refused)
{
	UK_TEST_EXPECT_SNUM_EQ(ukplat_irq_register(100000, never, NULL),
			       -EINVAL);
}

UK_TESTCASE(kvmplat_lcpu, memory_holds_the_image_and_a_heap)
{
	struct ukplat_memregion_desc md;
	int image = 0, heap = 0, i;
	static char inside;

	for (i = 0; i < ukplat_memregion_count(); i++) {
		UK_TEST_EXPECT_ZERO(ukplat_memregion_get(i, &md));
		if (md.flags & UKPLAT_MEMRF_RESERVED)
			image += &inside >= (char *)md.base &&
				 &inside < (char *)md.base + md.len;
		heap += !!(md.flags & UKPLAT_MEMRF_ALLOCATABLE);
	}
	UK_TEST_EXPECT_SNUM_EQ(image, 1);
	UK_TEST_EXPECT_SNUM_GE(heap, 1);
	UK_TEST_EXPECT_SNUM_EQ(ukplat_memregion_get(i, &md), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(ukplat_memregion_get(-1, &md), -EINVAL);
}

UK_TESTCASE(kvmplat_lcpu, regions_are_found_by_their_flags)
{
	struct ukplat_memregion_desc md, other;
	int count = 0, found = 0, i;

	for (i = 0; i < ukplat_memregion_count(); i++) {
		ukplat_memregion_get(i, &other);
		count += !!(other.flags & UKPLAT_MEMRF_ALLOCATABLE);
	}
	ukplat_memregion_foreach (i, &md, UKPLAT_MEMRF_ALLOCATABLE) {
		found++;
		UK_TEST_EXPECT_NOT_ZERO(md.flags & UKPLAT_MEMRF_ALLOCATABLE);
	}
	UK_TEST_EXPECT_SNUM_EQ(found, count);
}

UK_TESTCASE(kvmplat_lcpu, suspending_is_refused)
{
	UK_TEST_EXPECT_SNUM_EQ(ukplat_suspend(), -EBUSY);
}

UK_TESTCASE(kvmplat_lcpu, the_debug_console_takes_all_it_is_given)
{
	char none;

	UK_TEST_EXPECT_SNUM_EQ(ukplat_coutd("debug\n", 6), 6);
	UK_TEST_EXPECT_SNUM_EQ(ukplat_coutk("kernel\n", 7), 7);
	UK_TEST_EXPECT_ZERO(ukplat_cink(&none, 1));
}
