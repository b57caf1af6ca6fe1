/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What clone takes and what it refuses: the tests you can see, run and extend.
 * The judge asks the same questions, with other flags and more handlers.
 *
 * A child ends at once, and does not run before the boot thread yields.
 */
#include <errno.h>
#include <string.h>
#include <linux/sched.h>
#include <uk/process.h>
#include <uk/sched.h>
#include <uk/test.h>

#define LEAST (CLONE_VM | CLONE_FS | CLONE_FILES) /* no clone without these */
#define STACK_LEN (16 * 1024)
#define FLAG_P (1ULL << 40)
#define FLAG_Q (1ULL << 41)
#define FLAG_OF_NOBODY (1ULL << 50)

long clone3_call(struct clone_args *cl_args, size_t len);
void child_main(long result, __uptr sp) __noreturn;

uk_testsuite_register(clone_flags, NULL);

static __u8 stack[STACK_LEN] __align(16);
static char calls[32]; /* "a+" init of handler a, "a-" its term */
static int code_of_c;  /* what init of c returns */

static void note(const char *what)
{
	if (strlen(calls) + 2 < sizeof(calls))
		strcat(calls, what);
}

#define HANDLER(name, code)                                                    \
	static int init_##name(const struct clone_args *cl_args __unused,      \
			       size_t len __unused,                            \
			       struct uk_thread *child __unused,               \
			       struct uk_thread *parent __unused)              \
	{                                                                      \
		note(#name "+");                                               \
		return code;                                                   \
	}                                                                      \
	static void term_##name(__u64 cl_flags __unused,                       \
				struct uk_thread *child __unused)              \
	{                                                                      \
		note(#name "-");                                               \
	}

HANDLER(a, 0)
HANDLER(b, 0)
HANDLER(c, code_of_c)

UK_POSIX_CLONE_HANDLER_PRIO(0, false, init_c, term_c, 7);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init_a, term_a, 1);
UK_POSIX_CLONE_HANDLER_PRIO(FLAG_P | FLAG_Q, true, init_b, term_b, 4);

void child_main(long result __unused, __uptr sp __unused)
{
	uk_sched_thread_exit();
}

static void let_run(void)
{
	memset(calls, 0, sizeof(calls));
	for (int i = 0; i < 4; i++)
		uk_sched_yield();
}

static long clone_on(__u64 flags, __u64 low, __u64 len)
{
	struct clone_args cl_args = {
		.flags = flags, .stack = low, .stack_size = len};

	memset(calls, 0, sizeof(calls));
	return clone3_call(&cl_args, sizeof(cl_args));
}

static long clone_with(__u64 flags)
{
	return clone_on(flags, (__uptr)stack, STACK_LEN);
}

UK_TESTCASE(clone_flags, what_somebody_claims_is_taken)
{
	UK_TEST_EXPECT_SNUM_GT(clone_with(LEAST), 1);
	let_run();
	UK_TEST_EXPECT_SNUM_GT(
		clone_with(LEAST | CLONE_SIGHAND | CLONE_THREAD | FLAG_Q), 1);
	let_run();
}

UK_TESTCASE(clone_flags, what_nobody_claims_is_refused)
{
	UK_TEST_EXPECT_SNUM_EQ(clone_with(LEAST | CLONE_VFORK), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(clone_with(LEAST | FLAG_OF_NOBODY), -ENOTSUP);
	UK_TEST_EXPECT_ZERO(strlen(calls));
}

UK_TESTCASE(clone_flags, flags_need_and_exclude_one_another)
{
	UK_TEST_EXPECT_SNUM_EQ(
		clone_with(LEAST | CLONE_SIGHAND | CLONE_CLEAR_SIGHAND),
		-EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone_with(LEAST | CLONE_THREAD), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone_with((LEAST & ~CLONE_VM) | CLONE_SIGHAND),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone_with(LEAST & ~CLONE_VM), -ENOTSUP);
}

UK_TESTCASE(clone_flags, a_stack_must_be_one)
{
	UK_TEST_EXPECT_SNUM_EQ(clone_on(LEAST, 0, STACK_LEN), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(clone_on(LEAST, (__uptr)stack, -4096ULL),
			       -EINVAL);
}

UK_TESTCASE(clone_flags, handlers_hear_of_the_beginning_and_of_the_end)
{
	clone_with(LEAST | FLAG_P);
	UK_TEST_EXPECT_ZERO(strcmp(calls, "a+b+c+"));
	let_run();
	UK_TEST_EXPECT_ZERO(strcmp(calls, "c-b-a-"));
	clone_with(LEAST);
	UK_TEST_EXPECT_ZERO(strcmp(calls, "a+c+"));
	let_run();
	UK_TEST_EXPECT_ZERO(strcmp(calls, "c-a-"));
}

UK_TESTCASE(clone_flags, a_refusal_undoes_those_before)
{
	code_of_c = -EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(clone_with(LEAST | FLAG_Q), -EXDEV);
	code_of_c = 0;
	UK_TEST_EXPECT_ZERO(strcmp(calls, "a+b+c+b-a-"));
	let_run();
	UK_TEST_EXPECT_ZERO(strlen(calls));
}
