/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What blocking and waking must do: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 *
 * The probe is a scheduler that runs nothing: it only writes down what it is
 * told. A zeroed struct uk_thread is a blocked thread without a scheduler. Only
 * the last case (they go by name) lets a thread run, which may well hang or
 * crash on a wrong solution: look at the first failure.
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched_impl.h>
#include <uk/test.h>

#define SPAN 5000000 /* ns */

static struct uk_sched probe;
static struct uk_thread t;

static int blocked, woken;	/* how often the probe was told */
static bool runnable_when_told; /* at the last call */
static __snsec time_when_told;	/* at the last call */
static __snsec time_when_woken; /* at the last call of thread_woken */
static bool irqs_off_when_told; /* at the last call */

static void write_down(struct uk_thread *thread)
{
	runnable_when_told = uk_thread_is_runnable(thread);
	time_when_told = thread->wakeup_time;
	irqs_off_when_told = ukplat_lcpu_irqs_disabled();
}

static void probe_blocked(struct uk_sched *s __unused, struct uk_thread *thread)
{
	blocked++;
	write_down(thread);
}

static void probe_woken(struct uk_sched *s __unused, struct uk_thread *thread)
{
	woken++;
	write_down(thread);
	time_when_woken = thread->wakeup_time;
}

/* At the start of each case: a thread of the probe, runnable or blocked */
static void give(uint32_t flags)
{
	memset(&t, 0, sizeof(t));
	probe.thread_blocked = probe_blocked;
	probe.thread_woken = probe_woken;
	t.sched = &probe;
	t.flags = flags;
	blocked = woken = 0;
	runnable_when_told = false;
	time_when_told = time_when_woken = 0;
	irqs_off_when_told = false;
}

uk_testsuite_register(uksched_wake, NULL);

UK_TESTCASE(uksched_wake, a_blocked_thread_is_not_runnable)
{
	give(UK_THREADF_RUNNABLE);
	uk_thread_block(&t);
	UK_TEST_EXPECT(uk_thread_is_blocked(&t));
	UK_TEST_EXPECT_ZERO(t.wakeup_time);
	UK_TEST_EXPECT_SNUM_EQ(blocked, 1);
	UK_TEST_EXPECT(!runnable_when_told);
	UK_TEST_EXPECT(irqs_off_when_told);
}

UK_TESTCASE(uksched_wake, a_woken_thread_is_runnable)
{
	give(0);
	uk_thread_wake(&t);
	UK_TEST_EXPECT(uk_thread_is_runnable(&t));
	UK_TEST_EXPECT_SNUM_EQ(woken, 1);
	UK_TEST_EXPECT(runnable_when_told);
	UK_TEST_EXPECT(irqs_off_when_told);
}

UK_TESTCASE(uksched_wake, a_time_is_counted_from_now)
{
	__snsec now;

	give(UK_THREADF_RUNNABLE);
	now = ukplat_monotonic_clock();
	uk_thread_block_timeout(&t, SPAN);
	UK_TEST_EXPECT_SNUM_GE(t.wakeup_time, now + SPAN);
	UK_TEST_EXPECT_SNUM_LE(t.wakeup_time,
			       (__snsec)ukplat_monotonic_clock() + SPAN);
	UK_TEST_EXPECT_SNUM_EQ(blocked, 1);
	UK_TEST_EXPECT_SNUM_EQ(time_when_told, t.wakeup_time);
}

UK_TESTCASE(uksched_wake, a_time_beyond_the_clock_is_never)
{
	give(UK_THREADF_RUNNABLE);
	uk_thread_block_timeout(&t, INT64_MAX);
	UK_TEST_EXPECT(uk_thread_is_blocked(&t));
	UK_TEST_EXPECT_ZERO(t.wakeup_time);
}

UK_TESTCASE(uksched_wake, a_sleeper_is_woken_while_its_time_is_still_there)
{
	__snsec until;

	give(UK_THREADF_RUNNABLE);
	uk_thread_block_timeout(&t, SPAN);
	until = t.wakeup_time;
	uk_thread_wake(&t);
	UK_TEST_EXPECT_NOT_ZERO(until);
	UK_TEST_EXPECT_SNUM_EQ(time_when_told, until);
	UK_TEST_EXPECT_ZERO(t.wakeup_time);
}

UK_TESTCASE(uksched_wake, another_time_is_a_wake_and_a_block)
{
	__snsec until;

	give(UK_THREADF_RUNNABLE);
	uk_thread_block_timeout(&t, SPAN);
	until = t.wakeup_time;
	uk_thread_block(&t);
	UK_TEST_EXPECT_SNUM_EQ(woken, 1);
	UK_TEST_EXPECT_SNUM_EQ(blocked, 2);
	UK_TEST_EXPECT_SNUM_EQ(time_when_woken, until);
	UK_TEST_EXPECT_ZERO(time_when_told);
	UK_TEST_EXPECT(uk_thread_is_blocked(&t));
}

UK_TESTCASE(uksched_wake, nothing_new_is_nothing_to_tell)
{
	give(0);
	uk_thread_block(&t);
	UK_TEST_EXPECT_ZERO(blocked);
	uk_thread_wake(&t);
	uk_thread_wake(&t);
	UK_TEST_EXPECT_SNUM_EQ(woken, 1);
	t.sched = NULL;
	uk_thread_block(&t);
	UK_TEST_EXPECT(uk_thread_is_blocked(&t));
	uk_thread_wake(&t);
	UK_TEST_EXPECT(uk_thread_is_runnable(&t));
	UK_TEST_EXPECT_SNUM_EQ(woken + blocked, 1);
}

UK_TESTCASE(uksched_wake, interrupts_are_left_as_they_were)
{
	give(UK_THREADF_RUNNABLE);
	uk_thread_block(&t);
	UK_TEST_EXPECT_ZERO(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_disable_irq();
	uk_thread_wake(&t);
	UK_TEST_EXPECT_NOT_ZERO(ukplat_lcpu_irqs_disabled());
	uk_thread_block_timeout(&t, SPAN);
	UK_TEST_EXPECT_NOT_ZERO(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_enable_irq();
}

static __snsec slept;

static __noreturn void sleeper(void *arg __unused)
{
	__snsec start = ukplat_monotonic_clock();

	uk_thread_block_timeout(uk_thread_current(), SPAN);
	uk_sched_yield();
	slept = ukplat_monotonic_clock() - start;
	uk_sched_thread_exit();
}

UK_TESTCASE(uksched_wake, when_a_thread_sleeps_it_comes_back_in_time)
{
	__nsec end = ukplat_monotonic_clock() + 2 * SPAN;

	slept = 0;
	uk_sched_thread_create(uk_sched_current(), sleeper, NULL, "sleeper");
	while (ukplat_monotonic_clock() < end)
		uk_sched_yield();
	UK_TEST_EXPECT_SNUM_GE(slept, SPAN);
}
