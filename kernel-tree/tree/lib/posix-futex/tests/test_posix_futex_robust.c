/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: locks that tell of the death of their owner.
 */
#include <errno.h>
#include <stddef.h>
#include <uk/test.h>
#include "sleepers.h"

uk_testsuite_register(posix_futex_robust, NULL);

struct lock {
	__u32 word;
	struct robust_list link;
};

/* The last one is not linked yet */
static struct lock locks[4];
static struct robust_list_head head;
static int may_end;

/* Takes all but the third, which somebody else has */
static __noreturn void takes_locks(void *arg __unused)
{
	__u32 tid = uk_syscall_r_gettid();

	head = (struct robust_list_head){
		.list = {&locks[0].link},
		.futex_offset = (long)offsetof(struct lock, word) -
				(long)offsetof(struct lock, link),
		.list_op_pending = &locks[3].link,
	};
	for (int i = 0; i < 4; i++)
		locks[i].word = tid;
	locks[1].word = tid | FUTEX_WAITERS;
	locks[2].word = 1;
	locks[0].link.next = &locks[1].link;
	locks[1].link.next = &locks[2].link;
	locks[2].link.next = &head.list;
	uk_syscall_r_set_robust_list((long)&head, sizeof(head));
	while (!may_end)
		uk_sched_yield();
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_futex_robust, the_end_of_an_owner_marks_its_locks)
{
	struct sleeper *s;

	uk_sched_thread_create(uk_sched_current(), takes_locks, NULL, "owner");
	uk_sched_yield();
	s = sleeper(0, &locks[1].word);
	may_end = 1;
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(locks[0].word, FUTEX_OWNER_DIED);
	UK_TEST_EXPECT_SNUM_EQ(locks[1].word, FUTEX_OWNER_DIED | FUTEX_WAITERS);
	UK_TEST_EXPECT_ZERO(s->result);
	UK_TEST_EXPECT_SNUM_EQ(locks[2].word, 1);
	UK_TEST_EXPECT_SNUM_EQ(locks[3].word, FUTEX_OWNER_DIED);
}

static __noreturn void takes_locks_for_ever(void *arg __unused)
{
	head = (struct robust_list_head){.list = {&locks[0].link}};
	locks[0].link.next = &locks[0].link;
	uk_syscall_r_set_robust_list((long)&head, sizeof(head));
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_futex_robust, a_list_without_end_comes_to_an_end)
{
	uk_sched_thread_create(uk_sched_current(), takes_locks_for_ever, NULL,
			       "owner");
	uk_sched_yield();
	UK_TEST_EXPECT_PTR_EQ(locks[0].link.next, &locks[0].link);
}

UK_TESTCASE(posix_futex_robust, a_thread_is_told_its_own_list)
{
	struct robust_list_head *before, *now;
	size_t len = 0;

	uk_syscall_r_get_robust_list(0, (long)&before, (long)&len);
	UK_TEST_EXPECT_SNUM_EQ(len, sizeof(head));
	UK_TEST_EXPECT_ZERO(
		uk_syscall_r_set_robust_list((long)&head, sizeof(head)));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_get_robust_list(
		uk_syscall_r_gettid(), (long)&now, (long)&len));
	UK_TEST_EXPECT_PTR_EQ(now, &head);
	uk_syscall_r_set_robust_list((long)before, sizeof(head));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_set_robust_list((long)&head, 1),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_get_robust_list(4711, (long)&now, (long)&len),
		-ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_get_robust_list(0, 0, (long)&len),
			       -EFAULT);
}
