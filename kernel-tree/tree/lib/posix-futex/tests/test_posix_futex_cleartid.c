/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: the word that is cleared at the end of a thread (contract 4.2,
 * 4.3; rows B10, B11).
 */
#include <errno.h>
#include <stdbool.h>
#include <uk/test.h>
#include "../../posix-process/tests/raw_clone.h"
#include "sleepers.h"

uk_testsuite_register(posix_futex_cleartid, NULL);

/* The least that is asked for, by posix-process and vfscore */
#define LEAST (CLONE_VM | CLONE_FS | CLONE_FILES)
#define FLAGS (LEAST | CLONE_CHILD_CLEARTID)
#define ALIVE 77 /* what the word holds while the thread lives */

static __u32 word;
static struct uk_thread *child;

static __noreturn void ends(__uptr sp __unused, long registers __unused,
			    void *arg __unused)
{
	uk_sched_thread_exit();
}

static __noreturn void blocks(__uptr sp __unused, long registers __unused,
			      void *arg __unused)
{
	child = uk_thread_current();
	uk_thread_block(child);
	uk_sched_yield();
	uk_sched_thread_exit();
}

static long clone_with(raw_child_t fn, unsigned long flags, __u32 *child_tid)
{
	return raw_clone5(flags, raw_stack(fn, NULL), NULL, (int *)child_tid,
			  flags & CLONE_SETTLS ? raw_tls() : 0);
}

UK_TESTCASE(posix_futex_cleartid, the_end_of_a_child_clears_the_word)
{
	static const unsigned long flags[] = {FLAGS, FLAGS | CLONE_SETTLS};

	for (int i = 0; i < 2; i++) {
		word = ALIVE;
		UK_TEST_EXPECT_SNUM_GT(clone_with(ends, flags[i], &word), 1);
		UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
		raw_let_run();
		UK_TEST_EXPECT_ZERO(word);
	}
}

UK_TESTCASE(posix_futex_cleartid, one_waiter_is_woken_private_or_shared)
{
	static const int ops[] = {FUTEX_WAIT, FUTEX_WAIT_PRIVATE};

	for (int i = 0; i < 2; i++) {
		word = ALIVE;
		sleeper_with(0, &word, ops[i], 0, NULL);
		sleeper_with(1, &word, ops[i], 0, NULL);
		clone_with(ends, FLAGS, &word);
		raw_let_run();
		UK_TEST_EXPECT_ZERO(sleepers[0].result);
		UK_TEST_EXPECT_SNUM_EQ(sleepers[1].result, STILL_WAITS);
		UK_TEST_EXPECT_SNUM_EQ(wake(&word, 1), 1);
		let_others_run();
	}
}

UK_TESTCASE(posix_futex_cleartid, a_child_without_the_flag_leaves_the_word)
{
	word = ALIVE;
	clone_with(ends, LEAST, &word);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
}

UK_TESTCASE(posix_futex_cleartid, the_flag_without_a_word_is_fine)
{
	UK_TEST_EXPECT_SNUM_GT(clone_with(ends, FLAGS, NULL), 1);
	raw_let_run();
}

UK_TESTCASE(posix_futex_cleartid, a_terminated_child_clears_its_word_too)
{
	struct sleeper *s;

	word = ALIVE;
	s = sleeper(0, &word);
	clone_with(blocks, FLAGS, &word);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
	uk_sched_thread_terminate(child);
	UK_TEST_EXPECT_ZERO(word);
	let_others_run();
	UK_TEST_EXPECT_ZERO(s->result);
}

UK_TESTCASE(posix_futex_cleartid, tls_that_is_used_again_has_no_old_word)
{
	__uptr tls = raw_tls();

	word = ALIVE;
	raw_clone5(FLAGS | CLONE_SETTLS, raw_stack(ends, NULL), NULL,
		   (int *)&word, tls);
	raw_let_run();
	word = ALIVE;
	raw_clone5(LEAST | CLONE_SETTLS, raw_stack(ends, NULL), NULL, NULL,
		   tls);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
}

UK_TESTCASE(posix_futex_cleartid, b10_a_clone_that_failed_leaves_the_word)
{
	word = ALIVE;
	UK_TEST_EXPECT_SNUM_EQ(
		clone_with(ends, FLAGS | CLONE_PARENT_SETTID, &word), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
}

static __u32 other;
static long tid, answer;
static bool renames;

static __noreturn void names_a_word(void *arg __unused)
{
	tid = uk_syscall_r_gettid();
	answer = uk_syscall_r_set_tid_address((long)&word);
	if (renames)
		uk_syscall_r_set_tid_address((long)&other);
	uk_sched_thread_exit();
}

static void run_one_that_names(bool renames_it)
{
	word = other = ALIVE;
	tid = answer = 0;
	renames = renames_it;
	uk_sched_thread_create(uk_sched_current(), names_a_word, NULL, "names");
	let_others_run();
}

UK_TESTCASE(posix_futex_cleartid, set_tid_address_names_the_word)
{
	run_one_that_names(false);
	UK_TEST_EXPECT_SNUM_GT(tid, 1);
	UK_TEST_EXPECT_SNUM_EQ(answer, tid);
	UK_TEST_EXPECT_ZERO(word);
}

UK_TESTCASE(posix_futex_cleartid, only_the_word_named_last_is_cleared)
{
	run_one_that_names(true);
	UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
	UK_TEST_EXPECT_ZERO(other);
}

/* A thread that is made as if by the boot code has no number */
UK_TESTCASE(posix_futex_cleartid, who_has_no_number_has_no_word)
{
	struct uk_thread *self = uk_thread_current(), *t;
	struct uk_sched *s = self->sched;

	__uk_sched_thread_current = NULL;
	t = uk_thread_create_fn1(s->a, names_a_word, NULL, s->a_stack, 0,
				 s->a_uktls, false, "names", NULL, NULL);
	__uk_sched_thread_current = self;

	word = ALIVE;
	renames = false;
	uk_sched_thread_add(s, t);
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(answer, -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(word, ALIVE);
}

static __noreturn void waits_for_itself(void *arg __unused)
{
	child = uk_thread_current();
	uk_syscall_r_set_tid_address((long)&word);
	futex(&word, FUTEX_WAIT, ALIVE, 0, NULL, 0);
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_futex_cleartid, b11_not_the_dead_thread_itself_is_woken)
{
	struct sleeper *s;

	word = ALIVE;
	uk_sched_thread_create(uk_sched_current(), waits_for_itself, NULL,
			       "waits");
	let_others_run();
	s = sleeper(0, &word);
	uk_sched_thread_terminate(child);
	let_others_run();
	UK_TEST_EXPECT_ZERO(word);
	UK_TEST_EXPECT_ZERO(s->result);
}
