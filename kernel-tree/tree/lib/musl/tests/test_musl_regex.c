/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: regular expressions of POSIX, and name patterns.
 */
#define _GNU_SOURCE
#include <fnmatch.h>
#include <regex.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_regex, NULL);

static regmatch_t at[4];

/* Where a pattern matches, as 100 * start + end; -1: nowhere; -2: bad */
static int find(const char *pattern, const char *text, int flags)
{
	regex_t re;
	int rc;

	if (regcomp(&re, pattern, flags))
		return -2;
	rc = regexec(&re, text, ARRAY_SIZE(at), at, 0);
	regfree(&re);
	return rc ? -1 : (int)(at[0].rm_so * 100 + at[0].rm_eo);
}

UK_TESTCASE(musl_regex, extended_patterns_match)
{
	UK_TEST_EXPECT_SNUM_EQ(find("a+b?", "xxaaby", REG_EXTENDED), 205);
	UK_TEST_EXPECT_SNUM_EQ(find("^(ab|cd){2}$", "abcd", REG_EXTENDED), 4);
	UK_TEST_EXPECT_SNUM_EQ(find("^(ab|cd){2}$", "abc", REG_EXTENDED), -1);
	UK_TEST_EXPECT_SNUM_EQ(find("[[:digit:]]+", "n=2026;", REG_EXTENDED),
			       206);
	UK_TEST_EXPECT_SNUM_EQ(find("[^a-y]", "abz", REG_EXTENDED), 203);
	UK_TEST_EXPECT_SNUM_EQ(find("a.c", "a\nc", REG_EXTENDED), 3);
	UK_TEST_EXPECT_SNUM_EQ(
		find("HeLLo", "say hello", REG_EXTENDED | REG_ICASE), 409);
}

UK_TESTCASE(musl_regex, the_longest_of_the_leftmost_wins)
{
	UK_TEST_EXPECT_SNUM_EQ(find("x|xy|xyz", "-xyz", REG_EXTENDED), 104);
	UK_TEST_EXPECT_SNUM_EQ(find("a*", "baaa", REG_EXTENDED), 0);
}

UK_TESTCASE(musl_regex, groups_tell_their_places)
{
	UK_TEST_EXPECT_SNUM_EQ(
		find("([a-z]+)=([0-9]*)(!)?", ".. key=42", REG_EXTENDED), 309);
	UK_TEST_EXPECT_SNUM_EQ(at[1].rm_so * 100 + at[1].rm_eo, 306);
	UK_TEST_EXPECT_SNUM_EQ(at[2].rm_so * 100 + at[2].rm_eo, 709);
	UK_TEST_EXPECT_SNUM_EQ(at[3].rm_so, -1);
}

UK_TESTCASE(musl_regex, basic_patterns_have_back_references)
{
	UK_TEST_EXPECT_SNUM_EQ(find("\\(.\\)\\1", "abccd", 0), 204);
	UK_TEST_EXPECT_SNUM_EQ(find("a+", "aa+", 0), 103);
	UK_TEST_EXPECT_SNUM_EQ(find("x\\{2,3\\}", "axxxx", 0), 104);
}

UK_TESTCASE(musl_regex, bad_patterns_are_refused)
{
	regex_t re;
	char text[32];
	int rc = regcomp(&re, "(", REG_EXTENDED);

	UK_TEST_EXPECT_SNUM_EQ(rc, REG_EPAREN);
	UK_TEST_EXPECT_NOT_ZERO(regerror(rc, &re, text, sizeof(text)));
	UK_TEST_EXPECT_ZERO(strcmp(text, "Missing ')'"));
	UK_TEST_EXPECT_SNUM_EQ(find("[z-a]", "", REG_EXTENDED), -2);
}

UK_TESTCASE(musl_regex, names_match_patterns)
{
	UK_TEST_EXPECT_ZERO(fnmatch("*.[ch]", "main.c", 0));
	UK_TEST_EXPECT_SNUM_EQ(fnmatch("*.[ch]", "main.o", 0), FNM_NOMATCH);
	UK_TEST_EXPECT_SNUM_EQ(fnmatch("*", "a/b", FNM_PATHNAME), FNM_NOMATCH);
	UK_TEST_EXPECT_SNUM_EQ(fnmatch("*", ".hidden", FNM_PERIOD),
			       FNM_NOMATCH);
	UK_TEST_EXPECT_ZERO(fnmatch("file?[!0-4]", "file-7", 0));
}
