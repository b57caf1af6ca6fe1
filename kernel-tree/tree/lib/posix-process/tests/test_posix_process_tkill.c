/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: signals to a thread, as far as there are any.
 */
#include <errno.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "numbers.h"

uk_testsuite_register(posix_process_tkill, NULL);

static int woken;

static __noreturn void blocks(void *arg __unused)
{
	for (;;) {
		uk_thread_block(uk_thread_current());
		uk_sched_yield();
		woken++;
	}
}

static struct uk_thread *make(void)
{
	struct uk_thread *t = uk_sched_thread_create(uk_sched_current(), blocks,
						     NULL, "blocks");

	let_run();
	woken = 0;
	return t;
}

UK_TESTCASE(posix_process_tkill, signal_0_asks_for_existence)
{
	struct uk_thread *t = make();
	pid_t tid = ukthread2tid(t);

	UK_TEST_EXPECT_ZERO(uk_syscall_r_tkill(tid, 0));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_tgkill(1, tid, 0));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tgkill(tid, tid, 0), -ESRCH);
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(tid, 0), -ESRCH);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tgkill(1, tid, 0), -ESRCH);
	UK_TEST_EXPECT_ZERO(woken);
}

UK_TESTCASE(posix_process_tkill, signals_of_the_libc_wake_a_blocked_thread)
{
	struct uk_thread *t = make();
	pid_t tid = ukthread2tid(t);

	for (int sig = 32; sig <= 34; sig++) {
		UK_TEST_EXPECT_ZERO(uk_syscall_r_tkill(tid, sig));
		let_run();
	}
	UK_TEST_EXPECT_SNUM_EQ(woken, 3);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_tgkill(1, tid, 33));
	let_run();
	UK_TEST_EXPECT_SNUM_EQ(woken, 4);
	uk_sched_thread_terminate(t);
}

UK_TESTCASE(posix_process_tkill, other_signals_are_not_supported)
{
	struct uk_thread *t = make();
	pid_t tid = ukthread2tid(t);

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(tid, 15), -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(tid, 35), -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(tid, 65), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(tid, -1), -EINVAL);
	let_run();
	UK_TEST_EXPECT_ZERO(woken);
	uk_sched_thread_terminate(t);
}

UK_TESTCASE(posix_process_tkill, numbers_below_1_are_invalid)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(0, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tkill(-1, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tgkill(0, 1, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_tgkill(1, 0, 0), -EINVAL);
}

UK_TESTCASE(posix_process_tkill, a_thread_that_is_not_assigned_is_left_alone)
{
	struct uk_thread *t = make_idler();

	UK_TEST_EXPECT_ZERO(uk_syscall_r_tkill(ukthread2tid(t), 33));
	UK_TEST_EXPECT(uk_thread_is_blocked(t));
	uk_thread_release(t);
}
