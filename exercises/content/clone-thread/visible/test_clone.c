/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What clone owes a new thread: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 *
 * Each case clones one child. A child notes what it finds, then does what it is
 * told (`order`), and ends. It never waits, and the boot thread never waits for
 * it: it yields, and looks. So these tests end, whatever your code does.
 *
 * A child that has no TLS must not make system calls nor touch errno.
 */
#include <errno.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/test.h>
#include "clone.h"

#define LEAST (CLONE_VM | CLONE_FS | CLONE_FILES) /* no clone without these */
#define STACK_LEN (16 * 1024)
#define NOBODY 0x12345678 /* no thread has this number */
#define STILL_WAITS 99

/* What the kernel gets from us: a stack, and a TLS area */
static __u8 stack[STACK_LEN] __align(16);
static __u8 tls_area[8 * 1024] __align(64);

/* Words to point to; the ones in between are nobody's */
static __u32 words[6];
static __u32 *const parents_word = &words[1], *const childs_word = &words[3];

static __u32 *order; /* for the child: call set_tid_address with this */

/* What the child has found */
static struct {
	bool ran;
	long result;
	__uptr tlsp, uktlsp;
	long tid;
} found;

uk_testsuite_register(clone_thread, NULL);

static __uptr brought_tls(void)
{
	return ukarch_tls_tlsp(tls_area);
}

void child_main(long result, __uptr sp __unused)
{
	found.ran = true;
	found.result = result;
	found.tlsp = ukplat_tlsp_get();
	found.uktlsp = uk_thread_current()->uktlsp;
	if (found.tlsp == brought_tls()) {
		found.tid = uk_syscall_r_gettid();
		if (order)
			uk_syscall_r_set_tid_address((long)order);
	}
	uk_sched_thread_exit();
}

/* At the start of each case */
static void forget_all(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		words[i] = NOBODY;
	order = NULL;
	found.ran = false;
	found.tlsp = found.uktlsp = 0;
	found.tid = 0;
	ukarch_tls_area_init(tls_area);
}

static long clone_with(unsigned long flags, __u32 *ptid, __u32 *ctid)
{
	return clone_raw(LEAST | flags, stack + STACK_LEN, ptid, ctid,
			 brought_tls());
}

static void let_run(void)
{
	for (int i = 0; i < 4; i++)
		uk_sched_yield();
}

/* How many words besides these two have changed */
static int others_changed(const __u32 *one, const __u32 *two)
{
	int count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (&words[i] != one && &words[i] != two && words[i] != NOBODY)
			count++;
	return count;
}

UK_TESTCASE(clone_thread, settls_gives_the_child_the_tls_that_it_brings)
{
	long tid;

	forget_all();
	tid = clone_with(CLONE_SETTLS, NULL, NULL);
	UK_TEST_EXPECT_SNUM_GT(tid, 1);
	let_run();
	UK_TEST_EXPECT(found.ran);
	UK_TEST_EXPECT_ZERO(found.result);
	UK_TEST_EXPECT_PTR_EQ(found.tlsp, brought_tls());
	UK_TEST_EXPECT_PTR_EQ(found.uktlsp, brought_tls());
	UK_TEST_EXPECT_SNUM_EQ(found.tid, tid);
}

UK_TESTCASE(clone_thread, without_settls_only_the_kernel_has_tls_for_the_child)
{
	forget_all();
	UK_TEST_EXPECT_SNUM_GT(clone_with(0, NULL, NULL), 1);
	let_run();
	UK_TEST_EXPECT(found.ran);
	UK_TEST_EXPECT_ZERO(found.tlsp);
	UK_TEST_EXPECT_NOT_ZERO(found.uktlsp);
	UK_TEST_EXPECT(found.uktlsp != brought_tls());
}

UK_TESTCASE(clone_thread, parent_settid_stores_the_number_for_the_parent)
{
	long tid;

	forget_all();
	tid = clone_with(CLONE_PARENT_SETTID, parents_word, childs_word);
	UK_TEST_EXPECT_SNUM_EQ(*parents_word, tid);
	UK_TEST_EXPECT_ZERO(others_changed(parents_word, NULL));
	let_run();
}

UK_TESTCASE(clone_thread, child_settid_stores_the_number_for_the_child)
{
	long tid;

	forget_all();
	tid = clone_with(CLONE_CHILD_SETTID | CLONE_SETTLS, parents_word,
			 childs_word);
	UK_TEST_EXPECT_SNUM_EQ(*childs_word, tid);
	UK_TEST_EXPECT_ZERO(others_changed(NULL, childs_word));
	let_run();
}

UK_TESTCASE(clone_thread, a_number_without_a_place_is_einval_and_nothing_else)
{
	forget_all();
	UK_TEST_EXPECT_SNUM_EQ(clone_with(CLONE_PARENT_SETTID, NULL, NULL),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(
		clone_with(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID,
			   parents_word, NULL),
		-EINVAL);
	UK_TEST_EXPECT_ZERO(others_changed(NULL, NULL));
	let_run();
	UK_TEST_EXPECT(!found.ran);
}

UK_TESTCASE(clone_thread, cleartid_clears_the_word_at_the_end_of_the_child)
{
	forget_all();
	clone_with(CLONE_CHILD_CLEARTID, parents_word, childs_word);
	UK_TEST_EXPECT_SNUM_EQ(*childs_word, NOBODY); /* not before */
	let_run();
	UK_TEST_EXPECT_ZERO(*childs_word);
	UK_TEST_EXPECT_ZERO(others_changed(NULL, childs_word));
}

static __noreturn void waiter(void *result)
{
	*(long *)result = uk_syscall_r_futex((long)childs_word, FUTEX_WAIT,
					     NOBODY, 0, 0, 0);
	uk_sched_thread_exit();
}

UK_TESTCASE(clone_thread, cleartid_wakes_the_first_who_waits_and_no_other)
{
	struct uk_sched *s = uk_sched_current();
	long result[2] = {STILL_WAITS, STILL_WAITS};

	forget_all();
	uk_sched_thread_create(s, waiter, &result[0], "first");
	uk_sched_thread_create(s, waiter, &result[1], "second");
	let_run();
	clone_with(CLONE_CHILD_CLEARTID, NULL, childs_word);
	let_run();
	UK_TEST_EXPECT_ZERO(result[0]);
	UK_TEST_EXPECT_SNUM_EQ(result[1], STILL_WAITS);

	/* Their results lie on this stack: nobody may be left waiting */
	uk_syscall_r_futex((long)childs_word, FUTEX_WAKE, 2, 0, 0, 0);
	let_run();
}

UK_TESTCASE(clone_thread, set_tid_address_names_another_word)
{
	forget_all();
	order = parents_word;
	clone_with(CLONE_SETTLS | CLONE_CHILD_CLEARTID, NULL, childs_word);
	let_run();
	UK_TEST_EXPECT_ZERO(*parents_word);
	UK_TEST_EXPECT_ZERO(others_changed(parents_word, NULL));
}
