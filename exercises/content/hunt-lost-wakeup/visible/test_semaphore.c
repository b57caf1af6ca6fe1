/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A semaphore and its workers: the tests you can see, run and extend. The first
 * case is the symptom.
 */
#include <uk/sched.h>
#include <uk/semaphore.h>
#include <uk/test.h>

uk_testsuite_register(hunt_lost_wakeup, NULL);

static struct uk_semaphore jobs;
static int done;

/* Does one job and ends */
static __noreturn void work(void *arg __unused)
{
	uk_semaphore_down(&jobs);
	done++;
	uk_sched_thread_exit();
}

/* Two workers that wait, and no jobs */
static struct uk_thread *start_two(void)
{
	struct uk_thread *first;

	uk_semaphore_init(&jobs, 0);
	done = 0;
	first = uk_sched_thread_create(uk_sched_current(), work, NULL, "a");
	uk_sched_thread_create(uk_sched_current(), work, NULL, "b");
	uk_sched_yield();
	return first;
}

static void let_run(void)
{
	for (int i = 0; i < 3; i++)
		uk_sched_yield();
}

UK_TESTCASE(hunt_lost_wakeup, a_two_jobs_at_once_are_done_by_two_workers)
{
	start_two();
	uk_semaphore_up(&jobs);
	uk_semaphore_up(&jobs);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(done, 2);
	UK_TEST_EXPECT_ZERO(jobs.count);
}

UK_TESTCASE(hunt_lost_wakeup, b_two_jobs_one_after_the_other_are_done)
{
	start_two();
	uk_semaphore_up(&jobs);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(done, 1);
	uk_semaphore_up(&jobs);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(done, 2);
}

UK_TESTCASE(hunt_lost_wakeup, c_job_of_a_worker_that_is_gone_is_done_by_another)
{
	struct uk_thread *first = start_two();

	uk_semaphore_up(&jobs);
	uk_sched_thread_terminate(first);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(done, 1);
	uk_semaphore_up(&jobs); /* whoever still waits can end */
	let_run();
}
