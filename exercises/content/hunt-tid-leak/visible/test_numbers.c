/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Numbers of threads that have ended: the tests you can see, run and extend. The
 * first case is the symptom. There are 32 numbers (defconfig).
 *
 * Once all numbers are lost, the later cases fail as well: look at the first.
 */
#include <uk/process.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>

#define MAX_PID CONFIG_LIBPOSIX_PROCESS_MAX_PID

uk_testsuite_register(hunt_tid_leak, NULL);

static __noreturn void end_at_once(void *arg __unused)
{
	uk_sched_thread_exit();
}

static struct uk_thread *make(void)
{
	return uk_sched_thread_create(uk_sched_current(), end_at_once, NULL,
				      "request");
}

/* How many threads can be made; they exit by themselves */
static int count_free(void)
{
	int count = 0;

	while (make())
		count++;
	uk_sched_yield();
	uk_sched_thread_sleep(1000000); /* the idle thread frees their memory */
	return count;
}

UK_TESTCASE(hunt_tid_leak, a_number_is_free_when_its_thread_is_terminated)
{
	int made = 0;

	for (int i = 0; i < 2 * MAX_PID; i++) {
		struct uk_thread *t = make();

		if (!t)
			break;
		made++;
		uk_sched_thread_terminate(t);
	}
	UK_TEST_EXPECT_SNUM_EQ(made, 2 * MAX_PID);
}

UK_TESTCASE(hunt_tid_leak, b_number_is_free_when_its_thread_exits)
{
	int before = count_free();

	UK_TEST_EXPECT_SNUM_EQ(count_free(), before);
	UK_TEST_EXPECT_SNUM_EQ(before, MAX_PID - 1); /* all but main's */
}

UK_TESTCASE(hunt_tid_leak, c_number_of_a_process_is_free_when_it_has_ended)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_thread *first = make();
	pid_t pid = first ? ukthread2tid(first) : 0;

	UK_TEST_EXPECT_SNUM_GT(pid, 1);
	if (!first)
		return;
	UK_TEST_EXPECT_ZERO(
		uk_posix_process_create(a, first, uk_thread_current()));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_tkill(pid, 0));
	uk_sched_thread_terminate(first);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(pid, 0), -ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(count_free(), MAX_PID - 1);
}

UK_TESTCASE(hunt_tid_leak, d_number_is_free_when_its_thread_is_released)
{
	struct uk_alloc *a = uk_alloc_get_default();
	int before = count_free();

	for (int i = 0; i < 3; i++) {
		struct uk_thread *t = uk_thread_create_container(
			a, a, 0, a, false, "container", NULL, NULL);

		if (t)
			uk_thread_release(t);
	}
	UK_TEST_EXPECT_SNUM_EQ(count_free(), before);
}
