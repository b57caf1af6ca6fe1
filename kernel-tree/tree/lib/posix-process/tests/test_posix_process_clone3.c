/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: clone3 (contract 4.2, row A10 mended).
 */
#include <errno.h>
#include <uk/test.h>

#include "raw_clone.h"

uk_testsuite_register(posix_process_clone3, NULL);

static __uptr sp_of_child;
static int children;

static __noreturn void notes_stack(__uptr sp, long registers __unused,
				   void *arg __unused)
{
	sp_of_child = sp;
	children++;
	uk_sched_thread_exit();
}

/* A clone3 of `size` bytes; the child has run when it returns */
static long clone3(const struct clone_args *cl_args, size_t size)
{
	long rc;

	children = 0;
	sp_of_child = 0;
	rc = raw_clone3(cl_args, size);
	raw_let_run();
	return rc;
}

UK_TESTCASE(posix_process_clone3, a10_the_stack_is_used_from_its_upper_end)
{
	struct clone_args cl_args = raw_args(RAW_FLAGS, notes_stack, NULL);

	UK_TEST_EXPECT_SNUM_GT(clone3(&cl_args, sizeof(cl_args)), 1);
	UK_TEST_EXPECT_SNUM_EQ(sp_of_child, cl_args.stack + cl_args.stack_size);
}

UK_TESTCASE(posix_process_clone3, a10_a_stack_of_no_size_is_invalid)
{
	struct clone_args cl_args = raw_args(RAW_FLAGS, notes_stack, NULL);

	cl_args.stack_size = 0;
	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, sizeof(cl_args)), -EINVAL);
	cl_args.stack_size = ~0ULL;
	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, sizeof(cl_args)), -EINVAL);
	cl_args.stack = 0;
	cl_args.stack_size = sizeof(raw_stack_mem);
	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, sizeof(cl_args)), -EINVAL);
	UK_TEST_EXPECT_ZERO(children);
}

UK_TESTCASE(posix_process_clone3, no_arguments_and_too_few_are_invalid)
{
	struct clone_args cl_args = raw_args(RAW_FLAGS, notes_stack, NULL);

	UK_TEST_EXPECT_SNUM_EQ(clone3(NULL, sizeof(cl_args)), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, CLONE_ARGS_SIZE_VER0 - 1),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(children);
	UK_TEST_EXPECT_SNUM_GT(clone3(&cl_args, CLONE_ARGS_SIZE_VER0), 1);
	UK_TEST_EXPECT_SNUM_EQ(children, 1);
}

UK_TESTCASE(posix_process_clone3, fields_of_the_future_must_be_zero)
{
	struct {
		struct clone_args known;
		__u64 unknown;
	} longer = {.known = raw_args(RAW_FLAGS, notes_stack, NULL)};

	UK_TEST_EXPECT_SNUM_GT(clone3(&longer.known, sizeof(longer)), 1);
	longer.known = raw_args(RAW_FLAGS, notes_stack, NULL);
	longer.unknown = 1ULL << 56;
	UK_TEST_EXPECT_SNUM_EQ(clone3(&longer.known, sizeof(longer)), -E2BIG);
	UK_TEST_EXPECT_ZERO(children);
	UK_TEST_EXPECT_SNUM_GT(clone3(&longer.known, sizeof(longer.known)), 1);
}

UK_TESTCASE(posix_process_clone3, the_caller_cannot_choose_the_number)
{
	struct clone_args cl_args = raw_args(RAW_FLAGS, notes_stack, NULL);
	int wish = 7;

	cl_args.set_tid = (__uptr) & wish;
	cl_args.set_tid_size = 1;
	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, sizeof(cl_args)), -ENOTSUP);
	UK_TEST_EXPECT_ZERO(children);
	UK_TEST_EXPECT_SNUM_GT(clone3(&cl_args, CLONE_ARGS_SIZE_VER0), 1);
}

UK_TESTCASE(posix_process_clone3, the_signal_has_a_field_of_its_own)
{
	struct clone_args cl_args = raw_args(RAW_FLAGS | 17, notes_stack, NULL);

	UK_TEST_EXPECT_SNUM_EQ(clone3(&cl_args, sizeof(cl_args)), -EINVAL);
	cl_args.flags = RAW_FLAGS;
	cl_args.exit_signal = 17;
	UK_TEST_EXPECT_SNUM_GT(clone3(&cl_args, sizeof(cl_args)), 1);
	UK_TEST_EXPECT_SNUM_EQ(children, 1);
}

UK_TESTCASE(posix_process_clone3, has_tells_which_fields_a_struct_reaches)
{
	UK_TEST_EXPECT(UK_POSIX_CLONE_ARGS_HAS(tls, CLONE_ARGS_SIZE_VER0));
	UK_TEST_EXPECT(!UK_POSIX_CLONE_ARGS_HAS(set_tid, CLONE_ARGS_SIZE_VER0));
	UK_TEST_EXPECT(!UK_POSIX_CLONE_ARGS_HAS(cgroup,
						sizeof(struct clone_args) - 1));
	UK_TEST_EXPECT(
		UK_POSIX_CLONE_ARGS_HAS(cgroup, sizeof(struct clone_args)));
}
