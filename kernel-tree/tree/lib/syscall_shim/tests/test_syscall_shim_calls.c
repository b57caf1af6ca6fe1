/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syscall_shim: both styles of definition, every way to call (contract 3, row
 * B14 mended). The calls defined here have a number on every architecture, and
 * nobody else will provide them: there is one node of memory, and no keyring.
 */
#include <errno.h>
#include <string.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(syscall_shim_calls, NULL);

#define UNKNOWN_NR 100000

/* errno style: 0 succeeds, others fail with that errno, -1 forgets it */
UK_LLSYSCALL_DEFINE(int, lookup_dcookie, int, error)
{
	if (!error)
		return 42;
	if (error > 0)
		errno = error;
	return -1;
}

/* raw style: the sum, or an error */
UK_LLSYSCALL_R_DEFINE(long, migrate_pages, int, a, long, b)
{
	return a + b;
}

UK_LLSYSCALL_R_DEFINE(long, mbind, long, a, long, b, long, c, long, d, long, e,
		      long, f)
{
	return a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000 * f;
}

UK_LLSYSCALL_R_DEFINE(long, move_pages, long, a, long, b, long, c, long, d,
		      long, e, long, f, long, g)
{
	return a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000 * f +
	       1000000 * g;
}

UK_TESTCASE(syscall_shim_calls, a_call_may_have_seven_arguments)
{
	volatile long nr = SYS_move_pages;

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_move_pages(1, 2, 3, 4, 5, 6, 7),
			       7654321);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_static(SYS_move_pages, 1, 2, 3, 4, 5, 6, 7),
		7654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r(nr, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
			       7654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall(nr, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
			       7654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall6_r(nr, 1, 2, 3, 4, 5, 6), 654321);
}

UK_TESTCASE(syscall_shim_calls, errno_style_e_sets_errno_and_returns_minus_1)
{
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_lookup_dcookie(0), 42);
	UK_TEST_EXPECT_ZERO(errno);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_lookup_dcookie(ENOENT), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
}

UK_TESTCASE(syscall_shim_calls, errno_style_r_returns_the_code_and_keeps_errno)
{
	errno = EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lookup_dcookie(0), 42);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lookup_dcookie(ENOENT), -ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
}

UK_TESTCASE(syscall_shim_calls, an_error_without_a_code_becomes_efault)
{
	errno = EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lookup_dcookie(-1), -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
}

UK_TESTCASE(syscall_shim_calls, raw_style_r_passes_any_value_through)
{
	errno = EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_migrate_pages(40, 2), 42);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_migrate_pages(0, -EPERM), -EPERM);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_migrate_pages(0, -100000), -100000);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
}

UK_TESTCASE(syscall_shim_calls,
	    raw_style_e_takes_minus_512_to_minus_1_for_errors)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_migrate_pages(0, -EPERM), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EPERM);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_migrate_pages(0, -512), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, 512);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_migrate_pages(0, -513), -513);
	UK_TEST_EXPECT_ZERO(uk_syscall_e_migrate_pages(0, 0));
}

UK_TESTCASE(syscall_shim_calls, arguments_are_cast_to_their_types)
{
	/* The first parameter is an int */
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_migrate_pages(0x100000001, 1), 2);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_migrate_pages(0, 0x100000001),
			       0x100000001);
}

UK_TESTCASE(syscall_shim_calls, calls_by_a_constant_number_pass_all_arguments)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_static(SYS_mbind, 1, 2, 3, 4, 5, 6),
			       654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_static(SYS_mbind, 1, 2, 3, 4, 5, 6),
			       654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_static(SYS_lookup_dcookie, ENOENT),
			       -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
}

UK_TESTCASE(syscall_shim_calls,
	    missing_arguments_are_0_and_surplus_ones_dropped)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_static(SYS_mbind, 7), 7);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_static(SYS_mbind, 7, 8), 87);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_static(SYS_migrate_pages, 1, 2, 3, 4), 3);
}

UK_TESTCASE(syscall_shim_calls, calls_by_a_variable_number_agree)
{
	volatile long nr = SYS_mbind;

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall(nr, 1L, 2L, 3L, 4L, 5L, 6L), 654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r(nr, 1L, 2L, 3L, 4L, 5L, 6L),
			       654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall6(nr, 1, 2, 3, 4, 5, 6), 654321);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall6_r(nr, 1, 2, 3, 4, 5, 6), 654321);
	nr = SYS_lookup_dcookie;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall6_r(nr, ENOENT, 0, 0, 0, 0, 0),
			       -ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall6(nr, EPERM, 0, 0, 0, 0, 0), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EPERM);
}

UK_TESTCASE(syscall_shim_calls, b14_an_unknown_number_sets_errno_to_enosys)
{
	volatile long nr = UNKNOWN_NR;

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r(nr), -ENOSYS);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall(nr), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	nr = -1;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall6_r(nr, 0, 0, 0, 0, 0, 0), -ENOSYS);
}

UK_TESTCASE(syscall_shim_calls, b14_a_call_nobody_provides_is_enosys_too)
{
	volatile long nr = SYS_kexec_load;

	errno = EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r(nr), -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_static(SYS_kexec_load), -ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_static(SYS_kexec_load), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_e_kexec_load(1, 2), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_kexec_load(), -ENOSYS);
}

UK_TESTCASE(syscall_shim_calls, names_are_known_for_provided_and_other_numbers)
{
	UK_TEST_EXPECT_ZERO(
		strcmp(uk_syscall_name(SYS_lookup_dcookie), "lookup_dcookie"));
	UK_TEST_EXPECT_ZERO(
		strcmp(uk_syscall_name(SYS_kexec_load), "kexec_load"));
	UK_TEST_EXPECT_NULL(uk_syscall_name(UNKNOWN_NR));
	UK_TEST_EXPECT_ZERO(strcmp(uk_syscall_name_p(SYS_lookup_dcookie),
				   "lookup_dcookie"));
	UK_TEST_EXPECT_NULL(uk_syscall_name_p(SYS_kexec_load));
}

UK_TESTCASE(syscall_shim_calls, the_raw_function_of_a_number_can_be_had)
{
	UK_TEST_EXPECT_PTR_EQ(uk_syscall_r_fn(SYS_lookup_dcookie),
			      uk_syscall_r_lookup_dcookie);
	UK_TEST_EXPECT_NULL(uk_syscall_r_fn(SYS_kexec_load));
	UK_TEST_EXPECT_NULL(uk_syscall_r_fn(UNKNOWN_NR));
}
