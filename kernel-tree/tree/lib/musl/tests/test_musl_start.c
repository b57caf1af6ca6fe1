/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: what its start-up must have left behind, and the objects that ours
 * replace (docs/adr/0003).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fenv.h>
#include <float.h>
#include <limits.h>
#include <malloc.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <uk/config.h>
#include <uk/test.h>

uk_testsuite_register(musl_start, NULL);

UK_TESTCASE(musl_start, the_program_knows_its_surroundings)
{
	UK_TEST_EXPECT_ZERO(
		strcmp(program_invocation_short_name, CONFIG_UK_NAME));
	UK_TEST_EXPECT_SNUM_EQ(sysconf(_SC_PAGESIZE), 4096);
	UK_TEST_EXPECT_SNUM_EQ(getauxval(AT_PAGESZ), 4096);
	UK_TEST_EXPECT_NOT_ZERO(getauxval(AT_RANDOM));
	UK_TEST_EXPECT_NULL(getenv("PATH"));
	UK_TEST_EXPECT_ZERO(setenv("COLOUR", "blue", 1));
	UK_TEST_EXPECT_ZERO(strcmp(getenv("COLOUR"), "blue"));
	UK_TEST_EXPECT_ZERO(unsetenv("COLOUR"));
}

UK_TESTCASE(musl_start, there_is_randomness)
{
	extern uintptr_t __stack_chk_guard;
	const char *random = (const char *)getauxval(AT_RANDOM);
	char first[16] = "", second[16] = "";

	UK_TEST_EXPECT_ZERO(getentropy(first, sizeof(first)));
	UK_TEST_EXPECT_ZERO(getentropy(second, sizeof(second)));
	UK_TEST_EXPECT_NOT_ZERO(memcmp(first, second, sizeof(first)));
	/* the second byte ends strings, so that none can hold the guard */
	UK_TEST_EXPECT_SNUM_EQ((char)__stack_chk_guard, random[0]);
	UK_TEST_EXPECT_ZERO(__stack_chk_guard >> 8 & 0xff);
	UK_TEST_EXPECT_NOT_ZERO(__stack_chk_guard);
}

UK_TESTCASE(musl_start, system_calls_reach_the_kernel_by_name_and_by_number)
{
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(lseek(-1, 0, SEEK_SET), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EBADF);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(syscall(SYS_lseek, -1, 0, SEEK_SET), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EBADF);
	errno = 0;
	/* a cancellation point */
	UK_TEST_EXPECT_SNUM_EQ(write(-1, "", 1), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EBADF);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(syscall(LONG_MAX), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
}

UK_TESTCASE(musl_start, there_are_no_second_processes)
{
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(fork(), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(vfork(), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOSYS);
}

UK_TESTCASE(musl_start, impossible_memory_is_refused)
{
	volatile size_t huge = SIZE_MAX / 2;
	void *const before = &errno, *ptr = before;

	errno = 0;
	UK_TEST_EXPECT_NULL(calloc(huge, 4));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	errno = 0;
	UK_TEST_EXPECT_NULL(memalign(48, 100));
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	errno = EXDEV;
	UK_TEST_EXPECT_SNUM_EQ(posix_memalign(&ptr, 3, 100), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
	UK_TEST_EXPECT_PTR_EQ(ptr, before);
	free(NULL);
}

UK_TESTCASE(musl_start, floating_point_exceptions_are_kept_for_both_units)
{
	volatile double zero = 0;
	volatile long double lzero = 0;

	feclearexcept(FE_ALL_EXCEPT);
	UK_TEST_EXPECT_ZERO(fetestexcept(FE_ALL_EXCEPT));
	UK_TEST_EXPECT(isinf(1 / zero));
	UK_TEST_EXPECT_SNUM_EQ(fetestexcept(FE_ALL_EXCEPT), FE_DIVBYZERO);
	feclearexcept(FE_DIVBYZERO);
	UK_TEST_EXPECT(isinf(1 / lzero));
	UK_TEST_EXPECT_SNUM_EQ(fetestexcept(FE_ALL_EXCEPT), FE_DIVBYZERO);
	feraiseexcept(FE_INVALID);
	feclearexcept(FE_DIVBYZERO);
	UK_TEST_EXPECT_SNUM_EQ(fetestexcept(FE_ALL_EXCEPT), FE_INVALID);
	feclearexcept(FE_ALL_EXCEPT);
}

UK_TESTCASE(musl_start, rounding_applies_to_both_units)
{
	volatile double half = 2.5;
	volatile long double lhalf = 2.5L;
	fenv_t saved;

	fegetenv(&saved);
	UK_TEST_EXPECT_SNUM_EQ(fegetround(), FE_TONEAREST);
	UK_TEST_EXPECT_ZERO(fesetround(FE_UPWARD));
	UK_TEST_EXPECT_SNUM_EQ(fegetround(), FE_UPWARD);
	UK_TEST_EXPECT(rint(half) == 3);
	UK_TEST_EXPECT(rintl(lhalf) == 3);
	UK_TEST_EXPECT_NOT_ZERO(fesetround(0x123));
	fesetenv(FE_DFL_ENV);
	UK_TEST_EXPECT_SNUM_EQ(fegetround(), FE_TONEAREST);
	UK_TEST_EXPECT(rint(half) == 2);
	UK_TEST_EXPECT(rintl(lhalf) == 2);
	fesetround(FE_TOWARDZERO);
	fesetenv(&saved);
	UK_TEST_EXPECT_SNUM_EQ(fegetround(), FE_TONEAREST);
}

UK_TESTCASE(musl_start, long_double_exponentials_compute)
{
	/* expl() of 128 bits is that of double, says musl */
	long double near = LDBL_MANT_DIG > 64 ? 1e-15L : 1e-17L;
	volatile long double x = 0.5L, tiny = 1e-18L;

	UK_TEST_EXPECT(fabsl(exp2l(x) * exp2l(x) - 2) < 1e-17L);
	UK_TEST_EXPECT(fabsl(expl(x) * expl(-x) - 1) < near);
	UK_TEST_EXPECT(fabsl(expm1l(tiny) / tiny - 1) < 1e-15L);
}
