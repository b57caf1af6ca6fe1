/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who is told of a thread that is refused: the tests you can see, run and
 * extend. Two libraries as in the report: `pool` comes before `quota` in the
 * table. The first case is the symptom.
 */
#include <errno.h>
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(hunt_rollback, NULL);

static int buffers_taken;
static int threads_known; /* by quota */
static int refuses;	  /* quota's answer: 0, or a negative number */

static int pool_init(struct uk_thread *child __unused,
		     struct uk_thread *parent __unused)
{
	buffers_taken++;
	return 0;
}

static void pool_term(struct uk_thread *child __unused)
{
	buffers_taken--;
}

UK_THREAD_INIT_PRIO(pool_init, pool_term, 4);

static int quota_init(struct uk_thread *child __unused,
		      struct uk_thread *parent __unused)
{
	if (!refuses)
		threads_known++;
	return refuses;
}

static void quota_term(struct uk_thread *child __unused)
{
	threads_known--;
}

UK_THREAD_INIT_PRIO(quota_init, quota_term, 5);

static __noreturn void ends(void *arg __unused)
{
	uk_sched_thread_exit();
}

static struct uk_thread *make(void)
{
	return uk_sched_thread_create(uk_sched_current(), ends, NULL, "made");
}

UK_TESTCASE(hunt_rollback, a_refused_thread_costs_no_buffer)
{
	int before = buffers_taken;

	refuses = -EAGAIN;
	UK_TEST_EXPECT_NULL(make());
	refuses = 0;
	UK_TEST_EXPECT_SNUM_EQ(buffers_taken, before);
}

UK_TESTCASE(hunt_rollback, b_who_refuses_has_nothing_to_undo)
{
	int before = threads_known;

	refuses = -EAGAIN;
	UK_TEST_EXPECT_NULL(make());
	refuses = 0;
	UK_TEST_EXPECT_SNUM_EQ(threads_known, before);
}

UK_TESTCASE(hunt_rollback, c_thread_that_is_made_is_known_until_its_end)
{
	int buffers = buffers_taken, threads = threads_known;
	struct uk_thread *t = make();

	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_SNUM_EQ(buffers_taken, buffers + 1);
	UK_TEST_EXPECT_SNUM_EQ(threads_known, threads + 1);
	if (t)
		uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_SNUM_EQ(buffers_taken, buffers);
	UK_TEST_EXPECT_SNUM_EQ(threads_known, threads);
}
