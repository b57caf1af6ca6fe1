/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukschedcoop: interrupts that wake threads, at the worst moments (rows A1 and
 * B1 mended).
 */
#include <string.h>
#include <uk/plat/irq.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>

#include "timer.h"

#define FEW 10 /* a processor that spins looks thousands of times */

static struct uk_thread *wake_in_irq, *current_in_irq;
static int due; /* interrupts to come until the one that wakes */

static int wake_when_due(void *arg __unused)
{
	if (!wake_in_irq || --due > 0)
		return 0;
	current_in_irq = uk_thread_current();
	uk_thread_wake(wake_in_irq);
	wake_in_irq = NULL;
	return 0; /* it is the timer's own */
}

static int register_handler(struct uk_testsuite *suite __unused)
{
	return ukplat_irq_register(timer_irq, wake_when_due, NULL);
}

uk_testsuite_register(ukschedcoop_irq, register_handler);

static unsigned long idle_rounds(void)
{
	struct uk_thread *t;

	uk_sched_foreach_thread (uk_sched_current(), t)
		if (t->name && !strcmp(t->name, "idle"))
			return *(unsigned long *)t->priv;
	return 0;
}

UK_TESTCASE(ukschedcoop_irq, b1_idle_halts_when_nobody_sleeps)
{
	struct uk_thread *self = uk_thread_current();
	__nsec before = ukplat_monotonic_clock();
	unsigned long rounds = idle_rounds();

	due = 1;
	wake_in_irq = self;
	uk_thread_block(self);
	timer_arm(ukarch_time_msec_to_nsec(54));
	uk_sched_yield();
	UK_TEST_EXPECT_NULL(wake_in_irq);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before,
			       ukarch_time_msec_to_nsec(50));
	UK_TEST_EXPECT_SNUM_GE(idle_rounds() - rounds, 1);
	UK_TEST_EXPECT_SNUM_LE(idle_rounds() - rounds, FEW);
}

UK_TESTCASE(ukschedcoop_irq, b1_idle_halts_until_a_sleeper_is_due)
{
	unsigned long rounds = idle_rounds();

	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(40));
	UK_TEST_EXPECT_SNUM_GE(idle_rounds() - rounds, 1);
	UK_TEST_EXPECT_SNUM_LE(idle_rounds() - rounds, FEW);
}

static uk_sched_thread_woken_func_t real_woken;
static struct uk_thread *sleeper;
static char order[8];

/*
 * The scheduler wakes the sleeper with interrupts off, just before it chooses
 * who is next. An interrupt that is pending by then comes as soon as they are
 * on again: after the choice, and before the switch.
 */
static void woken_with_irq_pending(struct uk_sched *s, struct uk_thread *t)
{
	real_woken(s, t);
	if (t != sleeper)
		return;
	timer_arm(ukarch_time_usec_to_nsec(1));
	while (!timer_pending())
		;
}

static __noreturn void sleeps_a_moment(void *arg __unused)
{
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(1));
	strcat(order, "s");
	uk_sched_thread_exit();
}

UK_TESTCASE(ukschedcoop_irq, a1_a_thread_woken_while_it_is_left_is_not_lost)
{
	struct uk_thread *self = uk_thread_current();
	struct uk_sched *s = self->sched;

	memset(order, 0, sizeof(order));
	sleeper = uk_sched_thread_create(s, sleeps_a_moment, NULL, "sleeper");
	real_woken = s->thread_woken;
	s->thread_woken = woken_with_irq_pending;

	/* It goes to sleep, and its time is over before it is looked at */
	uk_sched_yield();
	while (ukplat_monotonic_clock() < (__nsec)sleeper->wakeup_time)
		;

	due = 1;
	wake_in_irq = self;
	current_in_irq = NULL;
	uk_thread_block(self);
	uk_sched_yield();
	strcat(order, "m");
	s->thread_woken = real_woken;

	/* We were being left, for the sleeper, and ran after it */
	UK_TEST_EXPECT_NULL(wake_in_irq);
	UK_TEST_EXPECT_PTR_EQ(current_in_irq, self);
	UK_TEST_EXPECT_ZERO(strcmp(order, "sm"));
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(1));
}
