/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: who gets which number, and who gets it next (contract 4.1,
 * rows A6 and B13 mended).
 */
#include <errno.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "numbers.h"

uk_testsuite_register(posix_process_tids, NULL);

static long seen[3];

static __noreturn void asks(void *arg __unused)
{
	seen[0] = uk_syscall_r_gettid();
	seen[1] = uk_syscall_r_getpid();
	seen[2] = uk_syscall_r_getppid();
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_process_tids, a_thread_gets_a_number_and_joins_its_creator)
{
	struct uk_thread *t =
		uk_sched_thread_create(uk_sched_current(), asks, NULL, "asks");
	pid_t tid = ukthread2tid(t);

	UK_TEST_EXPECT_SNUM_GT(tid, 1);
	UK_TEST_EXPECT_PTR_EQ(tid2ukthread(tid), t);
	UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(t), 1);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(seen[0], tid);
	UK_TEST_EXPECT_SNUM_EQ(seen[1], 1);
	UK_TEST_EXPECT_ZERO(seen[2]);
	UK_TEST_EXPECT_NULL(tid2ukthread(tid));
}

UK_TESTCASE(posix_process_tids, who_has_no_number_is_told_enotsup)
{
	struct uk_thread *t = make_unnumbered(asks, NULL);

	UK_TEST_EXPECT_SNUM_EQ(ukthread2tid(t), -ENOTSUP);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(seen[0], -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(seen[1], -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(seen[2], -ENOTSUP);
}

static __noreturn void creates(void *arg __unused)
{
	struct uk_thread *t = make_idler();

	seen[0] = t ? ukthread2tid(t) : 0;
	if (t)
		uk_thread_release(t);
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_process_tids, a_thread_of_one_without_number_has_none_either)
{
	make_unnumbered(creates, NULL);
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(seen[0], -ENOTSUP);
}

UK_TESTCASE(posix_process_tids, a6_there_are_max_pid_numbers_and_0_is_none)
{
	int before = count_free_tids(), taken = take_all_tids();

	UK_TEST_EXPECT_SNUM_EQ(taken, before);
	UK_TEST_EXPECT_ZERO(count_free_tids());
	UK_TEST_EXPECT_NULL(tid2ukthread(0));
	for (pid_t tid = 1; tid <= MAX_TID; tid++)
		UK_TEST_EXPECT_NOT_NULL(_uk_by_tid[tid].process);
	give_back_tids(taken);
	UK_TEST_EXPECT_SNUM_EQ(count_free_tids(), before);
}

UK_TESTCASE(posix_process_tids, b13_the_highest_number_can_be_looked_up)
{
	int taken = take_all_tids();
	struct uk_thread *highest = tid2ukthread(MAX_TID);

	UK_TEST_EXPECT_NOT_NULL(highest);
	UK_TEST_EXPECT(highest && ukthread2tid(highest) == MAX_TID);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_tkill(MAX_TID, 0));
	UK_TEST_EXPECT_NULL(tid2ukthread(MAX_TID + 1));
	UK_TEST_EXPECT_NULL(tid2ukthread(-1));
	give_back_tids(taken);
	UK_TEST_EXPECT_NULL(tid2ukthread(MAX_TID));
}

UK_TESTCASE(posix_process_tids, without_a_free_number_no_thread_is_made)
{
	static struct uk_thread t;
	int taken = take_all_tids();
	struct uk_sched *s = uk_sched_current();

	UK_TEST_EXPECT_NULL(make_idler());
	UK_TEST_EXPECT_SNUM_EQ(uk_thread_init_fn1(&t, asks, NULL, s->a_stack, 0,
						  s->a_uktls, false, NULL, "t",
						  NULL, NULL),
			       -EAGAIN);
	uk_thread_release(idlers[--taken]);
	idlers[taken] = make_idler();
	UK_TEST_EXPECT_NOT_NULL(idlers[taken]);
	give_back_tids(taken + 1);
}

UK_TESTCASE(posix_process_tids, numbers_are_searched_upwards_and_begin_again)
{
	struct uk_thread *t;
	pid_t last = 0, tid;
	int wraps = 0;

	for (int i = 0; i < MAX_TID; i++) {
		t = make_idler();
		tid = ukthread2tid(t);
		if (tid < last)
			wraps++;
		else
			UK_TEST_EXPECT_SNUM_GT(tid, last);
		last = tid;
		uk_thread_release(t);
	}
	UK_TEST_EXPECT_SNUM_EQ(wraps, 1);
}
