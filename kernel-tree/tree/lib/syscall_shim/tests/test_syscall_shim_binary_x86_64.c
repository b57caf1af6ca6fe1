/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syscall_shim: system calls by the `syscall` instruction (contract 3).
 */
#include <errno.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(syscall_shim_binary, NULL);

static long syscall6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long ret;

	__asm__ __volatile__("syscall"
			     : "=a"(ret)
			     : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10),
			       "r"(r8), "r"(r9)
			     : "rcx", "r11", "memory");
	return ret;
}

UK_TESTCASE(syscall_shim_binary, all_arguments_and_the_result_are_passed)
{
	UK_TEST_EXPECT_SNUM_EQ(syscall6(SYS_mbind, 1, 2, 3, 4, 5, 6), 654321);
}

UK_TESTCASE(syscall_shim_binary, errors_are_negative_and_errno_stays)
{
	errno = EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(
		syscall6(SYS_lookup_dcookie, ENOENT, 0, 0, 0, 0, 0), -ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(syscall6(100000, 0, 0, 0, 0, 0, 0), -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
}

UK_TESTCASE(syscall_shim_binary, the_return_address_is_behind_the_instruction)
{
	__uptr seen, behind;

	__asm__ __volatile__("leaq 1f(%%rip), %1\n\t"
			     "syscall\n"
			     "1:"
			     : "=a"(seen), "=&r"(behind)
			     : "a"((long)SYS_request_key)
			     : "rcx", "r11", "memory");
	UK_TEST_EXPECT_SNUM_EQ(seen, behind);
	UK_TEST_EXPECT_ZERO(uk_syscall_return_addr());
}

/* Registers and stack as binary code may rely on them */
static struct {
	__u64 rdx, r10, r8, red_zone;
	double xmm;
} after;

UK_TESTCASE(syscall_shim_binary, registers_and_the_red_zone_are_kept)
{
	double value = 2.5;

	__asm__ __volatile__("movq $3, %%rdx\n\t"
			     "movq $4, %%r10\n\t"
			     "movq $5, %%r8\n\t"
			     "movsd %[value], %%xmm9\n\t"
			     "subq $128, %%rsp\n\t"
			     "movq $6, -8+128(%%rsp)\n\t"
			     "addq $128, %%rsp\n\t"
			     "movl %[nr], %%eax\n\t"
			     "syscall\n\t"
			     "subq $128, %%rsp\n\t"
			     "movq -8+128(%%rsp), %%r11\n\t"
			     "addq $128, %%rsp\n\t"
			     "movq %%rdx, %[rdx]\n\t"
			     "movq %%r10, %[r10]\n\t"
			     "movq %%r8, %[r8]\n\t"
			     "movq %%r11, %[red]\n\t"
			     "movsd %%xmm9, %[xmm]"
			     : [rdx] "=m"(after.rdx), [r10] "=m"(after.r10),
			       [r8] "=m"(after.r8), [red] "=m"(after.red_zone),
			       [xmm] "=m"(after.xmm)
			     : [value] "m"(value), [nr] "i"(SYS_nanosleep),
			       "D"(0UL), "S"(0UL)
			     : "rax", "rcx", "rdx", "r8", "r10", "r11", "xmm9",
			       "memory");
	UK_TEST_EXPECT_SNUM_EQ(after.rdx, 3);
	UK_TEST_EXPECT_SNUM_EQ(after.r10, 4);
	UK_TEST_EXPECT_SNUM_EQ(after.r8, 5);
	UK_TEST_EXPECT_SNUM_EQ(after.red_zone, 6);
	UK_TEST_EXPECT(after.xmm == 2.5);
}
