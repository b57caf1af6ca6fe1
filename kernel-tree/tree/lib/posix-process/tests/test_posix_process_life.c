/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: how processes are made, and how they end (contract 4.1, row A7
 * mended).
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "../../uksched/tests/counting.h"
#include "numbers.h"

static int reset(struct uk_testsuite *suite __unused)
{
	counting_reset();
	return 0;
}

uk_testsuite_register(posix_process_life, reset);

#define MANY 4

/* Who ended, in this order, by number */
static pid_t ended[2 * MANY];
static int endings;

static void term(struct uk_thread *child)
{
	if (endings < (int)ARRAY_SIZE(ended))
		ended[endings++] = ukthread2tid(child);
}

UK_THREAD_INIT(NULL, term);

static __noreturn void blocks(void *arg __unused)
{
	for (;;) {
		uk_thread_block(uk_thread_current());
		uk_sched_yield();
	}
}

static struct uk_thread *make(uk_thread_fn1_t fn, void *arg)
{
	return uk_sched_thread_create(uk_sched_current(), fn, arg, "member");
}

UK_TESTCASE(posix_process_life, a_thread_takes_its_number_into_its_own_process)
{
	struct uk_thread *t = make(blocks, NULL);
	pid_t tid = ukthread2tid(t);

	UK_TEST_EXPECT_ZERO(
		uk_posix_process_create(&counting, t, uk_thread_current()));
	UK_TEST_EXPECT_SNUM_EQ(ukthread2tid(t), tid);
	UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(t), tid);
	UK_TEST_EXPECT_SNUM_EQ(_uk_process_of(t)->parent->pid, 1);
	UK_TEST_EXPECT_SNUM_EQ(counted.live, 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_process_create(&counting, t, NULL),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(uk_thread_current()), 1);
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_ZERO(counted.live);
	UK_TEST_EXPECT(!_uk_process_exists(tid));
}

UK_TESTCASE(posix_process_life, a_thread_without_number_gets_one)
{
	struct uk_thread *t = make_unnumbered(blocks, NULL);
	struct uk_thread *other = make_unnumbered(blocks, NULL);

	UK_TEST_EXPECT_SNUM_EQ(uk_posix_process_create(&counting, t, other),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_posix_process_create(&counting, t, NULL));
	UK_TEST_EXPECT_SNUM_GT(ukthread2tid(t), 1);
	UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(t), ukthread2tid(t));
	UK_TEST_EXPECT_NULL(_uk_process_of(t)->parent);
	uk_sched_thread_terminate(t);
	uk_sched_thread_terminate(other);
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(posix_process_life, without_memory_or_number_nothing_changes)
{
	struct uk_thread *t = make(blocks, NULL);
	struct uk_thread *u = make_unnumbered(blocks, NULL);
	int taken;

	counted.until_fail = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_process_create(&counting, t, NULL),
			       -ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(t), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_process_create(&counting, u, NULL),
			       -ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(ukthread2tid(u), -ENOTSUP);
	counting_reset();
	taken = take_all_tids();
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_process_create(&counting, u, NULL),
			       -EAGAIN);
	give_back_tids(taken);
	UK_TEST_EXPECT_ZERO(counted.live);
	uk_sched_thread_terminate(t);
	uk_sched_thread_terminate(u);
}

/* A process of MANY threads; the first makes the others, then does `arg` */
static struct uk_thread *members[MANY];

static __noreturn void leads(void *then)
{
	for (int i = 1; i < MANY; i++)
		members[i] = make(blocks, NULL);
	if (then)
		((void (*)(void))then)();
	blocks(NULL);
}

static pid_t start_process(void (*then)(void), struct uk_thread *parent)
{
	members[0] = make(leads, (void *)then);
	uk_posix_process_create(&counting, members[0], parent);
	return ukthread2pid(members[0]);
}

UK_TESTCASE(posix_process_life, a7_kill_ends_every_thread_once)
{
	int before = count_free_tids();
	pid_t pid = start_process(NULL, NULL), tids[MANY];
	int found = 0;

	let_run();
	for (int i = 0; i < MANY; i++) {
		tids[i] = ukthread2tid(members[i]);
		UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(members[i]), pid);
	}
	endings = 0;
	uk_posix_process_kill(members[1]);
	UK_TEST_EXPECT_SNUM_EQ(endings, MANY);
	for (int i = 0; i < MANY; i++)
		for (int j = 0; j < MANY; j++)
			found += tids[i] == ended[j];
	UK_TEST_EXPECT_SNUM_EQ(found, MANY);
	UK_TEST_EXPECT(!_uk_process_exists(pid));
	UK_TEST_EXPECT_SNUM_EQ(count_free_tids(), before);
	UK_TEST_EXPECT_ZERO(counted.live);
}

static void kills_its_own(void)
{
	uk_posix_process_kill(uk_thread_current());
}

UK_TESTCASE(posix_process_life, who_kills_its_own_process_is_the_last)
{
	pid_t pid = start_process(kills_its_own, NULL);

	endings = 0;
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(endings, MANY);
	UK_TEST_EXPECT_SNUM_EQ(ended[MANY - 1], pid);
	UK_TEST_EXPECT(!_uk_process_exists(pid));
	UK_TEST_EXPECT_ZERO(counted.live);
}

static void exits(void)
{
	uk_syscall_r_exit(1);
}

UK_TESTCASE(posix_process_life, a_pid_stays_taken_until_the_last_thread_ends)
{
	pid_t pid = start_process(exits, NULL);
	int taken;

	let_run();
	UK_TEST_EXPECT(_uk_process_exists(pid));
	UK_TEST_EXPECT_NULL(tid2ukthread(pid));
	UK_TEST_EXPECT_SNUM_EQ(ukthread2pid(members[1]), pid);
	taken = take_all_tids();
	UK_TEST_EXPECT_NULL(tid2ukthread(pid));
	give_back_tids(taken);
	for (int i = 1; i < MANY; i++)
		uk_sched_thread_terminate(members[i]);
	UK_TEST_EXPECT(!_uk_process_exists(pid));
	UK_TEST_EXPECT_ZERO(counted.live);
}

UK_TESTCASE(posix_process_life, children_go_to_the_grandparent)
{
	struct uk_thread *t[3];

	for (int i = 0; i < 3; i++) {
		t[i] = make(blocks, NULL);
		uk_posix_process_create(&counting, t[i], i ? t[i - 1] : NULL);
	}
	UK_TEST_EXPECT_SNUM_EQ(_uk_process_of(t[2])->parent->pid,
			       ukthread2pid(t[1]));
	uk_posix_process_kill(t[1]);
	UK_TEST_EXPECT_SNUM_EQ(_uk_process_of(t[2])->parent->pid,
			       ukthread2pid(t[0]));
	uk_posix_process_kill(t[0]);
	UK_TEST_EXPECT_NULL(_uk_process_of(t[2])->parent);
	uk_posix_process_kill(t[2]);
	UK_TEST_EXPECT_ZERO(counted.live);
}

static void exits_group(void)
{
	uk_syscall_r_exit_group(1);
}

UK_TESTCASE(posix_process_life, b15_exit_group_ends_all_threads_of_its_process)
{
	int before = count_free_tids();
	pid_t pid = start_process(exits_group, uk_thread_current());

	let_run();
	UK_TEST_EXPECT(!_uk_process_exists(pid));
	UK_TEST_EXPECT_SNUM_EQ(count_free_tids(), before);
	UK_TEST_EXPECT_ZERO(counted.live);
}
