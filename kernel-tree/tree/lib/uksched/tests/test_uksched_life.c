/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uksched: how threads end, who releases them, and in which order (contract
 * 1.3, 1.5).
 */
#include <string.h>
#include <uk/arch/time.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>
#include "counting.h"

static int reset(struct uk_testsuite *suite __unused)
{
	counting_reset();
	return 0;
}

uk_testsuite_register(uksched_life, reset);

#define STACK_LEN 16384

static char events[16]; /* t termination, g gc function, d dtor */
static long live_at_dtor;
static struct uk_sched *sched_at_term;
static const struct uk_thread *watched;

static void note(char event)
{
	size_t len = strlen(events);

	if (len + 1 < sizeof(events))
		events[len] = event;
}

static void term(struct uk_thread *child)
{
	if (child != watched)
		return;
	note('t');
	sched_at_term = child->sched;
}

UK_THREAD_INIT(NULL, term);

static void dtor(struct uk_thread *t __unused)
{
	note('d');
	live_at_dtor = counted.live;
}

static void gc_function(struct uk_thread *t, void *arg)
{
	if (t == watched && arg == events)
		note('g');
}

static __noreturn void exits(void)
{
	uk_sched_thread_exit();
}

static __noreturn void exits_with_gc_function(void)
{
	uk_sched_thread_exit2(gc_function, events);
}

static __noreturn void terminates_itself(void)
{
	uk_sched_thread_terminate(uk_thread_current());
	UK_CRASH("A thread survived its termination\n");
}

static __noreturn void sleeps_for_ever(void)
{
	for (;;)
		uk_sched_thread_sleep(ukarch_time_sec_to_nsec(3600));
}

static struct uk_thread *make(uk_thread_fn0_t fn)
{
	struct uk_thread *t;

	memset(events, 0, sizeof(events));
	counting_reset();
	t = uk_thread_create_fn0(&counting, fn, &counting, STACK_LEN, &counting,
				 false, "mortal", NULL, dtor);
	watched = t;
	sched_at_term = NULL;
	return t;
}

static void start(struct uk_thread *t)
{
	uk_sched_thread_add(uk_sched_current(), t);
}

/* While we sleep the idle thread may run, and collects */
static void let_idle_run(void)
{
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(5));
}

UK_TESTCASE(uksched_life, release_terminates_then_destructs_then_frees)
{
	struct uk_thread *t = make(exits);

	UK_TEST_EXPECT_SNUM_EQ(counted.live, 3);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_SNUM_EQ(live_at_dtor, 3);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_life, an_exited_thread_is_released_once_by_idle)
{
	start(make(exits));
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_ZERO(counted.live);
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
}

UK_TESTCASE(uksched_life, an_exited_thread_whose_user_left_priv_is_released_too)
{
	struct uk_thread *t = make(exits);

	t->priv = events;
	start(t);
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_life, nobody_releases_while_some_thread_is_runnable)
{
	start(make(exits));
	for (int i = 0; i < 5; i++)
		uk_sched_yield();
	UK_TEST_EXPECT_ZERO(strcmp(events, "t"));
	UK_TEST_EXPECT_SNUM_EQ(counted.live, 3);
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_life, the_gc_function_of_exit2_runs_once_before_the_dtor)
{
	start(make(exits_with_gc_function));
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "tgd"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_life, a_thread_can_terminate_itself)
{
	start(make(terminates_itself));
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_life, terminating_another_thread_releases_it_at_once)
{
	struct uk_thread *t = make(exits);

	start(t);
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_ZERO(counted.live);
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
}

UK_TESTCASE(uksched_life, a_thread_that_ends_has_no_scheduler_any_more)
{
	struct uk_thread *t = make(exits);

	sched_at_term = uk_sched_current();
	start(t);
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_NULL(sched_at_term);
	start(make(exits));
	sched_at_term = uk_sched_current();
	let_idle_run();
	UK_TEST_EXPECT_NULL(sched_at_term);
}

UK_TESTCASE(uksched_life, a_sleeping_thread_can_be_terminated)
{
	struct uk_thread *t = make(sleeps_for_ever);

	start(t);
	uk_sched_yield();
	UK_TEST_EXPECT(uk_thread_is_blocked(t));
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_ZERO(strcmp(events, "td"));
	UK_TEST_EXPECT_ZERO(counted.live);
	let_idle_run();
}

static void dtor_that_frees(struct uk_thread *t)
{
	uk_free(&counting, t);
	note('f');
}

UK_TESTCASE(uksched_life, a_dtor_may_free_the_struct)
{
	struct uk_thread *t;

	memset(events, 0, sizeof(events));
	counting_reset();
	t = uk_malloc(&counting, sizeof(*t));
	watched = NULL;
	uk_thread_init_fn0(t, exits, &counting, STACK_LEN, &counting, false,
			   NULL, "frees", NULL, dtor_that_frees);
	UK_TEST_EXPECT_SNUM_EQ(counted.live, 3);
	start(t);
	let_idle_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "f"));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_life, exited_threads_leave_the_list_of_all_threads)
{
	struct uk_thread *t = make(exits_with_gc_function), *itr;
	int found = 0;

	start(t);
	uk_sched_foreach_thread (uk_sched_current(), itr)
		found += itr == t;
	UK_TEST_EXPECT_SNUM_EQ(found, 1);
	uk_sched_yield();
	UK_TEST_EXPECT(uk_thread_is_exited(t));
	found = 0;
	uk_sched_foreach_thread (uk_sched_current(), itr)
		found += itr == t;
	UK_TEST_EXPECT_ZERO(found);
	let_idle_run();
}

#define MANY 50

UK_TESTCASE(uksched_life, fifty_threads_come_and_go_without_leaving_memory)
{
	__ssz before;

	let_idle_run();
	before = uk_alloc_availmem(uk_alloc_get_default());
	for (int i = 0; i < MANY; i++)
		start(make(exits));
	watched = NULL;
	let_idle_run();
	let_idle_run();
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(uk_alloc_get_default()),
			       before);
}
