/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: clone handlers, who is called when, and undone when (contract
 * 4.2).
 *
 * The handlers of this file are in the table for all clones of the image; they
 * only write down what happens while a case listens.
 */
#include <errno.h>
#include <string.h>
#include <uk/test.h>

#include "numbers.h"
#include "raw_clone.h"

uk_testsuite_register(posix_process_clonetab, NULL);

/* Flags that clone3 can be told but that mean nothing to anybody else */
#define FLAG_P (1ULL << 40)
#define FLAG_Q (1ULL << 41)
#define FLAG_UNCLAIMED (1ULL << 42)

static bool listening;
static char events[64]; /* "a+" init of handler a, "a-" its term */
static int fail_with;	/* what init of handler d returns */
static int fail_last;	/* what init of handler e returns */
static struct uk_thread *last_child, *last_parent;
static __u64 last_flags;
static size_t last_len;

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

#define INIT(name)                                                             \
	static int init_##name(const struct clone_args *cl_args __unused,      \
			       size_t len __unused,                            \
			       struct uk_thread *child __unused,               \
			       struct uk_thread *parent __unused)              \
	{                                                                      \
		note(STRINGIFY(name)[0], '+');                                 \
		return 0;                                                      \
	}
#define TERM(name)                                                             \
	static void term_##name(__u64 cl_flags __unused,                       \
				struct uk_thread *child __unused)              \
	{                                                                      \
		note(STRINGIFY(name)[0], '-');                                 \
	}

INIT(a)
TERM(a)
INIT(b)
TERM(c)
TERM(d)
INIT(p)
TERM(p)

static int init_d(const struct clone_args *cl_args, size_t len,
		  struct uk_thread *child, struct uk_thread *parent)
{
	note('d', '+');
	if (!listening)
		return 0;
	made_for_child++;
	last_child = child;
	last_parent = parent;
	last_flags = cl_args->flags;
	last_len = len;
	return fail_with;
}

static int init_e(const struct clone_args *cl_args __unused,
		  size_t len __unused, struct uk_thread *child __unused,
		  struct uk_thread *parent __unused)
{
	note('e', '+');
	return listening ? fail_last : 0;
}

static void term_e(__u64 cl_flags, struct uk_thread *child)
{
	note('e', '-');
	if (!listening)
		return;
	last_flags = cl_flags;
	last_child = child;
	made_for_child++;
}

/* Not in the order of their priorities; e has the default, which is the last */
UK_POSIX_CLONE_HANDLER(0, false, init_e, term_e);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init_d, term_d, 8);
UK_POSIX_CLONE_HANDLER_PRIO(FLAG_P | FLAG_Q, true, init_p, term_p, 4);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init_b, NULL, 1);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, NULL, term_c, 2);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init_a, term_a, 0);

static long clone_with(__u64 flags)
{
	struct clone_args cl_args = raw_args(RAW_FLAGS | flags, raw_exit, NULL);
	long rc;

	memset(events, 0, sizeof(events));
	listening = true;
	rc = raw_clone3(&cl_args, sizeof(cl_args));
	return rc;
}

static void let_child_end(void)
{
	memset(events, 0, sizeof(events));
	let_run();
	listening = false;
}

UK_TESTCASE(posix_process_clonetab, init_runs_in_order_and_term_in_reverse)
{
	UK_TEST_EXPECT_SNUM_GT(clone_with(FLAG_P), 1);
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+p+d+e+"));
	let_child_end();
	UK_TEST_EXPECT_ZERO(strcmp(events, "e-d-p-c-a-"));
}

UK_TESTCASE(posix_process_clonetab, presence_only_is_skipped_without_its_flags)
{
	clone_with(0);
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+d+e+"));
	let_child_end();
	UK_TEST_EXPECT_ZERO(strcmp(events, "e-d-c-a-"));
	clone_with(FLAG_Q);
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+p+d+e+"));
	let_child_end();
}

UK_TESTCASE(posix_process_clonetab, a_refusal_undoes_exactly_those_before)
{
	int before = count_free_tids();

	fail_with = -EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(clone_with(FLAG_P), -EXDEV);
	fail_with = 0;
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+p+d+p-c-a-"));
	let_child_end();
	UK_TEST_EXPECT_ZERO(strcmp(events, ""));
	UK_TEST_EXPECT_SNUM_EQ(count_free_tids(), before);
}

static int refuses(struct uk_sched *s __unused, struct uk_thread *t __unused)
{
	return -EXDEV;
}

UK_TESTCASE(posix_process_clonetab, a_refusal_of_the_scheduler_undoes_all)
{
	struct uk_sched *s = uk_sched_current();
	uk_sched_thread_add_func_t add = s->thread_add;

	s->thread_add = refuses;
	UK_TEST_EXPECT_SNUM_EQ(clone_with(FLAG_P), -EXDEV);
	s->thread_add = add;
	UK_TEST_EXPECT_ZERO(strcmp(events, "a+b+p+d+e+e-d-p-c-a-"));
	let_child_end();
	UK_TEST_EXPECT_ZERO(strcmp(events, ""));
}

UK_TESTCASE(posix_process_clonetab, a_flag_nobody_claims_calls_nobody)
{
	UK_TEST_EXPECT_SNUM_EQ(clone_with(FLAG_P | FLAG_UNCLAIMED), -ENOTSUP);
	UK_TEST_EXPECT_ZERO(strcmp(events, ""));
	let_child_end();
}

UK_TESTCASE(posix_process_clonetab, threads_without_a_clone_call_nobody)
{
	memset(events, 0, sizeof(events));
	listening = true;
	uk_thread_release(make_idler());
	listening = false;
	UK_TEST_EXPECT_ZERO(strcmp(events, ""));
}

UK_TESTCASE(posix_process_clonetab, handlers_get_the_arguments_and_both_threads)
{
	long tid = clone_with(FLAG_Q);
	struct uk_thread *child = tid2ukthread((pid_t)tid);

	UK_TEST_EXPECT_PTR_EQ(last_child, child);
	UK_TEST_EXPECT_PTR_EQ(last_parent, uk_thread_current());
	UK_TEST_EXPECT(last_flags == (RAW_FLAGS | FLAG_Q));
	UK_TEST_EXPECT_SNUM_EQ(last_len, sizeof(struct clone_args));
	last_flags = 0;
	last_child = NULL;
	let_child_end();
	UK_TEST_EXPECT_PTR_EQ(last_child, child);
	UK_TEST_EXPECT(last_flags == (RAW_FLAGS | FLAG_Q));
}

UK_TESTCASE(posix_process_clonetab, handlers_run_with_the_tls_of_the_child)
{
	__uptr tls = raw_tls();
	struct clone_args cl_args =
		raw_args(RAW_FLAGS | CLONE_SETTLS, raw_exit, NULL);
	int *of_child =
		(int *)((__uptr) & made_for_child - ukplat_tlsp_get() + tls);

	cl_args.tls = tls;
	listening = true;
	raw_clone3(&cl_args, sizeof(cl_args));
	UK_TEST_EXPECT_SNUM_EQ(made_for_child, 1);
	UK_TEST_EXPECT_SNUM_EQ(*of_child, 2);
	let_child_end();
	UK_TEST_EXPECT_SNUM_EQ(made_for_child, 1);
	UK_TEST_EXPECT_SNUM_EQ(*of_child, 3);
}

UK_TESTCASE(posix_process_clonetab, b10_settid_stores_after_all_have_agreed)
{
	int parent_tid = 4711, child_tid = 4711;
	struct clone_args cl_args =
		raw_args(RAW_FLAGS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID,
			 raw_exit, NULL);

	cl_args.parent_tid = (__uptr) & parent_tid;
	cl_args.child_tid = (__uptr) & child_tid;
	listening = true;
	fail_last = -EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(raw_clone3(&cl_args, sizeof(cl_args)), -EXDEV);
	fail_last = 0;
	listening = false;
	UK_TEST_EXPECT_SNUM_EQ(parent_tid, 4711);
	UK_TEST_EXPECT_SNUM_EQ(child_tid, 4711);
}
