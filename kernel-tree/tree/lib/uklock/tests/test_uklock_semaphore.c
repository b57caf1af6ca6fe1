/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uklock: semaphores (contract 1.7).
 */
#include <string.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/semaphore.h>
#include <uk/test.h>
#include <uk/wait.h>

uk_testsuite_register(uklock_semaphore, NULL);

#define MSEC ukarch_time_msec_to_nsec(1)

static struct uk_semaphore sem = UK_SEMAPHORE_INITIALIZER(sem, 0);
static int taken;
static __nsec elapsed;

static void let_others_run(void)
{
	for (int i = 0; i < 6; i++)
		uk_sched_yield();
}

static __noreturn void takes(void *arg __unused)
{
	uk_semaphore_down(&sem);
	taken++;
	uk_sched_thread_exit();
}

static __noreturn void takes_within(void *timeout)
{
	elapsed = uk_semaphore_down_to(&sem, *(__nsec *)timeout);
	taken++;
	uk_sched_thread_exit();
}

static void start(uk_thread_fn1_t fn, void *arg)
{
	uk_sched_thread_create(uk_sched_current(), fn, arg, "takes");
}

UK_TESTCASE(uklock_semaphore, what_is_there_can_be_taken_and_no_more)
{
	struct uk_semaphore s;

	memset(&s, 0xa5, sizeof(s));
	uk_semaphore_init(&s, 2);
	uk_semaphore_down(&s);
	UK_TEST_EXPECT_SNUM_EQ(uk_semaphore_down_try(&s), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_semaphore_down_try(&s), 0);
	UK_TEST_EXPECT_ZERO(s.count);
	uk_semaphore_up(&s);
	UK_TEST_EXPECT_SNUM_EQ(uk_semaphore_down_try(&s), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_semaphore_down_try(&s), 0);
}

UK_TESTCASE(uklock_semaphore, each_up_lets_one_waiter_through)
{
	taken = 0;
	for (int i = 0; i < 3; i++)
		start(takes, NULL);
	let_others_run();
	UK_TEST_EXPECT_ZERO(taken);
	for (int i = 1; i <= 3; i++) {
		uk_semaphore_up(&sem);
		let_others_run();
		UK_TEST_EXPECT_SNUM_EQ(taken, i);
	}
	UK_TEST_EXPECT_ZERO(sem.count);
	UK_TEST_EXPECT(uk_waitq_empty(&sem.wait));
}

UK_TESTCASE(uklock_semaphore, down_to_gives_up_after_its_time_and_not_before)
{
	__nsec before = ukplat_monotonic_clock();

	UK_TEST_EXPECT(uk_semaphore_down_to(&sem, 3 * MSEC) == __NSEC_MAX);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock() - before, 3 * MSEC);
	UK_TEST_EXPECT(uk_waitq_empty(&sem.wait));
	UK_TEST_EXPECT_ZERO(sem.count);
}

UK_TESTCASE(uklock_semaphore, down_to_without_time_only_tries)
{
	UK_TEST_EXPECT(uk_semaphore_down_to(&sem, 0) == __NSEC_MAX);
	uk_semaphore_up(&sem);
	UK_TEST_EXPECT(uk_semaphore_down_to(&sem, 0) != __NSEC_MAX);
	UK_TEST_EXPECT_ZERO(sem.count);
}

UK_TESTCASE(uklock_semaphore, down_to_tells_how_long_it_took)
{
	static __nsec timeout;
	__nsec before = ukplat_monotonic_clock();

	timeout = 3600 * 1000 * MSEC;
	taken = 0;
	start(takes_within, &timeout);
	uk_sched_thread_sleep(3 * MSEC);
	UK_TEST_EXPECT_ZERO(taken);
	uk_semaphore_up(&sem);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(taken, 1);
	UK_TEST_EXPECT_SNUM_GT(elapsed, 0);
	UK_TEST_EXPECT_SNUM_LE(elapsed, ukplat_monotonic_clock() - before);
}

UK_TESTCASE(uklock_semaphore, down_to_can_wait_for_ever)
{
	static __nsec timeout = __NSEC_MAX;

	taken = 0;
	start(takes_within, &timeout);
	let_others_run();
	UK_TEST_EXPECT_ZERO(taken);
	uk_semaphore_up(&sem);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(taken, 1);
	UK_TEST_EXPECT(elapsed != __NSEC_MAX);
}
