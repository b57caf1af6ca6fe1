/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What assigning threads to schedulers must do: the suite that judges.
 *
 * Two probe schedulers, `a` and `b`, run nothing: their operations only write
 * down that they were called. A zeroed struct uk_thread is a blocked thread
 * without a scheduler, which is all that a probe needs.
 *
 * A case states as many expectations as exercise.yaml says, however wrong the
 * code under test is.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/plat/lcpu.h>
#include <uk/sched_impl.h>
#include <uk/test.h>

static struct uk_sched a, b;
static struct uk_thread t[3];

static int answer; /* what probe_add says */
static int adds, removes;
static struct uk_sched *added_to, *removed_from;
static struct uk_sched *sched_when_added, *sched_when_removed;
static int irqs_off_when_called;

static int probe_add(struct uk_sched *s, struct uk_thread *thread)
{
	adds++;
	added_to = s;
	sched_when_added = thread->sched;
	irqs_off_when_called = ukplat_lcpu_irqs_disabled();
	return answer;
}

static void probe_remove(struct uk_sched *s, struct uk_thread *thread)
{
	removes++;
	removed_from = s;
	sched_when_removed = thread->sched;
	irqs_off_when_called = ukplat_lcpu_irqs_disabled();
}

static void probe_blocked(struct uk_sched *s __unused,
			  struct uk_thread *thread __unused)
{
}

static void probe_yield(struct uk_sched *s __unused)
{
}

static int probe_start(struct uk_sched *s __unused,
		       struct uk_thread *thread __unused)
{
	return 0;
}

/* Once, before all cases */
static int make_probes(struct uk_testsuite *suite __unused)
{
	struct uk_alloc *alloc = uk_alloc_get_default();

	uk_sched_init(&a, probe_start, probe_yield, probe_add, probe_remove,
		      probe_blocked, probe_blocked, alloc);
	uk_sched_init(&b, probe_start, probe_yield, probe_add, probe_remove,
		      probe_blocked, probe_blocked, alloc);
	return 0;
}

uk_testsuite_register(assign, make_probes);

/* At the start of each case */
static void forget_all(void)
{
	memset(t, 0, sizeof(t));
	UK_TAILQ_INIT(&a.thread_list);
	UK_TAILQ_INIT(&b.thread_list);
	answer = 0;
	adds = removes = 0;
	added_to = removed_from = sched_when_added = sched_when_removed = NULL;
	irqs_off_when_called = -1;
}

/*
 * The two functions under test, but for calls that would be a bug of ours and
 * stop the kernel at an assertion.
 */
static int assign(struct uk_sched *s, struct uk_thread *thread)
{
	return thread->sched ? -EINVAL : uk_sched_thread_add(s, thread);
}

static int unassign(struct uk_thread *thread)
{
	return thread->sched ? uk_sched_thread_remove(thread) : -EINVAL;
}

static void assign_three(struct uk_sched *s)
{
	for (int i = 0; i < 3; i++)
		assign(s, &t[i]);
}

/* The names of the threads on a list, such as "012"; "!" if it is broken */
static const char *names(struct uk_sched *s)
{
	static char text[8];
	struct uk_thread **link = &s->thread_list.tqh_first;
	unsigned int n = 0;

	for (; *link; link = &(*link)->thread_list.tqe_next) {
		if (*link < t || *link >= t + 3 || n == 3)
			return "!";
		if ((*link)->thread_list.tqe_prev != link)
			return "!";
		text[n++] = '0' + (*link - t);
	}
	text[n] = '\0';
	return s->thread_list.tqh_last == link ? text : "!";
}

UK_TESTCASE(assign, assigning_asks_the_scheduler_once)
{
	forget_all();
	UK_TEST_EXPECT_SNUM_EQ(assign(&a, &t[0]), 0);
	UK_TEST_EXPECT_SNUM_EQ(adds, 1);
	UK_TEST_EXPECT_PTR_EQ(added_to, &a);
	UK_TEST_EXPECT_NULL(sched_when_added);
	UK_TEST_EXPECT_SNUM_EQ(irqs_off_when_called, 1);
}

UK_TESTCASE(assign, an_assigned_thread_is_in_the_books)
{
	forget_all();
	assign_three(&a);
	UK_TEST_EXPECT_PTR_EQ(t[2].sched, &a);
	UK_TEST_EXPECT_ZERO(strcmp(names(&a), "012"));
	UK_TEST_EXPECT_ZERO(strcmp(names(&b), ""));
}

UK_TESTCASE(assign, a_refused_thread_stays_as_it_was)
{
	forget_all();
	answer = -ENOMEM;
	UK_TEST_EXPECT_SNUM_EQ(assign(&a, &t[0]), -ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(adds, 1);
	UK_TEST_EXPECT_NULL(t[0].sched);
	UK_TEST_EXPECT_ZERO(strcmp(names(&a), ""));
}

UK_TESTCASE(assign, unassigning_tells_the_scheduler_once)
{
	forget_all();
	assign(&a, &t[0]);
	UK_TEST_EXPECT_SNUM_EQ(unassign(&t[0]), 0);
	UK_TEST_EXPECT_SNUM_EQ(removes, 1);
	UK_TEST_EXPECT_PTR_EQ(removed_from, &a);
	UK_TEST_EXPECT_PTR_EQ(sched_when_removed, &a);
	UK_TEST_EXPECT_SNUM_EQ(irqs_off_when_called, 1);
}

UK_TESTCASE(assign, unassigning_takes_the_thread_out_of_the_books)
{
	forget_all();
	assign_three(&a);
	UK_TEST_EXPECT_ZERO(unassign(&t[1]));
	UK_TEST_EXPECT_NULL(t[1].sched);
	UK_TEST_EXPECT_ZERO(strcmp(names(&a), "02"));
	UK_TEST_EXPECT_ZERO(unassign(&t[2]));
	UK_TEST_EXPECT_ZERO(strcmp(names(&a), "0"));
	UK_TEST_EXPECT_ZERO(unassign(&t[0]));
	UK_TEST_EXPECT_ZERO(strcmp(names(&a), ""));
}

UK_TESTCASE(assign, interrupts_are_left_as_they_were)
{
	forget_all();
	assign(&a, &t[0]);
	UK_TEST_EXPECT_SNUM_EQ(irqs_off_when_called, 1);
	UK_TEST_EXPECT_ZERO(ukplat_lcpu_irqs_disabled());
	unassign(&t[0]);
	UK_TEST_EXPECT_ZERO(ukplat_lcpu_irqs_disabled());

	ukplat_lcpu_disable_irq();
	assign(&a, &t[0]);
	UK_TEST_EXPECT_NOT_ZERO(ukplat_lcpu_irqs_disabled());
	unassign(&t[0]);
	UK_TEST_EXPECT_NOT_ZERO(ukplat_lcpu_irqs_disabled());
	ukplat_lcpu_enable_irq();
}
