/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a scheduler with priorities must do: the tests you can see, run and
 * extend. The judge asks the same questions, with other numbers.
 *
 * The threads are zeroed structs that never run. We tell the scheduler what
 * happens to them, and ask whom it would run: "3" for t[3], "i" for idle. The
 * priority of a thread is its priv.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/schedprio_impl.h>
#include <uk/test.h>

#define THREADS 4
#define HOUR ukarch_time_sec_to_nsec(3600)
#define MSEC ukarch_time_msec_to_nsec(1)

static struct uk_schedprio *p;
static struct uk_thread t[THREADS];

static unsigned int priority_of(const struct uk_thread *thread)
{
	return (unsigned int)(__uptr)thread->priv;
}

uk_testsuite_register(uksched_priority, NULL);

/* At the start of each case: a new scheduler, where t[0] runs */
static void begin(unsigned int priority)
{
	p = (struct uk_schedprio *)uk_schedprio_create(uk_alloc_get_default(),
						       priority_of);
	memset(t, 0, sizeof(t));
	for (int i = 0; i < THREADS; i++)
		t[i].queue.tqe_prev = &t[i].queue.tqe_next;

	t[0].priv = (void *)(__uptr)priority;
	t[0].flags = UK_THREADF_RUNNABLE;
	t[0].sched = &p->sched;
	UK_TAILQ_INSERT_TAIL(&p->sched.thread_list, &t[0], thread_list);
	p->sched.sched_start(&p->sched, &t[0]);
}

static int add(int number, unsigned int priority)
{
	t[number].priv = (void *)(__uptr)priority;
	t[number].flags = UK_THREADF_RUNNABLE;
	return uk_sched_thread_add(&p->sched, &t[number]);
}

/* One choice */
static char next(void)
{
	struct uk_thread *chosen = uk_schedprio_choose(p);

	if (chosen == &p->idle)
		return 'i';
	return chosen >= t && chosen < t + THREADS ? '0' + (chosen - t) : '?';
}

/* So many choices, such as "120" */
static const char *choices(int count)
{
	static char text[16];

	memset(text, 0, sizeof(text));
	for (int i = 0; i < count; i++)
		text[i] = next();
	return text;
}

UK_TESTCASE(uksched_priority, the_most_urgent_runs_and_keeps_running)
{
	begin(5);
	UK_TEST_EXPECT_ZERO(add(1, 4));
	UK_TEST_EXPECT_ZERO(add(2, 3));
	UK_TEST_EXPECT_ZERO(strcmp(choices(3), "222"));
}

UK_TESTCASE(uksched_priority, equals_take_turns)
{
	begin(5);
	add(1, 5);
	add(2, 5);
	UK_TEST_EXPECT_ZERO(strcmp(choices(6), "120120"));
}

UK_TESTCASE(uksched_priority, a_priority_out_of_range_is_refused)
{
	begin(5);
	UK_TEST_EXPECT_SNUM_EQ(add(1, UK_SCHEDPRIO_LEVELS), -EINVAL);
	UK_TEST_EXPECT_NULL(t[1].sched);
}

UK_TESTCASE(uksched_priority, a_blocked_thread_does_not_run_until_it_is_woken)
{
	begin(5);
	add(1, 3);
	add(2, 4);
	uk_thread_block(&t[1]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "2"));
	uk_thread_wake(&t[1]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "1"));
}

UK_TESTCASE(uksched_priority, a_sleeper_runs_when_it_is_due)
{
	begin(5);
	add(1, 3);
	uk_thread_block_timeout(&t[1], MSEC);
	while (ukplat_monotonic_clock() < (__nsec)t[1].wakeup_time)
		;
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "1"));
}

UK_TESTCASE(uksched_priority, idle_halts_until_the_first_sleeper_is_due)
{
	begin(5);
	add(1, 3);
	uk_thread_block_timeout(&t[1], 2 * HOUR);
	uk_thread_block_timeout(&t[0], HOUR);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "i"));
	UK_TEST_EXPECT_SNUM_EQ(p->next_wakeup, t[0].wakeup_time);
	uk_thread_wake(&t[0]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "0"));
}

UK_TESTCASE(uksched_priority, an_unassigned_thread_does_not_run)
{
	begin(5);
	add(1, 3);
	add(2, 4);
	if (t[1].sched)
		uk_sched_thread_remove(&t[1]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(2), "22"));
}

UK_TESTCASE(uksched_priority, whoever_leaves_and_comes_back_runs_once)
{
	begin(3);
	add(1, 5);
	uk_sched_thread_remove(&t[0]);
	uk_sched_thread_add(&p->sched, &t[0]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "0"));
	uk_thread_block(&t[0]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "1"));
}

UK_TESTCASE(uksched_priority, a_wake_between_choice_and_switch_is_not_lost)
{
	begin(3);
	add(1, 5);
	uk_thread_block(&t[0]);
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "1"));
	uk_thread_wake(&t[0]); /* an interrupt, say, before it is left */
	UK_TEST_EXPECT_ZERO(strcmp(choices(1), "0"));
}
