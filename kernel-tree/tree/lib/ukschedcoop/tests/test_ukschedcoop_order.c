/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukschedcoop: who runs when, on the scheduler that runs this case (contract
 * 1.6, 14).
 */
#include <sched.h>
#include <string.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/thread.h>

#include "../../../arch/tests/fpu.h"

uk_testsuite_register(ukschedcoop_order, NULL);

static char trace[64];

static void note(char letter)
{
	size_t len = strlen(trace);

	if (len + 1 < sizeof(trace))
		trace[len] = letter;
}

static void forget(void)
{
	memset(trace, 0, sizeof(trace));
}

/* Writes its letter three times, yielding in between */
static __noreturn void writer(void *letter)
{
	for (int i = 0; i < 3; i++) {
		note(*(char *)letter);
		uk_sched_yield();
	}
	uk_sched_thread_exit();
}

/* Writes its letter whenever it is woken */
static __noreturn void sleeper(void *letter)
{
	for (;;) {
		uk_thread_block(uk_thread_current());
		uk_sched_yield();
		note(*(char *)letter);
	}
}

static struct uk_thread *start(uk_thread_fn1_t fn, char *letter)
{
	return uk_sched_thread_create(uk_sched_current(), fn, letter, "writer");
}

static void yield(int times)
{
	while (times--)
		uk_sched_yield();
}

UK_TESTCASE(ukschedcoop_order, yield_returns_when_nobody_else_can_run)
{
	forget();
	yield(3);
	UK_TEST_EXPECT(uk_thread_is_runnable(uk_thread_current()));
}

UK_TESTCASE(ukschedcoop_order, a_new_thread_does_not_run_before_we_yield)
{
	forget();
	start(writer, "a");
	UK_TEST_EXPECT_ZERO(strcmp(trace, ""));
	yield(1);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "a"));
	yield(5);
}

UK_TESTCASE(ukschedcoop_order, the_system_call_yields_too)
{
	forget();
	start(writer, "a");
	UK_TEST_EXPECT_ZERO(sched_yield());
	UK_TEST_EXPECT_ZERO(strcmp(trace, "a"));
	yield(5);
}

UK_TESTCASE(ukschedcoop_order, threads_take_turns_in_the_order_they_came)
{
	forget();
	start(writer, "a");
	start(writer, "b");
	start(writer, "c");
	yield(4);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "abcabcabc"));
}

UK_TESTCASE(ukschedcoop_order, the_yielding_thread_goes_to_the_end_of_the_queue)
{
	forget();
	start(writer, "a");
	start(writer, "b");
	for (int i = 0; i < 4; i++) {
		note('.');
		uk_sched_yield();
	}
	UK_TEST_EXPECT_ZERO(strcmp(trace, ".ab.ab.ab."));
}

UK_TESTCASE(ukschedcoop_order, a_blocked_thread_is_not_run_when_it_is_added)
{
	struct uk_thread *t;

	forget();
	t = uk_thread_create_fn1(
		uk_alloc_get_default(), writer, "a", uk_alloc_get_default(), 0,
		uk_alloc_get_default(), false, "blocked", NULL, NULL);
	uk_thread_set_blocked(t);
	uk_sched_thread_add(uk_sched_current(), t);
	yield(3);
	UK_TEST_EXPECT_ZERO(strcmp(trace, ""));
	uk_thread_wake(t);
	yield(5);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "aaa"));
}

UK_TESTCASE(ukschedcoop_order, a_woken_thread_runs_once_for_each_wake)
{
	struct uk_thread *t;

	forget();
	t = start(sleeper, "s");
	yield(3);
	UK_TEST_EXPECT_ZERO(strcmp(trace, ""));
	uk_thread_wake(t);
	uk_thread_wake(t);
	yield(4);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "s"));
	uk_thread_wake(t);
	yield(4);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "ss"));
	uk_sched_thread_terminate(t);
}

UK_TESTCASE(ukschedcoop_order, threads_run_in_the_order_they_were_woken)
{
	struct uk_thread *a, *b, *c;

	forget();
	a = start(sleeper, "a");
	b = start(sleeper, "b");
	c = start(sleeper, "c");
	yield(3);
	uk_thread_wake(b);
	uk_thread_wake(c);
	uk_thread_wake(a);
	yield(2);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "bca"));
	uk_sched_thread_terminate(b);
	uk_sched_thread_terminate(a);
	uk_sched_thread_terminate(c);
	yield(2);
}

UK_TESTCASE(ukschedcoop_order, a_queued_thread_that_is_blocked_does_not_run)
{
	struct uk_thread *t;

	forget();
	t = start(writer, "a");
	start(writer, "b");
	uk_thread_block(t);
	yield(5);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "bbb"));
	uk_thread_wake(t);
	yield(5);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "bbbaaa"));
}

UK_TESTCASE(ukschedcoop_order, a_removed_thread_does_not_run_until_it_is_back)
{
	struct uk_thread *t;

	forget();
	t = start(writer, "a");
	start(writer, "b");
	yield(1);
	uk_sched_thread_remove(t);
	yield(4);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "abbb"));
	UK_TEST_EXPECT_NULL(t->sched);
	uk_sched_thread_add(uk_sched_current(), t);
	yield(4);
	UK_TEST_EXPECT_ZERO(strcmp(trace, "abbbaa"));
}

UK_TESTCASE(ukschedcoop_order, the_running_thread_may_leave_and_come_back)
{
	struct uk_thread *self = uk_thread_current();
	struct uk_sched *s = self->sched;

	forget();
	start(writer, "a");
	uk_sched_thread_remove(self);
	uk_sched_thread_add(s, self);
	for (int i = 0; i < 4; i++) {
		note('.');
		uk_sched_yield();
	}
	UK_TEST_EXPECT_ZERO(strcmp(trace, ".a.a.a."));
}

UK_TESTCASE(ukschedcoop_order,
	    a_thread_that_blocks_and_is_woken_before_it_yields_goes_on)
{
	struct uk_thread *self = uk_thread_current();

	uk_thread_block(self);
	uk_thread_wake(self);
	yield(2);
	UK_TEST_EXPECT(uk_thread_is_runnable(self));
}

UK_TESTCASE(ukschedcoop_order, the_idle_thread_is_listed_and_named)
{
	struct uk_thread *itr;
	int idle = 0;

	uk_sched_foreach_thread (uk_sched_current(), itr)
		idle += itr->name && !strcmp(itr->name, "idle");
	UK_TEST_EXPECT_SNUM_EQ(idle, 1);
}

/* Marks of two threads in an extended register that calls may not change */
#define MARKED 9
#define MARK_SIZE 8

static int lost_marks;

static __noreturn void keeps_mark(void *arg)
{
	struct fpu mine, back;

	fpu_get(&mine);
	memset(mine.v, *(char *)arg, sizeof(mine.v));
	for (int i = 0; i < 20; i++) {
		fpu_set(&mine);
		uk_sched_yield();
		fpu_get(&back);
		lost_marks +=
			!!memcmp(back.v[MARKED], mine.v[MARKED], MARK_SIZE);
	}
	uk_sched_thread_exit();
}

UK_TESTCASE(ukschedcoop_order, extended_registers_survive_switches)
{
	lost_marks = 0;
	start(keeps_mark, "x");
	start(keeps_mark, "y");
	yield(22);
	UK_TEST_EXPECT_ZERO(lost_marks);
}

static struct fpu new_threads;

static __noreturn void reads_registers(void *arg __unused)
{
	fpu_get(&new_threads);
	uk_sched_thread_exit();
}

UK_TESTCASE(ukschedcoop_order, a_new_thread_does_not_inherit_the_rounding_mode)
{
	struct fpu ours, round_up, after;

	fpu_get(&ours);
	round_up = ours;
	round_up.control = fpu_round_up;
	fpu_set(&round_up);
	start(reads_registers, "");
	yield(2);
	fpu_get(&after);
	fpu_set(&ours);
	UK_TEST_EXPECT_SNUM_EQ(new_threads.control, fpu_reset);
	UK_TEST_EXPECT_SNUM_EQ(after.control, fpu_round_up);
}

static __uk_tls long own = 100;
static long owned[2];

static __noreturn void counts_own(void *arg)
{
	for (int i = 0; i < 5; i++) {
		own++;
		uk_sched_yield();
	}
	*(long *)arg = own;
	uk_sched_thread_exit();
}

UK_TESTCASE(ukschedcoop_order, tls_variables_survive_switches)
{
	long ours = own;

	start(counts_own, (char *)&owned[0]);
	start(counts_own, (char *)&owned[1]);
	yield(7);
	UK_TEST_EXPECT_SNUM_EQ(owned[0], 105);
	UK_TEST_EXPECT_SNUM_EQ(owned[1], 105);
	UK_TEST_EXPECT_SNUM_EQ(own, ours);
}

static __uptr registers_seen[2];

/* As a runtime does that brings its own TLS */
static __noreturn void brings_own_tls(void *arg __unused)
{
	__uptr ours = ukplat_tlsp_get();

	ukplat_tlsp_set((__uptr)registers_seen);
	uk_sched_yield();
	registers_seen[0] = ukplat_tlsp_get();
	ukplat_tlsp_set(ours);
	uk_sched_yield();
	registers_seen[1] = ukplat_tlsp_get();
	uk_sched_thread_exit();
}

UK_TESTCASE(ukschedcoop_order, a_thread_keeps_the_tls_register_it_set)
{
	struct uk_thread *t;
	__uptr ours = ukplat_tlsp_get();

	t = start(brings_own_tls, "");
	yield(4);
	UK_TEST_EXPECT_SNUM_EQ(registers_seen[0], (__uptr)registers_seen);
	UK_TEST_EXPECT_SNUM_EQ(registers_seen[1], t->uktlsp);
	UK_TEST_EXPECT_SNUM_EQ(ukplat_tlsp_get(), ours);
}
