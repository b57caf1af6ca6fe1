/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: numbers, sorting, environment, random numbers, memory, options.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_stdlib, NULL);

UK_TESTCASE(musl_stdlib, integers_are_parsed)
{
	char *end;

	UK_TEST_EXPECT_SNUM_EQ(strtol("  +077x", &end, 0), 63);
	UK_TEST_EXPECT_SNUM_EQ(*end, 'x');
	UK_TEST_EXPECT_SNUM_EQ(strtol("zz", NULL, 36), 35 * 36 + 35);
	UK_TEST_EXPECT_SNUM_EQ(strtol("none", &end, 10), 0);
	UK_TEST_EXPECT_SNUM_EQ(*end, 'n');
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(strtol("9223372036854775808", NULL, 10),
			       LONG_MAX);
	UK_TEST_EXPECT_SNUM_EQ(errno, ERANGE);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(strtol("-9223372036854775808", NULL, 10),
			       LONG_MIN);
	UK_TEST_EXPECT_ZERO(errno);
	UK_TEST_EXPECT(strtoul("-1", NULL, 10) == ULONG_MAX);
	UK_TEST_EXPECT_SNUM_EQ(strtoimax("-0x10", NULL, 16), -16);
	UK_TEST_EXPECT_SNUM_EQ(atoi("42abc"), 42);
}

UK_TESTCASE(musl_stdlib, floating_point_is_parsed_to_the_nearest)
{
	char *end;

	UK_TEST_EXPECT(strtod("1e23", NULL) == 1e23);
	UK_TEST_EXPECT(strtod("9007199254740993", NULL) == 9007199254740992.0);
	UK_TEST_EXPECT(strtod("4.9e-324", NULL) == 0x1p-1074);
	UK_TEST_EXPECT(strtof("16777217", NULL) == 16777216.0f);
	UK_TEST_EXPECT(strtod("-0x1.8p1zzz", &end) == -3);
	UK_TEST_EXPECT_ZERO(strcmp(end, "zzz"));
	UK_TEST_EXPECT(isinf(strtod("infinity", NULL)));
	errno = 0;
	UK_TEST_EXPECT(strtod("1e999", NULL) == HUGE_VAL);
	UK_TEST_EXPECT_SNUM_EQ(errno, ERANGE);
	UK_TEST_EXPECT(atof("2.5") == 2.5);
}

UK_TESTCASE(musl_stdlib, quotients_are_rounded_to_zero)
{
	div_t small = div(-7, 2);
	lldiv_t large = lldiv(1LL << 40, -3);

	UK_TEST_EXPECT_SNUM_EQ(small.quot, -3);
	UK_TEST_EXPECT_SNUM_EQ(small.rem, -1);
	UK_TEST_EXPECT_SNUM_EQ(large.quot, -366503875925);
	UK_TEST_EXPECT_SNUM_EQ(large.rem, 1);
	UK_TEST_EXPECT_SNUM_EQ(llabs(-5), 5);
}

struct item {
	int key, order;
};

static int calls;

static int by_key(const void *a, const void *b)
{
	calls++;
	return ((const struct item *)a)->key - ((const struct item *)b)->key;
}

static int by_key_and(const void *a, const void *b, void *arg)
{
	++*(int *)arg;
	return by_key(b, a);
}

UK_TESTCASE(musl_stdlib, qsort_sorts_any_order_in_n_log_n)
{
	static struct item items[200];
	int unsorted = 0, given = 0;

	for (int i = 0; i < 200; i++)
		items[i] = (struct item){.key = (i * 71) % 50, .order = i};
	calls = 0;
	qsort(items, 200, sizeof(items[0]), by_key);
	UK_TEST_EXPECT_SNUM_LT(calls, 200 * 20);
	for (int i = 1; i < 200; i++)
		unsorted += items[i - 1].key > items[i].key;
	UK_TEST_EXPECT_ZERO(unsorted);

	qsort_r(items, 200, sizeof(items[0]), by_key_and, &given);
	for (int i = 1; i < 200; i++)
		unsorted += items[i - 1].key < items[i].key;
	UK_TEST_EXPECT_ZERO(unsorted);
	UK_TEST_EXPECT_SNUM_GT(given, 199);
}

UK_TESTCASE(musl_stdlib, bsearch_finds_all_and_nothing_else)
{
	struct item items[10], key;
	int missed = 0, invented = 0;

	for (int i = 0; i < 10; i++)
		items[i] = (struct item){.key = 2 * i};
	for (int i = -1; i < 21; i++) {
		struct item *found;

		key.key = i;
		found = bsearch(&key, items, 10, sizeof(items[0]), by_key);
		if (i >= 0 && i < 20 && i % 2 == 0)
			missed += found != &items[i / 2];
		else
			invented += found != NULL;
	}
	UK_TEST_EXPECT_ZERO(missed);
	UK_TEST_EXPECT_ZERO(invented);
}

UK_TESTCASE(musl_stdlib, the_environment_is_changed)
{
	static char assigned[] = "SHAPE=round";

	UK_TEST_EXPECT_ZERO(setenv("SHAPE", "square", 0));
	UK_TEST_EXPECT_ZERO(setenv("SHAPE", "flat", 0));
	UK_TEST_EXPECT_ZERO(strcmp(getenv("SHAPE"), "square"));
	UK_TEST_EXPECT_ZERO(putenv(assigned));
	UK_TEST_EXPECT_PTR_EQ(getenv("SHAPE"), assigned + 6);
	UK_TEST_EXPECT_SNUM_EQ(setenv("A=B", "x", 1), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	UK_TEST_EXPECT_NULL(getenv("SHAP"));
	UK_TEST_EXPECT_ZERO(clearenv());
	UK_TEST_EXPECT_NULL(getenv("SHAPE"));
	UK_TEST_EXPECT_NULL(environ ? *environ : NULL);
}

UK_TESTCASE(musl_stdlib, a_seed_gives_the_same_numbers_again)
{
	unsigned short state[3] = {1, 2, 3};
	long first, differing = 0;
	unsigned int seed = 7;
	int small;

	srandom(42);
	first = random();
	for (int i = 0; i < 10; i++)
		differing += random() != first;
	UK_TEST_EXPECT_SNUM_GT(differing, 8);
	srandom(42);
	UK_TEST_EXPECT_SNUM_EQ(random(), first);

	srand(1);
	small = rand();
	UK_TEST_EXPECT_SNUM_GE(small, 0);
	srand(1);
	UK_TEST_EXPECT_SNUM_EQ(rand(), small);
	UK_TEST_EXPECT_SNUM_NQ(rand_r(&seed), rand_r(&seed));

	/* POSIX gives the recurrence: x * 0x5deece66d + 11 mod 2^48 */
	UK_TEST_EXPECT_SNUM_EQ(nrand48(state),
			       ((0x000300020001ULL * 0x5deece66dULL + 11) &
				0xffffffffffffULL) >>
				       17);
}

UK_TESTCASE(musl_stdlib, a5_memory_is_aligned_around_the_edges_of_pages)
{
	int misaligned = 0, overlapping = 0;
	char *a, *b;

	for (int page = 1; page <= 3; page++) {
		for (int off = -64; off <= 16; off += 8) {
			size_t size = page * 4096 + off;

			a = malloc(size);
			b = malloc(size);
			misaligned += (uintptr_t)a % 16 || (uintptr_t)b % 16;
			memset(a, 1, size);
			memset(b, 2, size);
			overlapping += a[0] != 1 || a[size - 1] != 1;
			free(a);
			free(b);
		}
	}
	UK_TEST_EXPECT_ZERO(misaligned);
	UK_TEST_EXPECT_ZERO(overlapping);
}

UK_TESTCASE(musl_stdlib, nothing_can_be_allocated_too)
{
	char *a = malloc(0), *b = malloc(0), *c = calloc(0, 8);
	void *d = NULL;

	UK_TEST_EXPECT_NOT_NULL(a);
	UK_TEST_EXPECT_NOT_NULL(b);
	UK_TEST_EXPECT_NOT_NULL(c);
	UK_TEST_EXPECT(a != b && b != c);
	a = realloc(a, 0);
	UK_TEST_EXPECT_NOT_NULL(a);
	UK_TEST_EXPECT_ZERO(posix_memalign(&d, 64, 0));
	free(a);
	free(b);
	free(c);
	free(d);
}

UK_TESTCASE(musl_stdlib, memory_keeps_its_content_when_it_grows)
{
	char *text = strcpy(malloc(6), "grown");
	int same = 0;

	for (size_t size = 16; size < 40000; size *= 3) {
		text = realloc(text, size);
		same += !strcmp(text, "grown");
	}
	UK_TEST_EXPECT_SNUM_EQ(same, 8);
	errno = 0;
	UK_TEST_EXPECT_NULL(reallocarray(text, SIZE_MAX / 2, 3));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_ZERO(strcmp(text, "grown"));
	free(text);
}

UK_TESTCASE(musl_stdlib, options_are_told_from_arguments)
{
	char *argv[] = {"prog", "-a", "-bvalue", "--", "-c", "rest", NULL};
	char *bad[] = {"prog", "-x", NULL};

	optind = 1;
	UK_TEST_EXPECT_SNUM_EQ(getopt(6, argv, "ab:c"), 'a');
	UK_TEST_EXPECT_SNUM_EQ(getopt(6, argv, "ab:c"), 'b');
	UK_TEST_EXPECT_ZERO(strcmp(optarg, "value"));
	UK_TEST_EXPECT_SNUM_EQ(getopt(6, argv, "ab:c"), -1);
	UK_TEST_EXPECT_SNUM_EQ(optind, 4);
	optind = 0;
	opterr = 0;
	UK_TEST_EXPECT_SNUM_EQ(getopt(2, bad, "ab:c"), '?');
	UK_TEST_EXPECT_SNUM_EQ(optopt, 'x');
}

UK_TESTCASE(musl_stdlib, long_options_are_found_among_arguments)
{
	static const struct option options[] = {
		{"verbose", no_argument, NULL, 'v'},
		{"output", required_argument, NULL, 'o'},
		{NULL, 0, NULL, 0},
	};
	char *argv[] = {"prog", "file", "--verb", "--output=x", NULL};
	int index = -1;

	optind = 0;
	UK_TEST_EXPECT_SNUM_EQ(getopt_long(4, argv, "vo:", options, &index),
			       'v');
	UK_TEST_EXPECT_ZERO(index);
	UK_TEST_EXPECT_SNUM_EQ(getopt_long(4, argv, "vo:", options, NULL), 'o');
	UK_TEST_EXPECT_ZERO(strcmp(optarg, "x"));
	UK_TEST_EXPECT_SNUM_EQ(getopt_long(4, argv, "vo:", options, NULL), -1);
	UK_TEST_EXPECT_ZERO(strcmp(argv[optind], "file"));
}
