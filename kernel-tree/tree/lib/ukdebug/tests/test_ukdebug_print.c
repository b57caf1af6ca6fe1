/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukdebug: text formatting and the lines of messages (contract 8.4, row B26
 * mended).
 */
#include <string.h>
#include <uk/assert.h>
#include <uk/print.h>
#include <uk/test.h>
#include "../line.h"

uk_testsuite_register(ukdebug_print, NULL);

static char line[512 + 16];

static int compose(__sz size, const struct ukdebug_origin *origin,
		   const char *fmt, ...)
{
	va_list ap;
	int len;

	memset(line, '#', sizeof(line));
	va_start(ap, fmt);
	len = ukdebug_line(line, size, origin, fmt, ap);
	va_end(ap);
	return len;
}

static const char *formatted(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	uk_vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	return line;
}

UK_TESTCASE(ukdebug_print, b26_a_long_message_is_cut_and_nothing_read_behind)
{
	static char lengthy[2000];
	int len;

	memset(lengthy, 'x', sizeof(lengthy) - 1);
	len = compose(512, NULL, "%s\n", lengthy);
	UK_TEST_EXPECT_SNUM_EQ(len, 511);
	UK_TEST_EXPECT_SNUM_EQ(strlen(line), 511);
	UK_TEST_EXPECT_SNUM_EQ(line[510], '\n');
	UK_TEST_EXPECT_SNUM_EQ(line[512], '#');
}

UK_TESTCASE(ukdebug_print, b26_a_message_that_just_fits_is_whole)
{
	static char lengthy[512];

	memset(lengthy, 'x', 510);
	UK_TEST_EXPECT_SNUM_EQ(compose(512, NULL, "%s\n", lengthy), 511);
	UK_TEST_EXPECT_SNUM_EQ(line[509], 'x');
	UK_TEST_EXPECT_SNUM_EQ(line[510], '\n');
	lengthy[510] = 'y';
	UK_TEST_EXPECT_SNUM_EQ(compose(512, NULL, "%s\n", lengthy), 511);
	UK_TEST_EXPECT_SNUM_EQ(line[509], 'x');
	UK_TEST_EXPECT_SNUM_EQ(line[510], '\n');
}

UK_TESTCASE(ukdebug_print, tags_name_level_library_and_place)
{
	struct ukdebug_origin origin = {KLVL_WARN, "libx", "f.c", 42, 1, 2};
	const char *text;

	compose(512, &origin, "%d\n", 7);
	text = strstr(line, "Warn: ");
	UK_TEST_EXPECT_NOT_NULL(text);
	UK_TEST_EXPECT_NOT_NULL(strstr(line, "[libx] "));
	UK_TEST_EXPECT_ZERO(strcmp(line + strlen(line) - 2, "7\n"));
#if CONFIG_LIBUKDEBUG_PRINT_SRCNAME
	UK_TEST_EXPECT_NOT_NULL(strstr(line, "<f.c @   42> "));
#endif
#if CONFIG_LIBUKDEBUG_PRINT_TIME
	UK_TEST_EXPECT_SNUM_EQ(line[0], '[');
	UK_TEST_EXPECT_PTR_EQ(text, line + 15);
#endif
#if CONFIG_LIBUKDEBUG_PRINT_CALLER
	UK_TEST_EXPECT_NOT_NULL(strstr(line, "{r:0x1,f:0x2} "));
#endif
}

UK_TESTCASE(ukdebug_print, each_level_has_its_word)
{
	static const char *const words[] = {
		"dbg:  ", "CRIT: ", "ERR:  ", "Warn: ", "Info: "};

	for (int lvl = KLVL_DEBUG; lvl <= KLVL_INFO; lvl++) {
		struct ukdebug_origin origin = {.lvl = lvl};

		compose(512, &origin, "\n");
		UK_TEST_EXPECT_NOT_NULL(strstr(line, words[lvl + 1]));
	}
}

UK_TESTCASE(ukdebug_print, tags_of_any_length_leave_room_for_the_message)
{
	static char lengthy[400];
	struct ukdebug_origin origin = {0, lengthy, lengthy, ~0U, ~0UL, ~0UL};

	memset(lengthy, 'n', sizeof(lengthy) - 1);
	compose(512, &origin, "text\n");
	UK_TEST_EXPECT_NOT_NULL(strstr(line, " text\n"));
}

UK_TESTCASE(ukdebug_print, the_length_of_the_whole_text_is_returned)
{
	char small[4] = "abc";

	UK_TEST_EXPECT_SNUM_EQ(uk_snprintf(small, sizeof(small), "%d", 12345),
			       5);
	UK_TEST_EXPECT_ZERO(strcmp(small, "123"));
	UK_TEST_EXPECT_SNUM_EQ(uk_snprintf(NULL, 0, "%s", "four"), 4);
}

#define EXPECT_TEXT(text, ...)                                                 \
	UK_TEST_EXPECT_ZERO(strcmp(formatted(__VA_ARGS__), (text)))

UK_TESTCASE(ukdebug_print, numbers_are_formatted_as_in_c)
{
	EXPECT_TEXT("-5 5 ff FF c", "%d %u %x %X %c", -5, 5, 255, 255, 'c');
	EXPECT_TEXT("  7|7  |007", "%3d|%-3d|%03d", 7, 7, 7);
	EXPECT_TEXT("-9223372036854775808", "%ld", (long)(1UL << 63));
	EXPECT_TEXT("18446744073709551615", "%llu", ~0ULL);
	EXPECT_TEXT("-1 255 -1", "%hhd %hhu %hd", 255, 511, 65535);
	EXPECT_TEXT("0x10 %", "%p %%", (void *)16);
	EXPECT_TEXT("4294967295", "%zu", (__sz)0xffffffff);
}

UK_TESTCASE(ukdebug_print, strings_are_formatted_as_in_c)
{
	EXPECT_TEXT("  ab|ab  |a", "%4s|%-4s|%.1s", "ab", "ab", "ab");
	EXPECT_TEXT("(null)", "%s", (char *)NULL);
	EXPECT_TEXT("abc", "%.*s", 3, "abcdef");
}

static int times;

static void say_once(void)
{
	/* The message itself does not matter, only how often it is made */
	uk_printk_once(KLVL_CRIT, "once, not %d times\n", ++times);
}

UK_TESTCASE(ukdebug_print, once_is_once)
{
	times = 0;
	say_once();
	say_once();
	UK_TEST_EXPECT_SNUM_EQ(times, 1);
}

UK_TESTCASE(ukdebug_print, assertions_are_left_out_where_not_configured)
{
	int count = 0;

	UK_ASSERT(++count);
#if CONFIG_LIBUKDEBUG_ENABLE_ASSERT
	UK_TEST_EXPECT_SNUM_EQ(count, 1);
#else
	UK_TEST_EXPECT_ZERO(count);
#endif
}

UK_TESTCASE(ukdebug_print, conditions_are_evaluated_once)
{
	int count = 0;

	UK_BUGON(!++count);
	UK_WARNIF(!++count);
	UK_TEST_EXPECT_SNUM_EQ(count, 2);
	UK_CTASSERT(sizeof(count) == 4);
}
