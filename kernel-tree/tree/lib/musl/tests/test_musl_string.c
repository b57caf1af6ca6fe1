/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: <string.h>, <strings.h>, <ctype.h>.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_string, NULL);

/* Lengths and alignments around the word size, where fast versions change */
UK_TESTCASE(musl_string, memory_is_copied_at_every_alignment)
{
	static unsigned char from[160], to[160];
	int wrong = 0;

	for (unsigned int i = 0; i < sizeof(from); i++)
		from[i] = i * 7 + 1;
	for (unsigned int at = 0; at < 9; at++) {
		for (unsigned int len = 0; len < 70; len += 1 + len / 9) {
			memset(to, 0xee, sizeof(to));
			memcpy(to + at, from + 3, len);
			wrong += memcmp(to + at, from + 3, len) != 0;
			wrong += at && to[at - 1] != 0xee;
			wrong += to[at + len] != 0xee;
		}
	}
	UK_TEST_EXPECT_ZERO(wrong);
}

UK_TESTCASE(musl_string, overlapping_memory_is_moved)
{
	char up[] = "abcdefghijklmnopqrstuvwxyz";
	char down[] = "abcdefghijklmnopqrstuvwxyz";

	memmove(up + 3, up, 20);
	UK_TEST_EXPECT_ZERO(strcmp(up, "abcabcdefghijklmnopqrstxyz"));
	memmove(down, down + 3, 20);
	UK_TEST_EXPECT_ZERO(strcmp(down, "defghijklmnopqrstuvwuvwxyz"));
	memset(up + 1, '.', 24);
	UK_TEST_EXPECT_ZERO(strcmp(up, "a........................z"));
}

UK_TESTCASE(musl_string, bytes_are_compared_as_unsigned)
{
	UK_TEST_EXPECT_SNUM_GT(memcmp("\x80", "\x7f", 1), 0);
	UK_TEST_EXPECT_SNUM_GT(strcmp("\x80", "\x7f"), 0);
	UK_TEST_EXPECT_SNUM_LT(strcmp("abc", "abcd"), 0);
	UK_TEST_EXPECT_ZERO(strncmp("abcX", "abcY", 3));
	UK_TEST_EXPECT_ZERO(strcasecmp("HeLLo", "hEllO"));
	UK_TEST_EXPECT_SNUM_LT(strncasecmp("aB", "Ac", 2), 0);
	UK_TEST_EXPECT_SNUM_LT(strverscmp("file9", "file10"), 0);
}

UK_TESTCASE(musl_string, strings_are_built_within_bounds)
{
	char buf[8];

	UK_TEST_EXPECT_SNUM_EQ(strlcpy(buf, "too long a text", 8), 15);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "too lon"));
	UK_TEST_EXPECT_SNUM_EQ(strlcat(buf, "x", 8), 8);
	strncpy(buf, "ab", 8);
	UK_TEST_EXPECT_ZERO(memcmp(buf, "ab\0\0\0\0\0\0", 8));
	strcat(strncat(buf, "cdef", 2), "g");
	UK_TEST_EXPECT_ZERO(strcmp(buf, "abcdg"));
	UK_TEST_EXPECT_PTR_EQ(stpcpy(buf, "four"), buf + 4);
	UK_TEST_EXPECT_SNUM_EQ(strnlen("abcdef", 4), 4);
}

UK_TESTCASE(musl_string, characters_and_texts_are_found)
{
	static const char text[] = "a needle in a haystack of needles";

	UK_TEST_EXPECT_PTR_EQ(strchr(text, 'n'), text + 2);
	UK_TEST_EXPECT_PTR_EQ(strrchr(text, 'n'), text + 26);
	UK_TEST_EXPECT_PTR_EQ(strchr(text, 0), text + sizeof(text) - 1);
	UK_TEST_EXPECT_NULL(strchr(text, 'z'));
	UK_TEST_EXPECT_PTR_EQ(strchrnul(text, 'z'), text + sizeof(text) - 1);
	UK_TEST_EXPECT_PTR_EQ(memchr(text, 'h', sizeof(text)), text + 14);
	UK_TEST_EXPECT_PTR_EQ(memrchr(text, 'a', sizeof(text)), text + 19);
	UK_TEST_EXPECT_PTR_EQ(strstr(text, "needles"), text + 26);
	UK_TEST_EXPECT_PTR_EQ(strstr(text, "haystack of"), text + 14);
	UK_TEST_EXPECT_PTR_EQ(strstr(text, ""), text);
	UK_TEST_EXPECT_NULL(strstr(text, "needless"));
	UK_TEST_EXPECT_PTR_EQ(memmem(text, 20, "hay", 3), text + 14);
	UK_TEST_EXPECT_PTR_EQ(strcasestr(text, "HAY"), text + 14);
	UK_TEST_EXPECT_SNUM_EQ(strspn("aabbc", "ab"), 4);
	UK_TEST_EXPECT_SNUM_EQ(strcspn("aabbc", "cb"), 2);
	UK_TEST_EXPECT_PTR_EQ(strpbrk(text, "ik"), text + 9);
}

UK_TESTCASE(musl_string, texts_are_split)
{
	char plain[] = ",,a,b;;c,", empty[] = "a,,b";
	char *rest = empty;

	UK_TEST_EXPECT_ZERO(strcmp(strtok(plain, ",;"), "a"));
	UK_TEST_EXPECT_ZERO(strcmp(strtok(NULL, ",;"), "b"));
	UK_TEST_EXPECT_ZERO(strcmp(strtok(NULL, ",;"), "c"));
	UK_TEST_EXPECT_NULL(strtok(NULL, ",;"));
	UK_TEST_EXPECT_ZERO(strcmp(strsep(&rest, ","), "a"));
	UK_TEST_EXPECT_ZERO(strcmp(strsep(&rest, ","), ""));
	UK_TEST_EXPECT_ZERO(strcmp(strsep(&rest, ","), "b"));
	UK_TEST_EXPECT_NULL(rest);
}

UK_TESTCASE(musl_string, copies_are_allocated)
{
	char *whole = strdup("copied"), *part = strndup("copied", 3);

	UK_TEST_EXPECT_ZERO(strcmp(whole, "copied"));
	UK_TEST_EXPECT_ZERO(strcmp(part, "cop"));
	free(whole);
	free(part);
}

UK_TESTCASE(musl_string, bits_and_bytes_are_counted_and_swapped)
{
	char swapped[4];

	UK_TEST_EXPECT_SNUM_EQ(ffs(0x50), 5);
	UK_TEST_EXPECT_ZERO(ffsll(0));
	UK_TEST_EXPECT_SNUM_EQ(ffsll(1LL << 62), 63);
	swab("badc", swapped, 4);
	UK_TEST_EXPECT_ZERO(memcmp(swapped, "abcd", 4));
}

UK_TESTCASE(musl_string, characters_have_classes)
{
	int alpha = 0, digit = 0, space = 0, punct = 0, cntrl = 0, xdigit = 0;

	for (int c = 0; c < 256; c++) {
		alpha += !!isalpha(c);
		digit += !!isdigit(c);
		space += !!isspace(c);
		punct += !!ispunct(c);
		cntrl += !!iscntrl(c);
		xdigit += !!isxdigit(c);
	}
	UK_TEST_EXPECT_SNUM_EQ(alpha, 52);
	UK_TEST_EXPECT_SNUM_EQ(digit, 10);
	UK_TEST_EXPECT_SNUM_EQ(space, 6);
	UK_TEST_EXPECT_SNUM_EQ(punct, 32);
	UK_TEST_EXPECT_SNUM_EQ(cntrl, 33);
	UK_TEST_EXPECT_SNUM_EQ(xdigit, 22);
	UK_TEST_EXPECT_SNUM_EQ(tolower('Q'), 'q');
	UK_TEST_EXPECT_SNUM_EQ(toupper('['), '[');
}
