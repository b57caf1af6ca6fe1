/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syscall_shim: where the running system call returns to (contract 3, 4.2).
 */
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(syscall_shim_return, NULL);

UK_LLSYSCALL_R_DEFINE(long, request_key)
{
	return uk_syscall_return_addr();
}

/* errno style goes from one of its functions through the other */
UK_LLSYSCALL_DEFINE(long, keyctl)
{
	return uk_syscall_return_addr();
}

UK_LLSYSCALL_R_DEFINE(long, nfsservctl)
{
	__uptr mine = uk_syscall_return_addr();

	if (mine != (__uptr)uk_syscall_r_request_key() ||
	    mine != (__uptr)uk_syscall_e_keyctl() ||
	    mine != (__uptr)uk_syscall(SYS_keyctl))
		return 0;
	return uk_syscall_return_addr();
}

/* The functions of the shim lie elsewhere, and a case is not as long */
#define CASE_SIZE 4096
#define EXPECT_HERE(call)                                                      \
	do {                                                                   \
		__uptr _addr = (call);                                         \
                                                                               \
		UK_TEST_EXPECT(_addr - (__uptr)esac->func < CASE_SIZE);        \
	} while (0)

UK_TESTCASE(syscall_shim_return, a_direct_call_returns_to_its_caller)
{
	EXPECT_HERE(uk_syscall_r_request_key());
	EXPECT_HERE(uk_syscall_e_request_key());
	EXPECT_HERE(uk_syscall_r_keyctl());
	EXPECT_HERE(uk_syscall_e_keyctl());
	EXPECT_HERE(uk_syscall_r_static(SYS_request_key));
}

UK_TESTCASE(syscall_shim_return, a_call_by_number_returns_to_its_caller)
{
	EXPECT_HERE(uk_syscall(SYS_request_key));
	EXPECT_HERE(uk_syscall_r(SYS_request_key));
	EXPECT_HERE(uk_syscall6(SYS_request_key, 0, 0, 0, 0, 0, 0));
	EXPECT_HERE(uk_syscall6_r(SYS_request_key, 0, 0, 0, 0, 0, 0));
}

UK_TESTCASE(syscall_shim_return, nested_calls_return_where_the_outermost_does)
{
	EXPECT_HERE(uk_syscall_r_nfsservctl());
	EXPECT_HERE(uk_syscall(SYS_nfsservctl));
}

UK_TESTCASE(syscall_shim_return, outside_of_a_call_there_is_no_address)
{
	UK_TEST_EXPECT_ZERO(uk_syscall_return_addr());
	uk_syscall_r_nfsservctl();
	UK_TEST_EXPECT_ZERO(uk_syscall_return_addr());
	uk_syscall(SYS_kexec_load);
	UK_TEST_EXPECT_ZERO(uk_syscall_return_addr());
}
