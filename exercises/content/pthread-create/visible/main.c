/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread library from nothing: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 *
 * A thread is joined by a kernel thread, the joiner, and the boot thread yields
 * and looks. So these tests end, whatever your code does.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <uk/plat/tls.h>
#include <uk/pthread0.h>
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(pthread_create, NULL);

static __uk_tls volatile int own = 7; /* each thread has a copy */

/* What the thread of a case has found, and whether it may end */
static void *found_arg;
static int found_own;
static bool ran, may_end;

/* What the joiner is to join, and what it got */
static struct p0_thread *target;
static void *value;
static int result;
static bool joined;

static void let_run(void)
{
	for (int i = 0; i < 6; i++)
		uk_sched_yield();
}

static void *body(void *arg)
{
	found_arg = arg;
	found_own = own;
	own = 8;
	ran = true;
	while (!may_end)
		uk_sched_yield();
	return &found_own;
}

static void exit_below(void)
{
	p0_exit(&ran);
}

static void *exits(void *arg __unused)
{
	exit_below();
	return NULL;
}

static __noreturn void joins(void *arg __unused)
{
	result = p0_join(target, &value);
	joined = true;
	uk_sched_thread_exit();
}

static void join(struct p0_thread *t)
{
	target = t;
	joined = false;
	uk_sched_thread_create(uk_sched_current(), joins, NULL, "joiner");
	let_run();
}

/* Creates a thread for a case; NULL if that fails, which ends most of them */
static struct p0_thread *create(void *(*fn)(void *))
{
	struct p0_thread *t = NULL;

	ran = may_end = joined = false;
	value = NULL;
	if (p0_create(&t, fn, &may_end))
		t = NULL;
	let_run();
	return t;
}

UK_TESTCASE(pthread_create, a_thread_runs_its_function_with_its_argument)
{
	struct p0_thread *t = create(body);

	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT(ran);
	UK_TEST_EXPECT_PTR_EQ(found_arg, &may_end);
	may_end = true;
	let_run();
}

UK_TESTCASE(pthread_create, a_thread_has_variables_of_its_own)
{
	own = 9;
	create(body);
	UK_TEST_EXPECT_SNUM_EQ(found_own, 7);
	UK_TEST_EXPECT(ran && own == 9);
	may_end = true;
	let_run();
}

UK_TESTCASE(pthread_create, a_join_waits_for_the_value)
{
	struct p0_thread *t = create(body);

	if (t)
		join(t);
	UK_TEST_EXPECT(t && !joined);
	may_end = true;
	let_run();
	UK_TEST_EXPECT(joined);
	UK_TEST_EXPECT_ZERO(result);
	UK_TEST_EXPECT_PTR_EQ(value, &found_own);
}

UK_TESTCASE(pthread_create, a_thread_that_has_ended_can_be_joined)
{
	struct p0_thread *t = create(exits);

	if (t)
		join(t);
	UK_TEST_EXPECT(t && joined);
	UK_TEST_EXPECT_PTR_EQ(value, &ran);
}

UK_TESTCASE(pthread_create, a_detached_thread_is_joined_by_nobody)
{
	struct p0_thread *t = create(body);

	UK_TEST_EXPECT(t && p0_detach(t) == 0);
	UK_TEST_EXPECT(t && p0_detach(t) == EINVAL);
	if (t)
		join(t);
	UK_TEST_EXPECT(t && joined && result == EINVAL);
	may_end = true;
	let_run();
}

int main(void)
{
	printf("Look for [ FAILED ] above; none means that all is well.\n");
	return 0;
}
