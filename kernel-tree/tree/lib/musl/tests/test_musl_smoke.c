/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: does the libc work in the kernel? Not a test of the libc itself.
 */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(musl_smoke, NULL);

UK_TESTCASE(musl_smoke, printf_formats_into_a_buffer)
{
	char buf[64];

	UK_TEST_EXPECT_SNUM_EQ(snprintf(buf, sizeof(buf), "%d %s %5.1f|%-4x|",
					-7, "text", 2.25, 255),
			       19);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "-7 text   2.2|ff  |"));
	UK_TEST_EXPECT_SNUM_EQ(snprintf(buf, 4, "%s", "truncated"), 9);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "tru"));
}

UK_TESTCASE(musl_smoke, floating_point_is_printed_and_read_exactly)
{
	char buf[64];

	snprintf(buf, sizeof(buf), "%.17g %g %e", 0.1, 1e300, 12345.678);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "0.10000000000000001 1e+300 "
					"1.234568e+04"));
	UK_TEST_EXPECT(strtod("0.1", NULL) == 0.1);
	UK_TEST_EXPECT(strtod("0x1.8p3", NULL) == 12.0);
	UK_TEST_EXPECT(strtold("1e-4000", NULL) > 0);
	UK_TEST_EXPECT(isnan(strtod("nan", NULL)));
}

UK_TESTCASE(musl_smoke, the_math_library_computes)
{
	volatile double two = 2.0;

	UK_TEST_EXPECT(fabs(sqrt(two) * sqrt(two) - two) < 1e-15);
	UK_TEST_EXPECT(fabs(sin(3.0) * sin(3.0) + cos(3.0) * cos(3.0) - 1) <
		       1e-15);
	UK_TEST_EXPECT(exp2(two * 5) == 1024);
	UK_TEST_EXPECT(exp2l(two * 4) == 256);
	UK_TEST_EXPECT(lrint(two * 1.25) == 2);
}

UK_TESTCASE(musl_smoke, strings_are_searched_split_and_compared)
{
	char text[] = "one,two;three", *save;

	UK_TEST_EXPECT_ZERO(strcmp(strtok_r(text, ",;", &save), "one"));
	UK_TEST_EXPECT_ZERO(strcmp(strtok_r(NULL, ",;", &save), "two"));
	UK_TEST_EXPECT_ZERO(strcmp(strtok_r(NULL, ",;", &save), "three"));
	UK_TEST_EXPECT_NULL(strtok_r(NULL, ",;", &save));
	UK_TEST_EXPECT_ZERO(strcmp(strstr("haystack", "st"), "stack"));
	UK_TEST_EXPECT_SNUM_LT(strncmp("abc", "abd", 3), 0);
	UK_TEST_EXPECT_SNUM_EQ(toupper('q'), 'Q');
}

UK_TESTCASE(musl_smoke, numbers_are_parsed_with_errors)
{
	char *end;

	UK_TEST_EXPECT_SNUM_EQ(strtol("-0x1fz", &end, 0), -31);
	UK_TEST_EXPECT_SNUM_EQ(*end, 'z');
	errno = 0;
	UK_TEST_EXPECT(strtoull("99999999999999999999", NULL, 10) ==
		       UINT64_MAX);
	UK_TEST_EXPECT_SNUM_EQ(errno, ERANGE);
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

UK_TESTCASE(musl_smoke, qsort_sorts_and_bsearch_finds)
{
	int numbers[100], key = 42, unsorted = 0, *found;

	for (int i = 0; i < 100; i++)
		numbers[i] = (i * 37) % 100;
	qsort(numbers, 100, sizeof(int), compare);
	for (int i = 0; i < 100; i++)
		unsorted += numbers[i] != i;
	UK_TEST_EXPECT_ZERO(unsorted);
	found = bsearch(&key, numbers, 100, sizeof(int), compare);
	UK_TEST_EXPECT_PTR_EQ(found, &numbers[42]);
}

UK_TESTCASE(musl_smoke, malloc_gives_aligned_memory)
{
	void *volatile ptr;

	for (size_t size = 1; size <= 70000; size = size * 3 + 1) {
		ptr = malloc(size);
		UK_TEST_EXPECT_NOT_NULL(ptr);
		UK_TEST_EXPECT_ZERO((uintptr_t)ptr % 16);
		free(ptr);
	}
	ptr = calloc(10, 10);
	UK_TEST_EXPECT_NOT_NULL(ptr);
	ptr = realloc(ptr, 1000);
	UK_TEST_EXPECT_NOT_NULL(ptr);
	free(ptr);
	ptr = aligned_alloc(256, 512);
	UK_TEST_EXPECT_ZERO((uintptr_t)ptr % 256);
	free(ptr);
}

UK_TESTCASE(musl_smoke, a_stream_in_memory_works)
{
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);

	UK_TEST_EXPECT_NOT_NULL(f);
	fprintf(f, "line %d\n", 1);
	fputs("line 2", f);
	UK_TEST_EXPECT_ZERO(fclose(f));
	UK_TEST_EXPECT_SNUM_EQ(len, 13);
	UK_TEST_EXPECT_ZERO(strcmp(text, "line 1\nline 2"));
	free(text);
}

UK_TESTCASE(musl_smoke, longjmp_comes_back)
{
	volatile int passes = 0;
	jmp_buf env;
	int value = setjmp(env);

	if (++passes < 3)
		longjmp(env, passes + 10);
	UK_TEST_EXPECT_SNUM_EQ(passes, 3);
	UK_TEST_EXPECT_SNUM_EQ(value, 12);
}

UK_TESTCASE(musl_smoke, wide_characters_are_converted)
{
	wchar_t wide[8];

	UK_TEST_EXPECT_SNUM_EQ(mbstowcs(wide, "abc", 8), 3);
	UK_TEST_EXPECT_SNUM_EQ(wide[2], L'c');
	UK_TEST_EXPECT_SNUM_EQ(wcslen(wide), 3);
}

static int *their_errno;
static int their_value;

static __noreturn void sets_errno(void *arg __unused)
{
	their_errno = &errno;
	their_value = errno;
	errno = EDOM;
	uk_sched_yield();
	their_value = errno;
	uk_sched_thread_exit();
}

UK_TESTCASE(musl_smoke, each_thread_has_its_own_errno)
{
	errno = EXDEV;
	their_value = -1;
	uk_sched_thread_create(uk_sched_current(), sets_errno, NULL, "errno");
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(their_value);
	UK_TEST_EXPECT_SNUM_EQ(errno, EXDEV);
	UK_TEST_EXPECT(their_errno != &errno);
	errno = ERANGE;
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(their_value, EDOM);
}

static char formatted[32];

static __noreturn void formats(void *arg)
{
	snprintf(formatted, sizeof(formatted), "%.3f", *(double *)arg);
	uk_sched_thread_exit();
}

UK_TESTCASE(musl_smoke, kernel_threads_can_use_the_libc)
{
	double number = 3.14159;

	uk_sched_thread_create(uk_sched_current(), formats, &number, "libc");
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(strcmp(formatted, "3.142"));
}
