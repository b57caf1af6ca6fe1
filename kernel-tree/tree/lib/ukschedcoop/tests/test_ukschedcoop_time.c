/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukschedcoop: sleeping, and threads that disappear while they sleep (contract
 * 1.5, 1.6, row B4 mended).
 */
#include <string.h>
#include <uk/arch/time.h>
#include <uk/plat/irq.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>

#include "timer.h"

#define MSEC ukarch_time_msec_to_nsec(1)

/* Counts timer interrupts, and wakes a thread from one */
static int count_timer_irq(void *arg);

static int register_handler(struct uk_testsuite *suite __unused)
{
	return ukplat_irq_register(timer_irq, count_timer_irq, NULL);
}

uk_testsuite_register(ukschedcoop_time, register_handler);

static char trace[16];
static __nsec woke_at;

static void note(char letter)
{
	size_t len = strlen(trace);

	if (len + 1 < sizeof(trace))
		trace[len] = letter;
}

static void forget(void)
{
	memset(trace, 0, sizeof(trace));
	woke_at = 0;
}

/* Sleeps as many milliseconds as its letter is behind 'a', then writes it */
static __noreturn void sleeper(void *letter)
{
	char c = *(char *)letter;

	uk_sched_thread_sleep((c - 'a') * MSEC);
	woke_at = ukplat_monotonic_clock();
	note(c);
	uk_sched_thread_exit();
}

static __noreturn void blocks(void *letter)
{
	uk_thread_block(uk_thread_current());
	uk_sched_yield();
	note(*(char *)letter);
	uk_sched_thread_exit();
}

static struct uk_thread *start(uk_thread_fn1_t fn, char *letter)
{
	return uk_sched_thread_create(uk_sched_current(), fn, letter, "sleep");
}

static void yield(int times)
{
	while (times--)
		uk_sched_yield();
}

UK_TESTCASE(ukschedcoop_time, a_sleep_is_never_too_short)
{
	for (__nsec ms = 1; ms <= 8; ms *= 2) {
		__nsec before = ukplat_monotonic_clock();

		uk_sched_thread_sleep(ms * MSEC);
		UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before,
				       ms * MSEC);
	}
}

UK_TESTCASE(ukschedcoop_time, a_sleep_is_not_many_ticks_too_long)
{
	__nsec before = ukplat_monotonic_clock();

	uk_sched_thread_sleep(5 * MSEC);
	UK_TEST_EXPECT_SNUM_LT(ukplat_monotonic_clock() - before, 500 * MSEC);
}

UK_TESTCASE(ukschedcoop_time, sleepers_wake_in_the_order_of_their_times)
{
	forget();
	start(sleeper, "y");
	start(sleeper, "c");
	start(sleeper, "n");
	uk_sched_thread_sleep(60 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "cny"));
}

UK_TESTCASE(ukschedcoop_time, sleepers_that_are_due_together_wake_in_order_too)
{
	__nsec start_at = ukplat_monotonic_clock();

	forget();
	start(sleeper, "e");
	start(sleeper, "c");
	start(sleeper, "d");
	yield(1);
	while (ukplat_monotonic_clock() < start_at + 20 * MSEC)
		;
	yield(2);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "cde"));
}

UK_TESTCASE(ukschedcoop_time, sleepers_wake_while_others_keep_running)
{
	__nsec start_at = ukplat_monotonic_clock();

	forget();
	start(sleeper, "d");
	while (ukplat_monotonic_clock() < start_at + 30 * MSEC)
		uk_sched_yield();
	UK_TEST_EXPECT_ZERO(strcmp(trace, "d"));
	UK_TEST_EXPECT_SNUM_GE(woke_at, start_at + 3 * MSEC);
}

UK_TESTCASE(ukschedcoop_time, a_wake_ends_a_sleep_early)
{
	struct uk_thread *t;

	forget();
	t = start(sleeper, "z");
	yield(1);
	UK_TEST_EXPECT_SNUM_GT(t->wakeup_time, 0);
	uk_thread_wake(t);
	UK_TEST_EXPECT_ZERO(t->wakeup_time);
	yield(1);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "z"));
	uk_sched_thread_sleep(40 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "z"));
}

UK_TESTCASE(ukschedcoop_time, b4_a_terminated_sleeper_leaves_the_queue)
{
	struct uk_thread *t;

	forget();
	t = start(sleeper, "d");
	start(sleeper, "e");
	yield(1);
	uk_sched_thread_terminate(t);
	uk_sched_thread_sleep(20 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "e"));
}

UK_TESTCASE(ukschedcoop_time,
	    a_sleeper_that_is_removed_sleeps_on_when_it_is_back)
{
	struct uk_thread *t;

	forget();
	t = start(sleeper, "d");
	yield(1);
	uk_sched_thread_remove(t);
	uk_sched_thread_sleep(20 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, ""));
	uk_sched_thread_add(uk_sched_current(), t);
	uk_thread_wake(t);
	uk_sched_thread_sleep(20 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "d"));
}

UK_TESTCASE(ukschedcoop_time,
	    b4_a_sleeper_that_is_blocked_for_good_sleeps_no_more)
{
	struct uk_thread *t;

	forget();
	t = start(sleeper, "d");
	yield(1);
	uk_thread_block(t);
	uk_sched_thread_sleep(20 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, ""));
	uk_thread_wake(t);
	yield(2);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "d"));
}

UK_TESTCASE(ukschedcoop_time, a_timeout_for_a_blocked_thread_harms_nobody)
{
	struct uk_thread *t;

	forget();
	t = start(blocks, "b");
	start(sleeper, "d");
	yield(1);
	uk_thread_block_timeout(t, 2 * MSEC);
	uk_thread_wake(t);
	yield(2);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "b"));
	uk_sched_thread_sleep(20 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "bd"));
}

UK_TESTCASE(ukschedcoop_time, a_blocked_thread_can_get_a_timeout_later)
{
	struct uk_thread *t;

	forget();
	t = start(blocks, "b");
	yield(1);
	uk_thread_block_timeout(t, 2 * MSEC);
	uk_sched_thread_sleep(20 * MSEC);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "b"));
}

static volatile int timer_irqs;
static struct uk_thread *wake_in_irq;

static int count_timer_irq(void *arg __unused)
{
	timer_irqs++;
	if (wake_in_irq)
		uk_thread_wake(wake_in_irq);
	wake_in_irq = NULL;
	return 0; /* it is the timer's own */
}

UK_TESTCASE(ukschedcoop_time, an_interrupt_handler_can_wake_a_thread)
{
	struct uk_thread *t;

	forget();
	t = start(blocks, "i");
	yield(1);
	wake_in_irq = t;
	uk_sched_thread_sleep(5 * MSEC);
	yield(1);
	UK_TEST_EXPECT_NULL(wake_in_irq);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "i"));
}

UK_TESTCASE(ukschedcoop_time, idle_halts_until_a_sleeper_is_due)
{
	int before = timer_irqs;

	/* A processor that spins instead would need no timer */
	for (int i = 0; i < 10; i++)
		uk_sched_thread_sleep(2 * MSEC);
	UK_TEST_EXPECT_SNUM_GE(timer_irqs - before, 10);
	UK_TEST_EXPECT_SNUM_LE(timer_irqs - before, 15);
}

UK_TESTCASE(ukschedcoop_time, the_clock_never_goes_backwards)
{
	__nsec last = ukplat_monotonic_clock(), now;
	int backwards = 0;

	for (int i = 0; i < 10000; i++, last = now) {
		now = ukplat_monotonic_clock();
		backwards += now < last;
	}
	UK_TEST_EXPECT_ZERO(backwards);
}
