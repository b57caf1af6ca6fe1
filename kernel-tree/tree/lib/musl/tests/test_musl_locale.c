/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: the locales C and C.UTF-8, wide characters, character sets.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <iconv.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_locale, NULL);

/* Dollar, e acute, Euro sign, a musical note beyond 16 bits */
#define SAMPLE "$\u00e9\u20ac\U0001d11e"

UK_TESTCASE(musl_locale, c_is_where_programs_begin)
{
	const struct lconv *conv = localeconv();

	UK_TEST_EXPECT_ZERO(strcmp(setlocale(LC_ALL, NULL), "C"));
	UK_TEST_EXPECT_ZERO(strcmp(nl_langinfo(CODESET), "ASCII"));
	UK_TEST_EXPECT_SNUM_EQ(MB_CUR_MAX, 1);
	UK_TEST_EXPECT_ZERO(strcmp(conv->decimal_point, "."));
	UK_TEST_EXPECT_ZERO(strcmp(nl_langinfo(DAY_3), "Tuesday"));
	UK_TEST_EXPECT_SNUM_LT(strcoll("a", "b"), 0);
}

UK_TESTCASE(musl_locale, utf8_is_decoded_and_encoded)
{
	wchar_t wide[8] = L"";
	char narrow[16], one[MB_LEN_MAX];

	UK_TEST_EXPECT_NOT_NULL(setlocale(LC_CTYPE, "C.UTF-8"));
	UK_TEST_EXPECT_ZERO(strcmp(nl_langinfo(CODESET), "UTF-8"));
	UK_TEST_EXPECT_SNUM_EQ(MB_CUR_MAX, 4);
	UK_TEST_EXPECT_SNUM_EQ(mbstowcs(wide, SAMPLE, 8), 4);
	UK_TEST_EXPECT(wide[0] == '$' && wide[1] == 0xe9 && wide[2] == 0x20ac &&
		       wide[3] == 0x1d11e);
	UK_TEST_EXPECT_SNUM_EQ(wcstombs(narrow, wide, sizeof(narrow)), 10);
	UK_TEST_EXPECT_ZERO(strcmp(narrow, SAMPLE));
	UK_TEST_EXPECT_SNUM_EQ(wctomb(one, 0x20ac), 3);
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(mbtowc(wide, "\xc0\x80", 2), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EILSEQ);
	UK_TEST_EXPECT_SNUM_EQ(wctomb(one, 0xd800), -1);
	setlocale(LC_CTYPE, "C");
}

UK_TESTCASE(musl_locale, a_character_may_come_in_parts)
{
	mbstate_t state = {0};
	wchar_t wc = 0;

	setlocale(LC_CTYPE, "C.UTF-8");
	UK_TEST_EXPECT_SNUM_EQ(mbrtowc(&wc, "\xe2", 1, &state), -2);
	UK_TEST_EXPECT_ZERO(mbsinit(&state));
	UK_TEST_EXPECT_SNUM_EQ(mbrtowc(&wc, "\x82\xac", 2, &state), 2);
	UK_TEST_EXPECT_SNUM_EQ(wc, 0x20ac);
	UK_TEST_EXPECT_NOT_ZERO(mbsinit(&state));
	setlocale(LC_CTYPE, "C");
}

UK_TESTCASE(musl_locale, a_thread_can_have_its_own_locale)
{
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL), before;

	UK_TEST_EXPECT_NOT_NULL(utf8);
	before = uselocale(utf8);
	UK_TEST_EXPECT_SNUM_EQ(MB_CUR_MAX, 4);
	UK_TEST_EXPECT_PTR_EQ(uselocale(before), utf8);
	UK_TEST_EXPECT_SNUM_EQ(MB_CUR_MAX, 1);
	freelocale(utf8);
}

UK_TESTCASE(musl_locale, wide_strings_are_handled)
{
	wchar_t buf[32], *end;
	FILE *f;

	UK_TEST_EXPECT_SNUM_EQ(swprintf(buf, 32, L"%ls %d", L"wide", 5), 6);
	UK_TEST_EXPECT_ZERO(wcscmp(buf, L"wide 5"));
	UK_TEST_EXPECT_SNUM_EQ(wcstol(L"-12x", &end, 10), -12);
	UK_TEST_EXPECT_SNUM_EQ(*end, L'x');
	UK_TEST_EXPECT(wcstod(L"2.5", NULL) == 2.5);
	UK_TEST_EXPECT_PTR_EQ(wcsstr(buf, L"e 5"), buf + 3);
	UK_TEST_EXPECT_SNUM_EQ(wcsspn(L"aab", L"a"), 2);
	UK_TEST_EXPECT_SNUM_EQ(towupper(0xe9), 0xc9);
	UK_TEST_EXPECT_NOT_ZERO(iswalpha(0x3b1));
	UK_TEST_EXPECT_ZERO(iswalpha(L'5'));
	UK_TEST_EXPECT_SNUM_EQ(wcwidth(0x4e2d), 2);

	setlocale(LC_CTYPE, "C.UTF-8");
	f = fmemopen(SAMPLE, 10, "r");
	UK_TEST_EXPECT_SNUM_EQ(getwc(f), L'$');
	UK_TEST_EXPECT_SNUM_EQ(getwc(f), 0xe9);
	UK_TEST_EXPECT_SNUM_GT(fwide(f, 0), 0);
	fclose(f);
	setlocale(LC_CTYPE, "C");
}

/* Convert a text; the bytes written, or -1 */
static int convert(const char *to, const char *from, const char *text,
		   size_t len, char *out, size_t size)
{
	iconv_t cd = iconv_open(to, from);
	char *in = (char *)text, *rest = out;
	size_t rc, room = size;

	if (cd == (iconv_t)-1)
		return -1;
	rc = iconv(cd, &in, &len, &rest, &room);
	iconv_close(cd);
	return rc == (size_t)-1 ? -1 : (int)(size - room);
}

UK_TESTCASE(musl_locale, character_sets_are_converted)
{
	char out[32];

	UK_TEST_EXPECT_SNUM_EQ(
		convert("UTF-16BE", "UTF-8", SAMPLE, 10, out, sizeof(out)), 10);
	UK_TEST_EXPECT_ZERO(
		memcmp(out, "\0$\0\xe9\x20\xac\xd8\x34\xdd\x1e", 10));
	UK_TEST_EXPECT_SNUM_EQ(
		convert("UTF-8", "ISO-8859-15", "\xa4", 1, out, sizeof(out)),
		3);
	UK_TEST_EXPECT_ZERO(memcmp(out, "\xe2\x82\xac", 3));
	UK_TEST_EXPECT_SNUM_EQ(
		convert("UTF-8", "SHIFT_JIS", "\x83\x65", 2, out, sizeof(out)),
		3);
	UK_TEST_EXPECT_ZERO(memcmp(out, "\u30c6", 3));
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(convert("UTF-16", "UTF-8", "\xff", 1, out, 32),
			       -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EILSEQ);
	UK_TEST_EXPECT_SNUM_EQ(convert("no such set", "UTF-8", "", 0, out, 32),
			       -1);
}
