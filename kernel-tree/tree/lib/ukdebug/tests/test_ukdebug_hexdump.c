/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukdebug: memory as text (contract 8.4).
 */
#include <string.h>
#include <uk/hexdump.h>
#include <uk/test.h>

uk_testsuite_register(ukdebug_hexdump, NULL);

static char text[512];

static const char *dump(const void *data, __sz len, int flags,
			unsigned int grps)
{
	uk_hexdumpsn(text, sizeof(text), data, len, 0x20, flags, grps, "> ");
	return text;
}

#define EXPECT_DUMP(expected, ...)                                             \
	UK_TEST_EXPECT_ZERO(strcmp(dump(__VA_ARGS__), (expected)))

UK_TESTCASE(ukdebug_hexdump, bytes_are_shown_in_lines)
{
	EXPECT_DUMP("> 61 62\n> 00 ff\n> 63\n", "ab\0\377c", 5, 0, 2);
	EXPECT_DUMP("", "", 0, 0, 2);
}

UK_TESTCASE(ukdebug_hexdump, groups_have_2_4_or_8_bytes_in_memory_order)
{
	EXPECT_DUMP("> 6162 6364\n> 6566\n", "abcdef", 6, UK_HXDF_GRPWORD, 2);
	EXPECT_DUMP("> 61626364 6566\n", "abcdef", 6, UK_HXDF_GRPDWORD, 2);
	EXPECT_DUMP("> 6162636465666768\n", "abcdefgh", 8, UK_HXDF_GRPQWORD, 1);
	EXPECT_DUMP("> 61\n> 62\n", "ab", 2, UK_HXDF_GRPBYTE, 1);
}

UK_TESTCASE(ukdebug_hexdump, offsets_stand_in_front)
{
	EXPECT_DUMP("> 00000020: 61 62\n> 00000022: 63\n", "abc", 3,
		    UK_HXDF_ADDR, 2);
}

UK_TESTCASE(ukdebug_hexdump, characters_stand_behind_in_one_column)
{
	EXPECT_DUMP("> 61 0a 62 |a.b|\n> ff       |.|\n", "a\nb\377", 4,
		    UK_HXDF_ASCIISEP, 3);
}

UK_TESTCASE(ukdebug_hexdump, equal_lines_become_one_star)
{
	EXPECT_DUMP("> 61 61\n> *\n> 62 61\n> 61\n", "aaaaaabaa", 9,
		    UK_HXDF_COMPRESS, 2);
}

UK_TESTCASE(ukdebug_hexdump, what_does_not_fit_is_cut)
{
	char small[8];

	memset(small, '#', sizeof(small));
	UK_TEST_EXPECT_SNUM_EQ(uk_hexdumpsn(small, 6, "abcd", 4, 0, 0, 2, NULL),
			       12);
	UK_TEST_EXPECT_ZERO(strcmp(small, "61 62"));
	UK_TEST_EXPECT_SNUM_EQ(small[6], '#');
	UK_TEST_EXPECT_SNUM_EQ(uk_hexdumpsn(NULL, 0, "abcd", 4, 0, 0, 2, NULL),
			       12);
}

UK_TESTCASE(ukdebug_hexdump, a_line_has_at_most_64_bytes)
{
	static const char zeros[80];

	dump(zeros, sizeof(zeros), UK_HXDF_ADDR | UK_HXDF_ASCIISEP, 1000);
	UK_TEST_EXPECT_NOT_NULL(strstr(text, "> 00000060: 00 "));
	UK_TEST_EXPECT_SNUM_EQ(strcspn(text, "\n"), 12 + 64 * 3 + 66);
}

UK_TESTCASE(ukdebug_hexdump, dumping_to_the_console_does_not_fail)
{
	uk_hexdumpk(KLVL_ERR, "shown as a message", 18,
		    UK_HXDF_ADDR | UK_HXDF_ASCIISEP, 16);
	uk_hexdumpd("not shown", 9, 0, 16);
	UK_TEST_EXPECT(true);
}
