/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukargparse: a command line becomes arguments (contract 8.3).
 */
#include <string.h>
#include <uk/argparse.h>
#include <uk/test.h>

uk_testsuite_register(ukargparse_split, NULL);

#define ARGS 4

static char text[64];
static char *args[ARGS];

static int split(const char *line)
{
	strcpy(text, line);
	memset(args, 0, sizeof(args));
	return uk_argparse(text, args, ARGS);
}

#define EXPECT_ARG(i, expected)                                                \
	UK_TEST_EXPECT_ZERO(strcmp(args[i] ? args[i] : "none", (expected)))

UK_TESTCASE(ukargparse_split, white_space_of_any_kind_separates)
{
	UK_TEST_EXPECT_SNUM_EQ(split("  a\tbc \n\v\f\r d "), 3);
	EXPECT_ARG(0, "a");
	EXPECT_ARG(1, "bc");
	EXPECT_ARG(2, "d");
	UK_TEST_EXPECT_ZERO(split(""));
	UK_TEST_EXPECT_ZERO(split("   "));
}

UK_TESTCASE(ukargparse_split, quotes_keep_white_space_and_go_away)
{
	UK_TEST_EXPECT_SNUM_EQ(split("'a b' \"c  d\" e' 'f\" \"g"), 3);
	EXPECT_ARG(0, "a b");
	EXPECT_ARG(1, "c  d");
	EXPECT_ARG(2, "e f g");
}

UK_TESTCASE(ukargparse_split, each_quote_keeps_the_other)
{
	UK_TEST_EXPECT_SNUM_EQ(split("\"it's\" 'say \"hi\"'"), 2);
	EXPECT_ARG(0, "it's");
	EXPECT_ARG(1, "say \"hi\"");
}

UK_TESTCASE(ukargparse_split, an_empty_quotation_is_an_argument)
{
	UK_TEST_EXPECT_SNUM_EQ(split("a '' b \"\""), 4);
	EXPECT_ARG(1, "");
	EXPECT_ARG(3, "");
}

UK_TESTCASE(ukargparse_split, there_are_no_escapes)
{
	UK_TEST_EXPECT_SNUM_EQ(split("a\\ b '\\'"), 3);
	EXPECT_ARG(0, "a\\");
	EXPECT_ARG(2, "\\");
}

UK_TESTCASE(ukargparse_split, a_quotation_that_does_not_end_runs_to_the_end)
{
	UK_TEST_EXPECT_SNUM_EQ(split("a 'b c"), 2);
	EXPECT_ARG(1, "b c");
}

UK_TESTCASE(ukargparse_split, more_arguments_than_asked_for_are_dropped)
{
	UK_TEST_EXPECT_SNUM_EQ(split("a b c d e f"), ARGS);
	EXPECT_ARG(3, "d");
	UK_TEST_EXPECT_ZERO(uk_argparse(text, NULL, 0));
}

UK_TESTCASE(ukargparse_split, nothing_behind_the_length_is_read_or_written)
{
	memset(text, 'x', sizeof(text));
	memcpy(text, "ab cdef", 7);
	UK_TEST_EXPECT_SNUM_EQ(uk_argnparse(text, 5, args, ARGS), 2);
	EXPECT_ARG(0, "ab");
	UK_TEST_EXPECT_SNUM_EQ(strlen(args[1]),
			       1); /* 'c' made room for the end */
	UK_TEST_EXPECT_SNUM_EQ(text[5], 'e');
	UK_TEST_EXPECT_ZERO(uk_argnparse(text, 0, args, ARGS));
}
