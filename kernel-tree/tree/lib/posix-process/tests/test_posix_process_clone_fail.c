/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: a clone that fails leaves nothing behind, and the child never
 * runs (contract 4.2, row B10 mended).
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/test.h>

#include "../../uksched/tests/counting.h"
#include "numbers.h"
#include "raw_clone.h"

static int reset(struct uk_testsuite *suite __unused)
{
	counting_reset();
	return 0;
}

uk_testsuite_register(posix_process_clone_fail, reset);

static int children;

static __noreturn void counts(__uptr sp __unused, long registers __unused,
			      void *arg __unused)
{
	children++;
	uk_sched_thread_exit();
}

/* Memory of the clone comes from the counting allocator; see counted.live */
static long clone_counted(__u64 flags, void *sp, __uptr tls)
{
	struct uk_sched *s = uk_sched_current();
	struct uk_alloc *a = s->a;
	long rc;

	children = 0;
	s->a = &counting;
	rc = raw_clone5(flags, sp, NULL, NULL, tls);
	s->a = a;
	raw_let_run();
	return rc;
}

UK_TESTCASE(posix_process_clone_fail, b10_a_stack_of_0_is_invalid)
{
	counting_reset();
	UK_TEST_EXPECT_SNUM_EQ(clone_counted(RAW_FLAGS, NULL, 0), -EINVAL);
	UK_TEST_EXPECT_ZERO(counted.total_size);
}

/* However many allocations succeed before one fails */
UK_TESTCASE(posix_process_clone_fail, b10_without_memory_all_is_given_back)
{
	const __u64 flags[] = {RAW_FLAGS, RAW_FLAGS | CLONE_SETTLS};
	int before = count_free_tids(), failures = 0;

	for (size_t i = 0; i < ARRAY_SIZE(flags); i++) {
		long rc = -ENOMEM;

		for (int n = 0; rc < 0 && n < 10; n++) {
			counting_reset();
			counted.until_fail = n;
			rc = clone_counted(flags[i], raw_stack(counts, NULL),
					   raw_tls());
			UK_TEST_EXPECT(rc == -ENOMEM || rc > 1);
			UK_TEST_EXPECT_SNUM_EQ(children, rc > 1);
			UK_TEST_EXPECT_ZERO(counted.live);
			UK_TEST_EXPECT_SNUM_EQ(count_free_tids(), before);
			failures += rc < 0;
		}
		UK_TEST_EXPECT_SNUM_GT(rc, 1);
	}
	/* name, struct and, unless it is the caller's, TLS */
	UK_TEST_EXPECT_SNUM_EQ(failures, 3 + 2);
}

UK_TESTCASE(posix_process_clone_fail, without_a_free_number_it_is_eagain)
{
	int taken = take_all_tids();

	counting_reset();
	UK_TEST_EXPECT_SNUM_EQ(
		clone_counted(RAW_FLAGS, raw_stack(counts, NULL), 0), -EAGAIN);
	UK_TEST_EXPECT_ZERO(counted.total_size);
	UK_TEST_EXPECT_ZERO(children);

	uk_thread_release(idlers[--taken]);
	UK_TEST_EXPECT_SNUM_GT(
		clone_counted(RAW_FLAGS, raw_stack(counts, NULL), 0), 1);
	UK_TEST_EXPECT_SNUM_EQ(children, 1);
	give_back_tids(taken);
}

static long of_unnumbered;

static __noreturn void clones(void *arg __unused)
{
	of_unnumbered =
		raw_clone5(RAW_FLAGS, raw_stack(counts, NULL), NULL, NULL, 0);
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_process_clone_fail, b10_who_has_no_number_cannot_clone)
{
	children = 0;
	of_unnumbered = 0;
	make_unnumbered(clones, NULL);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(of_unnumbered, -ENOTSUP);
	UK_TEST_EXPECT_ZERO(children);
}

static int refuses(struct uk_sched *s __unused, struct uk_thread *t __unused)
{
	return -EXDEV;
}

UK_TESTCASE(posix_process_clone_fail, b10_what_the_scheduler_says_is_heard)
{
	struct uk_sched *s = uk_sched_current();
	uk_sched_thread_add_func_t add = s->thread_add;
	int before = count_free_tids();
	long rc;

	children = 0;
	s->thread_add = refuses;
	rc = raw_clone5(RAW_FLAGS, raw_stack(counts, NULL), NULL, NULL, 0);
	s->thread_add = add;
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(rc, -EXDEV);
	UK_TEST_EXPECT_ZERO(children);
	UK_TEST_EXPECT_SNUM_EQ(count_free_tids(), before);
}
