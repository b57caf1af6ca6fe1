/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each macro of <uk/test.h> where it holds, the order of cases, and suites
 * that say no. That failures are reported is shown from the host, with an
 * application whose suite fails.
 */
#include <string.h>
#include <uk/test.h>

/* A suite whose cases stand in the wrong order; run by the init function */
_UK_TESTSUITE(uktest_order, NULL);

static char order[4];

static void note_order(char letter)
{
	order[strlen(order)] = letter;
}

UK_TESTCASE(uktest_order, c_runs_last)
{
	note_order('c');
}

UK_TESTCASE(uktest_order, a_runs_first)
{
	note_order('a');
}

UK_TESTCASE_DESC(uktest_order, b_runs_between, "with a description")
{
	note_order('b');
}

static int order_result = -1;

static int run_order(struct uk_testsuite *suite __unused)
{
	order_result = uk_testsuite_run(&_uk_testsuite_uktest_order);
	return 0;
}

uk_testsuite_register(uktest_macros, run_order);

UK_TESTCASE(uktest_macros, cases_run_in_alphabetical_order)
{
	UK_TEST_EXPECT_ZERO(order_result);
	UK_TEST_EXPECT_ZERO(strcmp(order, "abc"));
}

UK_TESTCASE(uktest_macros, a_case_knows_its_name_description_and_file)
{
	struct uk_testcase *b =
		uk_testsuite_first_case(&_uk_testsuite_uktest_order) + 1;

	UK_TEST_EXPECT_ZERO(strcmp(b->name, "b_runs_between"));
	UK_TEST_EXPECT_ZERO(strcmp(b->desc, "with a description"));
	UK_TEST_EXPECT_ZERO(strcmp(b->file, "test_uktest_macros.c"));
	UK_TEST_EXPECT_NULL(esac->desc);
}

UK_TESTCASE(uktest_macros, a_case_that_ran_without_failure_succeeded)
{
	struct uk_testcase *a =
		uk_testsuite_first_case(&_uk_testsuite_uktest_order);

	UK_TEST_EXPECT_SNUM_EQ(a->asserts->status, UK_TEST_ASSERT_SUCCESS);
	UK_TEST_EXPECT_SNUM_EQ(esac->asserts->status, UK_TEST_ASSERT_HEADER);
}

UK_TESTCASE(uktest_macros, each_comparison_holds_where_it_should)
{
	int seven = 7, *pointer = &seven;

	UK_TEST_EXPECT(seven);
	UK_TEST_ASSERT(seven == 7);
	UK_TEST_ASSERTF(seven == 7, "seven is %d", seven);
	UK_TEST_EXPECT_NULL(NULL);
	UK_TEST_EXPECT_NOT_NULL(pointer);
	UK_TEST_EXPECT_PTR_EQ(pointer, &seven);
	UK_TEST_EXPECT_ZERO(seven - 7);
	UK_TEST_EXPECT_NOT_ZERO(seven);
	UK_TEST_EXPECT_BYTES_EQ("abcd", "abce", 3);
	UK_TEST_EXPECT_SNUM_EQ(seven, 7);
	UK_TEST_EXPECT_SNUM_NQ(seven, 8);
	UK_TEST_EXPECT_SNUM_GT(seven, 6);
	UK_TEST_EXPECT_SNUM_GE(seven, 7);
	UK_TEST_EXPECT_SNUM_LT(-seven, 0);
	UK_TEST_EXPECT_SNUM_LE(seven, 7);
}

UK_TESTCASE(uktest_macros, operands_are_evaluated_once)
{
	int count = 0;

	UK_TEST_EXPECT_SNUM_EQ(++count, 1);
	UK_TEST_EXPECT_SNUM_GE(count, count++);
	UK_TEST_EXPECT_SNUM_EQ(count, 2);
}

UK_TESTCASE(uktest_macros, expressions_may_contain_a_percent_sign)
{
	UK_TEST_EXPECT_SNUM_EQ(17 % 5, 2);
	UK_TEST_EXPECT(strcmp("%s%n", "%s") > 0);
}

static int refuse(struct uk_testsuite *suite __unused)
{
	return 3;
}

static bool skipped_case_ran;

static void skipped_case(struct uk_testcase *esac __unused)
{
	skipped_case_ran = true;
}

UK_TESTCASE(uktest_macros, a_suite_whose_init_refuses_runs_no_case)
{
	/* Built by hand, so that the totals do not count it as failed */
	static struct {
		struct uk_testsuite suite;
		struct uk_testcase only;
	} manual = {
		.suite = {.name = "manual", .init = refuse},
		.only = {.name = "skipped", .func = skipped_case},
	};

	manual.suite.cases_end = &manual.only + 1;
	UK_TEST_EXPECT_SNUM_EQ(uk_testsuite_run(&manual.suite), 3);
	UK_TEST_EXPECT_SNUM_EQ(manual.suite.init_result, 3);
	UK_TEST_EXPECT(!skipped_case_ran);
}
