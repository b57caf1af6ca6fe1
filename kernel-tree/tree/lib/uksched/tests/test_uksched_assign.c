/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uksched: threads and schedulers (contract 1.5, row B7 mended), with two
 * schedulers that run nothing but write down what they are told.
 */
#include <string.h>
#include <uk/arch/time.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/sched_impl.h>
#include <uk/test.h>
#include <uk/thread.h>
#include "counting.h"

struct clerk {
	struct uk_sched s;
	int adds, removes, blocks, wakes;
	int irqs_on; /* operations that ran with interrupts enabled */
	int add_result;
};

static struct clerk left, right;

static struct clerk *clerk_of(struct uk_sched *s)
{
	struct clerk *c = __containerof(s, struct clerk, s);

	c->irqs_on += !ukplat_lcpu_irqs_disabled();
	return c;
}

static int clerk_start(struct uk_sched *s __unused,
		       struct uk_thread *main_thread __unused)
{
	return -EIO;
}

static void clerk_yield(struct uk_sched *s __unused)
{
}

static int clerk_add(struct uk_sched *s, struct uk_thread *t __unused)
{
	clerk_of(s)->adds++;
	return clerk_of(s)->add_result;
}

static void clerk_remove(struct uk_sched *s, struct uk_thread *t __unused)
{
	clerk_of(s)->removes++;
}

static void clerk_blocked(struct uk_sched *s, struct uk_thread *t __unused)
{
	clerk_of(s)->blocks++;
}

static void clerk_woken(struct uk_sched *s, struct uk_thread *t __unused)
{
	clerk_of(s)->wakes++;
}

static void hire(struct clerk *c)
{
	uk_sched_init(&c->s, clerk_start, clerk_yield, clerk_add, clerk_remove,
		      clerk_blocked, clerk_woken, &counting);
}

static int hire_both(struct uk_testsuite *suite __unused)
{
	hire(&left);
	hire(&right);
	return 0;
}

uk_testsuite_register(uksched_assign, hire_both);

static void forget(struct clerk *c)
{
	c->adds = c->removes = c->blocks = c->wakes = 0;
	c->irqs_on = 0;
	c->add_result = 0;
}

/* A thread that is never run; made anew for each case */
static struct uk_thread *fresh(void)
{
	forget(&left);
	forget(&right);
	counting_reset();
	return uk_thread_create_container(&counting, NULL, 0, NULL, true,
					  "fresh", NULL, NULL);
}

static int listed(struct uk_sched *s, const struct uk_thread *t)
{
	struct uk_thread *itr;
	int count = 0;

	uk_sched_foreach_thread (s, itr)
		count += itr == t;
	return count;
}

UK_TESTCASE(uksched_assign, both_schedulers_are_registered)
{
	struct uk_sched *s;
	int found = 0;

	for (s = uk_sched_head; s; s = s->next)
		found += s == &left.s || s == &right.s;
	UK_TEST_EXPECT_SNUM_EQ(found, 2);
	UK_TEST_EXPECT_PTR_EQ(left.s.a, &counting);
	UK_TEST_EXPECT(!left.s.is_started);
}

UK_TESTCASE(uksched_assign, add_tells_the_scheduler_once_and_takes_note)
{
	struct uk_thread *t = fresh();

	UK_TEST_EXPECT_ZERO(uk_sched_thread_add(&left.s, t));
	UK_TEST_EXPECT_SNUM_EQ(left.adds, 1);
	UK_TEST_EXPECT_PTR_EQ(t->sched, &left.s);
	UK_TEST_EXPECT_SNUM_EQ(listed(&left.s, t), 1);
	UK_TEST_EXPECT_ZERO(left.irqs_on);
	uk_sched_thread_remove(t);
	uk_thread_release(t);
}

UK_TESTCASE(uksched_assign, an_add_that_is_refused_changes_nothing)
{
	struct uk_thread *t = fresh();

	left.add_result = -EBUSY;
	UK_TEST_EXPECT_SNUM_EQ(uk_sched_thread_add(&left.s, t), -EBUSY);
	UK_TEST_EXPECT_SNUM_EQ(left.adds, 1);
	UK_TEST_EXPECT_NULL(t->sched);
	UK_TEST_EXPECT_ZERO(listed(&left.s, t));
	uk_thread_release(t);
}

UK_TESTCASE(uksched_assign, remove_tells_the_scheduler_once_and_forgets)
{
	struct uk_thread *t = fresh();

	uk_sched_thread_add(&left.s, t);
	UK_TEST_EXPECT_ZERO(uk_sched_thread_remove(t));
	UK_TEST_EXPECT_SNUM_EQ(left.removes, 1);
	UK_TEST_EXPECT_NULL(t->sched);
	UK_TEST_EXPECT_ZERO(listed(&left.s, t));
	UK_TEST_EXPECT_ZERO(left.irqs_on);
	uk_thread_release(t);
}

UK_TESTCASE(uksched_assign, a_moved_thread_keeps_its_state)
{
	struct uk_thread *t = fresh();

	uk_sched_thread_add(&left.s, t);
	uk_thread_block_timeout(t, 4711);
	uk_sched_thread_remove(t);
	uk_sched_thread_add(&right.s, t);
	UK_TEST_EXPECT(uk_thread_is_blocked(t));
	UK_TEST_EXPECT_PTR_EQ(t->sched, &right.s);
	UK_TEST_EXPECT_ZERO(listed(&left.s, t));
	UK_TEST_EXPECT_SNUM_EQ(listed(&right.s, t), 1);
	UK_TEST_EXPECT_SNUM_EQ(left.adds + left.removes, 2);
	UK_TEST_EXPECT_SNUM_EQ(right.adds, 1);
	uk_sched_thread_remove(t);
	uk_thread_release(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_assign, threads_are_listed_oldest_first)
{
	struct uk_thread *t[3], *itr;
	int at = 0, wrong = 0;

	for (int i = 0; i < 3; i++) {
		t[i] = fresh();
		uk_sched_thread_add(&left.s, t[i]);
	}
	uk_sched_foreach_thread (&left.s, itr)
		wrong += at >= 3 || itr != t[at++];
	UK_TEST_EXPECT_SNUM_EQ(at, 3);
	UK_TEST_EXPECT_ZERO(wrong);

	/* The middle one, the last one, the only one */
	uk_sched_thread_remove(t[1]);
	UK_TEST_EXPECT_SNUM_EQ(listed(&left.s, t[0]) + listed(&left.s, t[2]),
			       2);
	uk_sched_thread_remove(t[2]);
	uk_sched_thread_add(&left.s, t[1]);
	UK_TEST_EXPECT_SNUM_EQ(listed(&left.s, t[0]) + listed(&left.s, t[1]),
			       2);
	uk_sched_thread_remove(t[0]);
	uk_sched_thread_remove(t[1]);
	uk_sched_foreach_thread (&left.s, itr)
		at++;
	UK_TEST_EXPECT_SNUM_EQ(at, 3);
	for (int i = 0; i < 3; i++)
		uk_thread_release(t[i]);
}

UK_TESTCASE(uksched_assign, block_and_wake_tell_the_scheduler_of_a_change_only)
{
	struct uk_thread *t = fresh();

	uk_sched_thread_add(&left.s, t);
	uk_thread_wake(t);
	UK_TEST_EXPECT_SNUM_EQ(left.wakes, 1);
	UK_TEST_EXPECT(uk_thread_is_runnable(t));
	uk_thread_wake(t);
	UK_TEST_EXPECT_SNUM_EQ(left.wakes, 1);
	uk_thread_block(t);
	UK_TEST_EXPECT_SNUM_EQ(left.blocks, 1);
	uk_thread_block(t);
	UK_TEST_EXPECT_SNUM_EQ(left.blocks, 1);
	UK_TEST_EXPECT(uk_thread_is_blocked(t));
	UK_TEST_EXPECT_ZERO(left.irqs_on);
	uk_sched_thread_remove(t);
	uk_thread_release(t);
}

UK_TESTCASE(uksched_assign, a_timeout_is_kept_as_absolute_time_until_the_wake)
{
	struct uk_thread *t = fresh();
	__snsec before = ukplat_monotonic_clock();

	uk_sched_thread_add(&left.s, t);
	uk_thread_wake(t);
	uk_thread_block_timeout(t, 1000000);
	UK_TEST_EXPECT_SNUM_GE(t->wakeup_time, before + 1000000);
	UK_TEST_EXPECT_SNUM_LE(t->wakeup_time,
			       ukplat_monotonic_clock() + 1000000);
	uk_thread_wake(t);
	UK_TEST_EXPECT_ZERO(t->wakeup_time);
	uk_thread_block(t);
	UK_TEST_EXPECT_ZERO(t->wakeup_time);
	uk_sched_thread_remove(t);
	uk_thread_release(t);
}

UK_TESTCASE(uksched_assign, interrupts_stay_as_the_caller_had_them)
{
	struct uk_thread *t = fresh();
	unsigned long irqf = ukplat_lcpu_save_irqf();
	int disabled = 1;

	uk_sched_thread_add(&left.s, t);
	disabled &= ukplat_lcpu_irqs_disabled();
	uk_thread_wake(t);
	disabled &= ukplat_lcpu_irqs_disabled();
	uk_thread_block(t);
	disabled &= ukplat_lcpu_irqs_disabled();
	uk_sched_thread_remove(t);
	disabled &= ukplat_lcpu_irqs_disabled();
	ukplat_lcpu_restore_irqf(irqf);
	UK_TEST_EXPECT(disabled);
	UK_TEST_EXPECT(!ukplat_lcpu_irqs_disabled());
	uk_thread_release(t);
}

static __noreturn void never_runs(void)
{
	UK_CRASH("A scheduler that runs nothing ran a thread\n");
}

UK_TESTCASE(uksched_assign, sched_thread_create_creates_and_adds)
{
	struct uk_thread *t;

	uk_thread_release(fresh());
	t = uk_sched_thread_create_fn0(&left.s, never_runs, 0, false, false,
				       "created", &left, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_PTR_EQ(t->sched, &left.s);
	UK_TEST_EXPECT_PTR_EQ(t->priv, &left);
	UK_TEST_EXPECT(t->flags & UK_THREADF_UKTLS);
	UK_TEST_EXPECT(t->flags & UK_THREADF_ECTX);
	UK_TEST_EXPECT(uk_thread_is_runnable(t));
	UK_TEST_EXPECT_SNUM_EQ(counted.live, 3);
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_SNUM_EQ(left.removes, 1);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_assign, sched_thread_create_can_do_without_tls_and_ectx)
{
	struct uk_thread *t;

	uk_thread_release(fresh());
	t = uk_sched_thread_create_fn0(&left.s, never_runs, 8192, true, true,
				       "plain", NULL, NULL);
	UK_TEST_EXPECT_NOT_NULL(t);
	UK_TEST_EXPECT_ZERO(t->flags & (UK_THREADF_UKTLS | UK_THREADF_ECTX));
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_assign, sched_thread_create_releases_what_is_refused)
{
	struct uk_thread *t;

	uk_thread_release(fresh());
	left.add_result = -ENOSPC;
	t = uk_sched_thread_create_fn0(&left.s, never_runs, 0, false, false,
				       "refused", NULL, NULL);
	UK_TEST_EXPECT_NULL(t);
	UK_TEST_EXPECT_SNUM_EQ(left.adds, 1);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_assign, the_running_thread_knows_its_scheduler)
{
	UK_TEST_EXPECT_NOT_NULL(uk_thread_current());
	UK_TEST_EXPECT_PTR_EQ(uk_sched_current(), uk_thread_current()->sched);
	UK_TEST_EXPECT(uk_sched_current()->is_started);
	UK_TEST_EXPECT_SNUM_EQ(listed(uk_sched_current(), uk_thread_current()),
			       1);
}

UK_TESTCASE(uksched_assign, b7_a_start_that_fails_leaves_nothing_behind)
{
	struct uk_thread *self = uk_thread_current();
	unsigned long irqf = ukplat_lcpu_save_irqf();
	int rc;

	/* As at boot: nobody is running, as far as uksched knows */
	uk_thread_release(fresh());
	__uk_sched_thread_current = NULL;
	rc = uk_sched_start(&left.s);
	UK_TEST_EXPECT_NULL(uk_thread_current());
	__uk_sched_thread_current = self;
	ukplat_lcpu_restore_irqf(irqf);

	UK_TEST_EXPECT_SNUM_EQ(rc, -EIO);
	UK_TEST_EXPECT(!left.s.is_started);
	UK_TEST_EXPECT(UK_TAILQ_EMPTY(&left.s.thread_list));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(uksched_assign, foreach_safe_allows_to_remove_the_thread_at_hand)
{
	struct uk_thread *t, *tmp;
	int count = 0;

	for (int i = 0; i < 3; i++)
		uk_sched_thread_add(&right.s, fresh());
	counted.live = 3;
	uk_sched_foreach_thread_safe (&right.s, t, tmp) {
		uk_sched_thread_terminate(t);
		count++;
	}
	UK_TEST_EXPECT_SNUM_EQ(count, 3);
	UK_TEST_EXPECT(UK_TAILQ_EMPTY(&right.s.thread_list));
	UK_TEST_EXPECT_ZERO(counted.live);
}
