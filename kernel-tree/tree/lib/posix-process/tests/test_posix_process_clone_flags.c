/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: which flags clone takes and which it refuses, with which code
 * (the table of contract 4.2).
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/test.h>

#include "../../uksched/tests/counting.h"
#include "../process_impl.h"
#include "raw_clone.h"

static int reset(struct uk_testsuite *suite __unused)
{
	counting_reset();
	return 0;
}

uk_testsuite_register(posix_process_clone_flags, reset);

static int children;

static __noreturn void counts(__uptr sp __unused, long registers __unused,
			      void *arg __unused)
{
	children++;
	uk_sched_thread_exit();
}

/* Clones with memory that is counted; what came of it? */
static long clone_with(__u64 flags, int *parent_tid, int *child_tid, __uptr tls)
{
	struct uk_sched *s = uk_sched_current();
	struct uk_alloc *a = s->a;
	long rc;

	children = 0;
	counting_reset();
	s->a = &counting;
	rc = raw_clone5(flags, raw_stack(counts, NULL), parent_tid, child_tid,
			tls);
	s->a = a;
	raw_let_run();
	return rc;
}

/* Refused before anything was allocated, and nobody ran */
#define EXPECT_REFUSED(flags, code)                                            \
	do {                                                                   \
		UK_TEST_EXPECT_SNUM_EQ(clone_with(flags, NULL, NULL, 0),       \
				       -(code));                               \
		UK_TEST_EXPECT_ZERO(counted.total_size);                       \
		UK_TEST_EXPECT_ZERO(children);                                 \
	} while (0)

#define EXPECT_TAKEN(flags)                                                    \
	do {                                                                   \
		UK_TEST_EXPECT_SNUM_GT(clone_with(flags, NULL, NULL, 0), 1);   \
		UK_TEST_EXPECT_SNUM_EQ(children, 1);                           \
		UK_TEST_EXPECT_ZERO(counted.live);                             \
	} while (0)

UK_TESTCASE(posix_process_clone_flags, vm_must_be_set)
{
	EXPECT_REFUSED(RAW_FLAGS & ~CLONE_VM, ENOTSUP);
	EXPECT_TAKEN(RAW_FLAGS);
}

UK_TESTCASE(posix_process_clone_flags, sighand_needs_vm)
{
	EXPECT_REFUSED((RAW_FLAGS & ~CLONE_VM) | CLONE_SIGHAND, EINVAL);
	EXPECT_TAKEN(RAW_FLAGS | CLONE_SIGHAND);
}

UK_TESTCASE(posix_process_clone_flags, thread_needs_sighand)
{
	EXPECT_REFUSED(RAW_FLAGS | CLONE_THREAD, EINVAL);
	EXPECT_TAKEN(RAW_FLAGS | CLONE_THREAD | CLONE_SIGHAND);
}

UK_TESTCASE(posix_process_clone_flags, clear_sighand_excludes_sighand)
{
	struct clone_args cl_args = raw_args(
		RAW_FLAGS | CLONE_CLEAR_SIGHAND | CLONE_SIGHAND, counts, NULL);

	children = 0;
	UK_TEST_EXPECT_SNUM_EQ(raw_clone3(&cl_args, sizeof(cl_args)), -EINVAL);
	cl_args.flags &= ~CLONE_SIGHAND;
	UK_TEST_EXPECT_SNUM_GT(raw_clone3(&cl_args, sizeof(cl_args)), 1);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(children, 1);
}

UK_TESTCASE(posix_process_clone_flags, detached_is_ignored)
{
	EXPECT_TAKEN(RAW_FLAGS | CLONE_DETACHED);
}

UK_TESTCASE(posix_process_clone_flags, the_lowest_8_bits_are_a_signal)
{
	EXPECT_TAKEN(RAW_FLAGS | CSIGNAL);
}

UK_TESTCASE(posix_process_clone_flags, b10_what_nobody_claims_is_refused_first)
{
	static const __u32 unclaimed[] = {
		CLONE_VFORK,	CLONE_PIDFD,  CLONE_PTRACE, CLONE_PARENT,
		CLONE_UNTRACED, CLONE_NEWNS,  CLONE_NEWUTS, CLONE_NEWIPC,
		CLONE_NEWUSER,	CLONE_NEWPID, CLONE_NEWNET, CLONE_IO,
		CLONE_NEWCGROUP};

	for (size_t i = 0; i < ARRAY_SIZE(unclaimed); i++)
		EXPECT_REFUSED(RAW_FLAGS | unclaimed[i], ENOTSUP);
}

UK_TESTCASE(posix_process_clone_flags, flags_above_32_bits_are_not_of_clone)
{
	/* An int with CLONE_IO, which has become negative */
	EXPECT_REFUSED((__u64)(int)(RAW_FLAGS | CLONE_IO), ENOTSUP);
	EXPECT_TAKEN(RAW_FLAGS | CLONE_INTO_CGROUP);
}

UK_TESTCASE(posix_process_clone_flags, settls_without_tls_of_ours_is_invalid)
{
	static char no_tls[8192] __align(64);

	EXPECT_REFUSED(RAW_FLAGS | CLONE_SETTLS, EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone_with(RAW_FLAGS | CLONE_SETTLS, NULL, NULL,
					  (__uptr)no_tls + 4096),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(counted.total_size);
}

UK_TESTCASE(posix_process_clone_flags, settid_stores_the_number_before_the_end)
{
	int parent_tid = 0, child_tid = 0;
	long tid = clone_with(RAW_FLAGS | CLONE_PARENT_SETTID, &parent_tid,
			      &child_tid, 0);

	UK_TEST_EXPECT_SNUM_GT(tid, 1);
	UK_TEST_EXPECT_SNUM_EQ(parent_tid, tid);
	UK_TEST_EXPECT_ZERO(child_tid);

	parent_tid = 0;
	tid = clone_with(RAW_FLAGS | CLONE_CHILD_SETTID, &parent_tid,
			 &child_tid, 0);
	UK_TEST_EXPECT_SNUM_EQ(child_tid, tid);
	UK_TEST_EXPECT_ZERO(parent_tid);

	tid = clone_with(RAW_FLAGS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID,
			 &parent_tid, &child_tid, 0);
	UK_TEST_EXPECT_SNUM_EQ(parent_tid, tid);
	UK_TEST_EXPECT_SNUM_EQ(child_tid, tid);
}

UK_TESTCASE(posix_process_clone_flags, settid_without_a_place_is_invalid)
{
	int other = 0;

	UK_TEST_EXPECT_SNUM_EQ(
		clone_with(RAW_FLAGS | CLONE_PARENT_SETTID, NULL, &other, 0),
		-EINVAL);
	UK_TEST_EXPECT_ZERO(children);
	UK_TEST_EXPECT_ZERO(counted.live);
	UK_TEST_EXPECT_SNUM_EQ(
		clone_with(RAW_FLAGS | CLONE_CHILD_SETTID, &other, NULL, 0),
		-EINVAL);
	UK_TEST_EXPECT_ZERO(children);
	UK_TEST_EXPECT_ZERO(counted.live);
	UK_TEST_EXPECT_ZERO(other);
}
