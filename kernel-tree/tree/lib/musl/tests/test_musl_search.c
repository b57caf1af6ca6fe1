/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: tables of <search.h>, and leaving a function by <setjmp.h>.
 */
#define _GNU_SOURCE
#include <search.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_search, NULL);

UK_TESTCASE(musl_search, a_hash_table_finds_what_was_entered)
{
	static char keys[20][4];
	int missing = 0;
	ENTRY *found;

	UK_TEST_EXPECT_NOT_ZERO(hcreate(10));
	for (intptr_t i = 0; i < 20; i++) {
		keys[i][0] = 'a' + i;
		hsearch((ENTRY){.key = keys[i], .data = (void *)i}, ENTER);
	}
	for (intptr_t i = 0; i < 20; i++) {
		found = hsearch((ENTRY){.key = keys[i]}, FIND);
		missing += !found || found->data != (void *)i;
	}
	UK_TEST_EXPECT_ZERO(missing);
	UK_TEST_EXPECT_NULL(hsearch((ENTRY){.key = "none"}, FIND));
	hdestroy();
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static int last, unordered, depth;

static void visit(const void *node, VISIT when, int level)
{
	if (when != postorder && when != leaf)
		return;
	unordered += **(int *const *)node <= last;
	last = **(int *const *)node;
	depth = MAX(depth, level);
}

UK_TESTCASE(musl_search, a_tree_is_sorted_and_balanced)
{
	static int numbers[64];
	void *root = NULL;
	int key = 33, none = 99, **found;

	for (int i = 0; i < 64; i++) {
		numbers[i] = i;
		tsearch(&numbers[i], &root, compare);
	}
	last = -1;
	twalk(root, visit);
	UK_TEST_EXPECT_SNUM_EQ(last, 63);
	UK_TEST_EXPECT_ZERO(unordered);
	UK_TEST_EXPECT_SNUM_LE(depth, 9);
	found = tfind(&key, &root, compare);
	UK_TEST_EXPECT_PTR_EQ(*found, &numbers[33]);
	UK_TEST_EXPECT_NULL(tfind(&none, &root, compare));
	for (int i = 0; i < 64; i++)
		tdelete(&numbers[i], &root, compare);
	UK_TEST_EXPECT_NULL(root);
}

UK_TESTCASE(musl_search, arrays_and_queues_are_searched)
{
	int numbers[4] = {5, 6}, key = 7;
	size_t count = 2;
	struct qelem {
		struct qelem *next, *prev;
	} first = {NULL, NULL}, second;

	UK_TEST_EXPECT_NULL(lfind(&key, numbers, &count, sizeof(int), compare));
	UK_TEST_EXPECT_PTR_EQ(
		lsearch(&key, numbers, &count, sizeof(int), compare),
		&numbers[2]);
	UK_TEST_EXPECT_SNUM_EQ(count, 3);
	insque(&second, &first);
	UK_TEST_EXPECT_PTR_EQ(first.next, &second);
	remque(&second);
	UK_TEST_EXPECT_NULL(first.next);
}

static jmp_buf env;
static volatile int may_leave = 1;

static void descend(int levels)
{
	volatile char frame[64];

	frame[0] = levels;
	if (levels)
		descend(levels - 1);
	else if (may_leave)
		longjmp(env, 0);
	frame[1] = frame[0];
}

UK_TESTCASE(musl_search, longjmp_leaves_many_functions_at_once)
{
	volatile int arrived = 0;
	int value = setjmp(env);

	if (!value)
		descend(10);
	arrived++;
	/* 0 would be the first return */
	UK_TEST_EXPECT_SNUM_EQ(value, 1);
	UK_TEST_EXPECT_SNUM_EQ(arrived, 1);
}

UK_TESTCASE(musl_search, registers_survive_a_jump)
{
	sigjmp_buf sigenv;
	int a = 1, b = 2, c = 3, d = 4, e = 5;

	if (!sigsetjmp(sigenv, 1))
		siglongjmp(sigenv, 5);
	UK_TEST_EXPECT_SNUM_EQ(a + b * 10 + c * 100 + d * 1000 + e * 10000,
			       54321);
}
