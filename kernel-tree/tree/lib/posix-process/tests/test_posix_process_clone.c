/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-process: what a child of clone finds, and what its parent gets
 * (contract 4.2).
 */
#include <uk/test.h>

#include "../process_impl.h"
#include "raw_clone.h"

uk_testsuite_register(posix_process_clone, NULL);

static __uk_tls int own = 1;

static struct {
	bool ran;
	__uptr sp;
	long registers;
	void *arg;
	long tid, pid;
	__uptr tlsp, return_addr;
	int own;
	struct uk_thread *thread;
} child;

static void note(__uptr sp, long registers, void *arg)
{
	child.ran = true;
	child.sp = sp;
	child.registers = registers;
	child.arg = arg;
	child.tlsp = ukplat_tlsp_get();
	child.thread = uk_thread_current();
}

/* Without TLS there are no system calls */
static __noreturn void without_tls(__uptr sp, long registers, void *arg)
{
	note(sp, registers, arg);
	uk_sched_thread_exit();
}

static __noreturn void with_tls(__uptr sp, long registers, void *arg)
{
	note(sp, registers, arg);
	child.tid = uk_syscall_r_gettid();
	child.pid = uk_syscall_r_getpid();
	child.own = own;
	own = 3;
	child.return_addr = uk_syscall_return_addr();
	uk_syscall_r_exit(0);
	__builtin_unreachable();
}

static void forget(void)
{
	memset(&child, 0, sizeof(child));
}

UK_TESTCASE(posix_process_clone, the_child_starts_with_zero_registers)
{
	void *sp = raw_stack(without_tls, &child);
	long tid;

	forget();
	tid = raw_clone5(RAW_FLAGS, sp, NULL, NULL, 0);
	UK_TEST_EXPECT_SNUM_GT(tid, 1);
	UK_TEST_EXPECT(!child.ran);
	raw_let_run();
	UK_TEST_EXPECT(child.ran);
	UK_TEST_EXPECT_ZERO(child.registers);
}

UK_TESTCASE(posix_process_clone, the_child_runs_on_the_stack_it_was_given)
{
	void *sp = raw_stack(without_tls, &child);

	forget();
	raw_clone5(RAW_FLAGS, sp, NULL, NULL, 0);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(child.sp, (__uptr)sp);
	UK_TEST_EXPECT_PTR_EQ(child.arg, &child);
}

UK_TESTCASE(posix_process_clone, settls_gives_the_child_its_tls)
{
	__uptr tls = raw_tls();
	long tid;

	forget();
	own = 2;
	tid = raw_clone5(RAW_FLAGS | CLONE_SETTLS, raw_stack(with_tls, NULL),
			 NULL, NULL, tls);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(child.tlsp, tls);
	UK_TEST_EXPECT_SNUM_EQ(child.own, 1);
	UK_TEST_EXPECT_SNUM_EQ(own, 2);
	UK_TEST_EXPECT_SNUM_EQ(child.tid, tid);
	UK_TEST_EXPECT_SNUM_EQ(child.pid, 1);
}

UK_TESTCASE(posix_process_clone, the_child_is_in_no_system_call)
{
	__uptr tls = raw_tls();

	/* As if the TLS were that of a thread that ended in one */
	*(__uptr *)((__uptr) &
		    _uk_syscall_return_addr - ukplat_tlsp_get() + tls) = 4711;
	forget();
	raw_clone5(RAW_FLAGS | CLONE_SETTLS, raw_stack(with_tls, NULL), NULL,
		   NULL, tls);
	UK_TEST_EXPECT_ZERO(uk_syscall_return_addr());
	raw_let_run();
	UK_TEST_EXPECT(child.ran);
	UK_TEST_EXPECT_ZERO(child.return_addr);
}

static __noreturn void compares_name(__uptr sp, long registers, void *arg)
{
	const char *name = uk_thread_current()->name;

	note(sp, registers, arg);
	child.own = name != arg && !strcmp(name, arg);
	uk_sched_thread_exit();
}

UK_TESTCASE(posix_process_clone, the_child_has_a_copy_of_the_parents_name)
{
	forget();
	raw_clone5(RAW_FLAGS,
		   raw_stack(compares_name, (void *)uk_thread_current()->name),
		   NULL, NULL, 0);
	raw_let_run();
	UK_TEST_EXPECT_SNUM_EQ(child.own, 1);
}

UK_TESTCASE(posix_process_clone, without_settls_the_tls_register_is_zero)
{
	forget();
	child.tlsp = 1;
	raw_clone5(RAW_FLAGS, raw_stack(without_tls, NULL), NULL, NULL, 4711);
	raw_let_run();
	UK_TEST_EXPECT_ZERO(child.tlsp);
}
