/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uksched: the table of functions that run when a thread is made and ends
 * (contract 1.4, row B2 mended).
 *
 * The entries of this file are in the table for all threads of the image; they
 * only write down what happens while a case listens.
 */
#include <string.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>
#include "counting.h"

static int reset(struct uk_testsuite *suite __unused)
{
	counting_reset();
	return 0;
}

uk_testsuite_register(uksched_inittab, reset);

static bool listening;
static char events[64]; /* "a+" init of entry a, "a-" its term */
static int fail_with;	/* what init of entry d returns */
static int without_parent;
static struct uk_thread *last_parent, *last_child;

static __uk_tls int made_for_child = 1;

static void note(char entry, char what)
{
	size_t len = strlen(events);

	if (!listening || len + 2 >= sizeof(events))
		return;
	events[len] = entry;
	events[len + 1] = what;
	events[len + 2] = '\0';
}

#define ENTRY(name)                                                            \
	static int init_##name(struct uk_thread *child __unused,               \
			       struct uk_thread *parent __unused)              \
	{                                                                      \
		note(STRINGIFY(name)[0], '+');                                 \
		return 0;                                                      \
	}                                                                      \
	static void term_##name(struct uk_thread *child __unused)              \
	{                                                                      \
		note(STRINGIFY(name)[0], '-');                                 \
	}

ENTRY(a)
ENTRY(b)
ENTRY(c)
ENTRY(t)
ENTRY(x)
ENTRY(e)

static int init_d(struct uk_thread *child, struct uk_thread *parent)
{
	if (!parent)
		without_parent++;
	last_child = child;
	last_parent = parent;
	made_for_child = 2;
	note('d', '+');
	return listening ? fail_with : 0;
}

static void term_d(struct uk_thread *child __unused)
{
	note('d', '-');
}

/* Not in the order of their priorities */
UK_THREAD_INIT_PRIO(init_c, term_c, 4);
UK_THREAD_INIT_PRIO(init_a, term_a, 2);
UK_THREAD_INIT_PRIO(init_b, term_b, 3);
UK_THREAD_INIT_PRIO(init_d, term_d, 5);
UK_THREAD_INIT_PRIO(init_e, term_e, 8);
UK_THREAD_INIT_PRIO_FLAGS(init_t, term_t, 6, UK_THREAD_INITF_UKTLS);
UK_THREAD_INIT_PRIO_FLAGS(init_x, term_x, 7, UK_THREAD_INITF_ECTX);

static void listen(void)
{
	memset(events, 0, sizeof(events));
	fail_with = 0;
	listening = true;
	counting_reset();
}

static struct uk_thread *make(bool tls, bool ectx)
{
	return uk_thread_create_container(&counting, NULL, 0,
					  tls ? &counting : NULL, !ectx, "made",
					  NULL, NULL);
}

/* Says what happened while `t` was made and released */
static const char *events_of(bool tls, bool ectx)
{
	struct uk_thread *t;

	listen();
	t = make(tls, ectx);
	if (t)
		uk_thread_release(t);
	listening = false;
	return events;
}

UK_TESTCASE(uksched_inittab, init_runs_in_order_of_priority_and_term_in_reverse)
{
	UK_TEST_EXPECT_ZERO(
		strcmp(events_of(true, true), "a+b+c+d+t+x+e+e-x-t-d-c-b-a-"));
}

UK_TESTCASE(uksched_inittab,
	    an_entry_is_skipped_unless_the_thread_has_all_its_flags)
{
	UK_TEST_EXPECT_ZERO(strcmp(events_of(true, false), "t+t-"));
	UK_TEST_EXPECT_ZERO(strcmp(events_of(false, true), "x+x-"));
	UK_TEST_EXPECT_ZERO(strcmp(events_of(false, false), ""));
}

UK_TESTCASE(uksched_inittab,
	    b2_a_failing_entry_undoes_those_before_it_and_frees)
{
	struct uk_thread *t;

	listen();
	fail_with = -EAGAIN;
	t = make(true, true);
	listening = false;
	UK_TEST_EXPECT_NULL(t);
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+c+d+c-b-a-"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_inittab,
	    init_functions_return_the_code_of_the_failing_entry)
{
	static char stack[1024] __align(16);
	struct uk_thread t;
	int rc;

	listen();
	fail_with = -EXDEV;
	rc = uk_thread_init_fn0(&t, (uk_thread_fn0_t)uk_sched_thread_exit,
				&counting, sizeof(stack), &counting, false,
				NULL, "t", NULL, NULL);
	listening = false;
	UK_TEST_EXPECT_SNUM_EQ(rc, -EXDEV);
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+c+d+c-b-a-"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_inittab, the_creator_is_the_parent)
{
	struct uk_thread *t = make(true, true);

	UK_TEST_EXPECT_PTR_EQ(last_child, t);
	UK_TEST_EXPECT_PTR_EQ(last_parent, uk_thread_current());
	uk_thread_release(t);
}

UK_TESTCASE(uksched_inittab, callbacks_run_with_the_tls_of_the_child)
{
	struct uk_thread *t;

	made_for_child = 3;
	t = make(true, true);
	UK_TEST_EXPECT_SNUM_EQ(made_for_child, 3);
	UK_TEST_EXPECT_SNUM_EQ(uk_thread_uktls_var(t, made_for_child), 2);
	uk_thread_release(t);
}

UK_TESTCASE(uksched_inittab, init_and_idle_were_made_without_a_parent)
{
	UK_TEST_EXPECT_SNUM_EQ(without_parent, 2);
}

UK_TESTCASE(uksched_inittab, set_exited_runs_the_term_functions_once)
{
	struct uk_thread *t = make(true, true);

	listen();
	uk_thread_set_exited(t);
	UK_TEST_EXPECT_ZERO(strcmp(events, "e-x-t-d-c-b-a-"));
	uk_thread_set_exited(t);
	uk_thread_release(t);
	listening = false;
	UK_TEST_EXPECT_ZERO(strcmp(events, "e-x-t-d-c-b-a-"));
}
