/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uklock: spinlocks, as far as one processor shows (contract 1.7).
 */
#include <string.h>
#include <uk/plat/lcpu.h>
#include <uk/spinlock.h>
#include <uk/test.h>

uk_testsuite_register(uklock_spinlock, NULL);

static uk_spinlock lock = UK_SPINLOCK_INITIALIZER();

UK_TESTCASE(uklock_spinlock, a_lock_is_held_by_one_at_a_time)
{
	UK_TEST_EXPECT(!uk_spin_is_locked(&lock));
	uk_spin_lock(&lock);
	UK_TEST_EXPECT(uk_spin_is_locked(&lock));
	UK_TEST_EXPECT_ZERO(uk_spin_trylock(&lock));
	uk_spin_unlock(&lock);
	UK_TEST_EXPECT(!uk_spin_is_locked(&lock));
	UK_TEST_EXPECT_SNUM_EQ(uk_spin_trylock(&lock), 1);
	uk_spin_unlock(&lock);
}

UK_TESTCASE(uklock_spinlock, a_lock_can_be_initialised_at_run_time)
{
	uk_spinlock other;

	memset(&other, 0xa5, sizeof(other));
	uk_spin_init(&other);
	UK_TEST_EXPECT_SNUM_EQ(uk_spin_trylock(&other), 1);
}

UK_TESTCASE(uklock_spinlock, interrupts_are_off_while_it_is_held)
{
	unsigned long flags;
	int off, off_after;

	uk_spin_lock_irqf(&lock, flags);
	off = ukplat_lcpu_irqs_disabled();
	uk_spin_unlock_irqf(&lock, flags);
	off_after = ukplat_lcpu_irqs_disabled();
	UK_TEST_EXPECT(off);
	UK_TEST_EXPECT(!off_after);
}

UK_TESTCASE(uklock_spinlock, interrupts_that_were_off_stay_off)
{
	unsigned long outer = ukplat_lcpu_save_irqf(), flags;
	int off_after;

	uk_spin_lock_irqf(&lock, flags);
	uk_spin_unlock_irqf(&lock, flags);
	off_after = ukplat_lcpu_irqs_disabled();
	ukplat_lcpu_restore_irqf(outer);
	UK_TEST_EXPECT(off_after);
}

UK_TESTCASE(uklock_spinlock, a_failed_try_leaves_interrupts_on)
{
	unsigned long flags;
	int first, second, off;

	first = uk_spin_trylock_irqf(&lock, flags);
	off = ukplat_lcpu_irqs_disabled();
	uk_spin_unlock_irqf(&lock, flags);
	UK_TEST_EXPECT(first && off);

	uk_spin_lock(&lock);
	second = uk_spin_trylock_irqf(&lock, flags);
	off = ukplat_lcpu_irqs_disabled();
	uk_spin_unlock(&lock);
	UK_TEST_EXPECT(!second && !off);
}
