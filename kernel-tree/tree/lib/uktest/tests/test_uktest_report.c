/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parts of uktest that judge and format, without printing.
 */
#include <string.h>
#include "../outcomes.h"
#include "../report.h"

uk_testsuite_register(uktest_report, NULL);

static void verdict(char *buf, size_t len, bool ok, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	uktest_verdict_line(buf, len, ok, fmt, args);
	va_end(args);
}

/* Columns up to and including the last dot, without the space before dots */
static long message_columns(const char *line)
{
	const char *verdict_at = strstr(line, " [ ");

	return verdict_at ? verdict_at - line - 1 : -1;
}

UK_TESTCASE(uktest_report, a_record_that_failed_once_stays_failed)
{
	struct uk_assert record = {UK_TEST_ASSERT_NOT_RUN, 1};

	uktest_record(&record, true);
	UK_TEST_EXPECT_SNUM_EQ(record.status, UK_TEST_ASSERT_SUCCESS);
	uktest_record(&record, false);
	UK_TEST_EXPECT_SNUM_EQ(record.status, UK_TEST_ASSERT_FAIL);
	uktest_record(&record, true);
	UK_TEST_EXPECT_SNUM_EQ(record.status, UK_TEST_ASSERT_FAIL);
}

UK_TESTCASE(uktest_report, a_passed_line_is_padded_with_dots_to_80_columns)
{
	char line[128];

	verdict(line, sizeof(line), true, "expected `%s` to be true", "x");
	UK_TEST_EXPECT_ZERO(strncmp(line, "expected `x` to be true ....", 28));
	UK_TEST_EXPECT_ZERO(strcmp(line + strlen(line) - 12, ". [ PASSED ]"));
	UK_TEST_EXPECT_SNUM_EQ(message_columns(line), 80);
}

UK_TESTCASE(uktest_report, a_failed_line_says_failed)
{
	char line[128];

	verdict(line, sizeof(line), false, "%d", 7);
	UK_TEST_EXPECT_ZERO(strncmp(line, "7 ...", 5));
	UK_TEST_EXPECT_ZERO(strcmp(line + strlen(line) - 12, ". [ FAILED ]"));
}

UK_TESTCASE(uktest_report, a_long_message_is_cut_at_79_characters)
{
	char text[201], line[128];

	memset(text, 'y', 200);
	text[200] = '\0';
	verdict(line, sizeof(line), true, "%s", text);
	UK_TEST_EXPECT_SNUM_EQ(strspn(line, "y"), 79);
	UK_TEST_EXPECT_SNUM_EQ(message_columns(line), 80);
}

/* The host computes the same: CanariesTest.java has these numbers, too */
UK_TESTCASE(uktest_report, the_first_canary_of_a_case_follows_from_its_name)
{
	UK_TEST_EXPECT_SNUM_EQ(uktest_first_canary(""), 1477);
	UK_TEST_EXPECT_SNUM_EQ(
		uktest_first_canary("assign->a_refused_thread_stays_as_it_was"),
		866);
}

UK_TESTCASE(uktest_report, nothing_is_inverted_where_students_run_tests)
{
	UK_TEST_EXPECT_NULL(ukplat_canaries());
	for (int i = 0; i < 64; i++)
		UK_TEST_EXPECT(!uk_test_canary());
}
