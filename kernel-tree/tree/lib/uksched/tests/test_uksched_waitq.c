/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uksched: wait queues (contract 1.7).
 */
#include <string.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>
#include <uk/wait.h>

uk_testsuite_register(uksched_waitq, NULL);

#define MSEC ukarch_time_msec_to_nsec(1)

static DEFINE_WAIT_QUEUE(queue);
static volatile int gate; /* waiters pass while it is not 0 */
static int passed, locked, unlocks;
static int timed_out; /* result of the latest deadline */

static void lock_it(int *lock)
{
	(*lock)++;
}

static void unlock_it(int *lock)
{
	(*lock)--;
	unlocks++;
}

static __noreturn void waiter(void *arg __unused)
{
	uk_waitq_wait_event(&queue, gate);
	passed++;
	uk_sched_thread_exit();
}

static __noreturn void locked_waiter(void *arg __unused)
{
	lock_it(&locked);
	uk_waitq_wait_event_locked(&queue, gate, lock_it, unlock_it, &locked);
	passed += locked;
	unlock_it(&locked);
	uk_sched_thread_exit();
}

static __noreturn void waiter_with_deadline(void *arg)
{
	timed_out = uk_waitq_wait_event_deadline(&queue, gate, *(__nsec *)arg);
	passed++;
	uk_sched_thread_exit();
}

static void start(uk_thread_fn1_t fn, void *arg)
{
	uk_sched_thread_create(uk_sched_current(), fn, arg, "waiter");
}

static void forget(void)
{
	gate = 0;
	passed = 0;
	locked = 0;
	unlocks = 0;
	timed_out = -1;
}

static void let_others_run(void)
{
	for (int i = 0; i < 4; i++)
		uk_sched_yield();
}

UK_TESTCASE(uksched_waitq, a_new_queue_is_empty)
{
	struct uk_waitq wq;

	memset(&wq, 0xa5, sizeof(wq));
	uk_waitq_init(&wq);
	UK_TEST_EXPECT(uk_waitq_empty(&wq));
	uk_waitq_wake_up(&wq);
	UK_TEST_EXPECT(uk_waitq_empty(&wq));
}

UK_TESTCASE(uksched_waitq, entries_are_added_and_removed)
{
	struct uk_waitq wq;
	DEFINE_WAIT(entry);

	uk_waitq_init(&wq);
	UK_TEST_EXPECT_PTR_EQ(entry.thread, uk_thread_current());
	UK_TEST_EXPECT_ZERO(entry.waiting);
	uk_waitq_add(&wq, &entry);
	UK_TEST_EXPECT(!uk_waitq_empty(&wq));
	uk_waitq_add(&wq, &entry);
	uk_waitq_remove(&wq, &entry);
	UK_TEST_EXPECT(uk_waitq_empty(&wq));
	uk_waitq_remove(&wq, &entry);
	UK_TEST_EXPECT(uk_waitq_empty(&wq));
}

UK_TESTCASE(uksched_waitq, a_true_condition_does_not_wait)
{
	forget();
	gate = 1;
	uk_waitq_wait_event(&queue, gate);
	UK_TEST_EXPECT(uk_waitq_empty(&queue));
	UK_TEST_EXPECT(uk_thread_is_runnable(uk_thread_current()));
}

UK_TESTCASE(uksched_waitq, wake_up_wakes_all_waiters)
{
	forget();
	for (int i = 0; i < 3; i++)
		start(waiter, NULL);
	let_others_run();
	UK_TEST_EXPECT_ZERO(passed);
	UK_TEST_EXPECT(!uk_waitq_empty(&queue));
	gate = 1;
	uk_waitq_wake_up(&queue);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(passed, 3);
	UK_TEST_EXPECT(uk_waitq_empty(&queue));
}

UK_TESTCASE(uksched_waitq, a_waiter_tests_its_condition_again)
{
	forget();
	start(waiter, NULL);
	let_others_run();
	uk_waitq_wake_up(&queue);
	let_others_run();
	UK_TEST_EXPECT_ZERO(passed);
	UK_TEST_EXPECT(!uk_waitq_empty(&queue));
	gate = 1;
	uk_waitq_wake_up(&queue);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(passed, 1);
}

UK_TESTCASE(uksched_waitq, a_true_condition_without_a_wake_up_wakes_nobody)
{
	forget();
	start(waiter, NULL);
	let_others_run();
	gate = 1;
	let_others_run();
	UK_TEST_EXPECT_ZERO(passed);
	uk_waitq_wake_up(&queue);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(passed, 1);
}

UK_TESTCASE(uksched_waitq, a_deadline_passes_not_before_its_time)
{
	__nsec deadline = ukplat_monotonic_clock() + 3 * MSEC;

	forget();
	UK_TEST_EXPECT_SNUM_EQ(
		uk_waitq_wait_event_deadline(&queue, gate, deadline), 1);
	UK_TEST_EXPECT_SNUM_GE(ukplat_monotonic_clock(), deadline);
	UK_TEST_EXPECT(uk_waitq_empty(&queue));
}

UK_TESTCASE(uksched_waitq, a_wake_up_before_the_deadline_is_no_timeout)
{
	static __nsec deadline;

	forget();
	deadline = ukplat_monotonic_clock() + 1000 * MSEC;
	start(waiter_with_deadline, &deadline);
	let_others_run();
	UK_TEST_EXPECT_ZERO(passed);
	gate = 1;
	uk_waitq_wake_up(&queue);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(passed, 1);
	UK_TEST_EXPECT_ZERO(timed_out);
	UK_TEST_EXPECT(uk_waitq_empty(&queue));
}

UK_TESTCASE(uksched_waitq,
	    a_true_condition_is_no_timeout_even_after_the_deadline)
{
	forget();
	gate = 1;
	UK_TEST_EXPECT_ZERO(uk_waitq_wait_event_deadline(&queue, gate, 1));
}

UK_TESTCASE(uksched_waitq, a_lock_is_free_while_waiting_and_held_after)
{
	forget();
	start(locked_waiter, NULL);
	let_others_run();
	UK_TEST_EXPECT_ZERO(locked);
	UK_TEST_EXPECT_SNUM_EQ(unlocks, 1);
	gate = 1;
	uk_waitq_wake_up(&queue);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(passed, 1);
	UK_TEST_EXPECT_ZERO(locked);
}

/* Its entry lies on its stack, which goes with it */
UK_TESTCASE(uksched_waitq, a_killed_waiter_leaves_the_queue)
{
	struct uk_thread *victim;

	gate = passed = 0;
	start(waiter, NULL);
	victim = uk_sched_thread_create(uk_sched_current(), waiter, NULL,
					"victim");
	start(waiter, NULL);
	uk_sched_yield();
	UK_TEST_EXPECT_NOT_NULL(victim->_waits);

	uk_sched_thread_terminate(victim);
	gate = 1;
	uk_waitq_wake_up(&queue);
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(passed, 2);
	UK_TEST_EXPECT(uk_waitq_empty(&queue));
	gate = 0;
}
