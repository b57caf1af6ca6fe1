/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: formatted output and input, buffers. Expected texts follow from ISO C
 * and POSIX.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_stdio, NULL);

static char out[128];

/* What printf makes of its arguments */
#define PRINTS(text, ...)                                                      \
	(snprintf(out, sizeof(out), __VA_ARGS__) == (int)strlen(text) &&       \
	 !strcmp(out, text))

UK_TESTCASE(musl_stdio, integers_are_formatted)
{
	UK_TEST_EXPECT(PRINTS("-7|+7| 7|   7|7   |0007|",
			      "%d|%+d|% d|%4d|%-4d|"
			      "%04d|",
			      -7, 7, 7, 7, 7, 7));
	UK_TEST_EXPECT(PRINTS("ff FF 0xff 0XFF 377 0377",
			      "%x %X %#x %#X %o "
			      "%#o",
			      255, 255, 255, 255, 255, 255));
	UK_TEST_EXPECT(PRINTS("-1 255 -1 65535", "%hhd %hhu %hd %hu", 255, 255,
			      65535, 65535));
	UK_TEST_EXPECT(PRINTS("-9223372036854775808 18446744073709551615",
			      "%lld %ju", (long long)INT64_MIN,
			      (uintmax_t)UINT64_MAX));
	UK_TEST_EXPECT(PRINTS("  007|||0", "%5.3d|%.0d|%.d|%d", 7, 0, 0, 0));
	UK_TEST_EXPECT(PRINTS("   -5|-5   ", "%*d|%-*d", 5, -5, 5, -5));
	UK_TEST_EXPECT(PRINTS("b a", "%2$s %1$s", "a", "b"));
	UK_TEST_EXPECT(PRINTS("100% c", "100%% %c", 'c'));
}

UK_TESTCASE(musl_stdio, floating_point_is_formatted)
{
	UK_TEST_EXPECT(PRINTS("0.5 1.500000 2 2 4", "%.1f %f %.0f %.0f %.0f",
			      0.5, 1.5, 1.5, 2.5, 3.5));
	UK_TEST_EXPECT(
		PRINTS("1.234560e+05 1.2E-10", "%e %.1E", 123456.0, 1.2e-10));
	UK_TEST_EXPECT(PRINTS("100000 1e+06 0.0001 1e-05", "%g %g %g %g", 1e5,
			      1e6, 1e-4, 1e-5));
	UK_TEST_EXPECT(PRINTS("1.00000 1.", "%#g %#.0f", 1.0, 1.0));
	UK_TEST_EXPECT(PRINTS("0x1p+0 0x1.8p+1 -0x1p-1074", "%a %a %a", 1.0,
			      3.0, -4.9406564584124654e-324));
	UK_TEST_EXPECT(PRINTS("inf -INF  +inf", "%f %F %+5f", INFINITY,
			      -INFINITY, INFINITY));
	UK_TEST_EXPECT(PRINTS("1.7976931348623157e+308", "%.17g",
			      1.7976931348623157e308));
	UK_TEST_EXPECT(PRINTS("3.14159265358979323851", "%.20Lf",
			      3.14159265358979323851L));
	UK_TEST_EXPECT(PRINTS("-0.0 0001.50|1.50   ", "%.1f %07.2f|%-7.2f",
			      -0.0, 1.5, 1.5));
}

UK_TESTCASE(musl_stdio, strings_are_cut_and_padded)
{
	int count = 0;

	UK_TEST_EXPECT(PRINTS("ab|   ab|ab   ", "%.2s|%5.2s|%-5.2s", "abcd",
			      "abcd", "abcd"));
	UK_TEST_EXPECT(PRINTS("abc", "ab%nc", &count));
	UK_TEST_EXPECT_SNUM_EQ(count, 2);
	UK_TEST_EXPECT_SNUM_EQ(snprintf(NULL, 0, "%s", "twelve bytes"), 12);
	UK_TEST_EXPECT(PRINTS("w", "%ls", L"w"));
}

UK_TESTCASE(musl_stdio, input_is_scanned)
{
	int a, b, c, used;
	unsigned int x;
	double d;
	float f;
	char word[16], set[16];
	char *got = NULL;

	UK_TEST_EXPECT_SNUM_EQ(sscanf("12 -34 0x1f", "%d %d %i", &a, &b, &c),
			       3);
	UK_TEST_EXPECT_SNUM_EQ(a, 12);
	UK_TEST_EXPECT_SNUM_EQ(b, -34);
	UK_TEST_EXPECT_SNUM_EQ(c, 31);
	UK_TEST_EXPECT_SNUM_EQ(
		sscanf("ff77", "%2x%n%o", &x, &used, (unsigned int *)&a), 2);
	UK_TEST_EXPECT_SNUM_EQ(x, 255);
	UK_TEST_EXPECT_SNUM_EQ(used, 2);
	UK_TEST_EXPECT_SNUM_EQ(a, 077);
	UK_TEST_EXPECT_SNUM_EQ(sscanf("1.5e3 -0x1p-2", "%lf%f", &d, &f), 2);
	UK_TEST_EXPECT(d == 1500 && f == -0.25f);
	UK_TEST_EXPECT_SNUM_EQ(
		sscanf("key=value;", "%15[a-z]=%15[^;]", word, set), 2);
	UK_TEST_EXPECT_ZERO(strcmp(word, "key") || strcmp(set, "value"));
	UK_TEST_EXPECT_SNUM_EQ(sscanf("skip 5", "%*s %d", &a), 1);
	UK_TEST_EXPECT_SNUM_EQ(a, 5);
	UK_TEST_EXPECT_SNUM_EQ(sscanf("x", "%d", &a), 0);
	UK_TEST_EXPECT_SNUM_EQ(sscanf("", "%d", &a), EOF);
	UK_TEST_EXPECT_SNUM_EQ(sscanf("allocated", "%ms", &got), 1);
	UK_TEST_EXPECT_ZERO(strcmp(got, "allocated"));
	free(got);
}

/* A stream whose every write and read is seen */
static struct {
	char data[64];
	size_t len, at;
	int writes, reads, closed;
} device;

static ssize_t device_write(void *cookie __unused, const char *buf, size_t len)
{
	memcpy(device.data + device.len, buf, len);
	device.len += len;
	device.writes += len > 0;
	return len;
}

static ssize_t device_read(void *cookie __unused, char *buf, size_t len)
{
	len = MIN(len, device.len - device.at);
	memcpy(buf, device.data + device.at, len);
	device.at += len;
	device.reads++;
	return len;
}

static int device_close(void *cookie __unused)
{
	device.closed++;
	return 0;
}

static FILE *open_device(const char *mode)
{
	device = (typeof(device)){0};
	return fopencookie(NULL, mode,
			   (cookie_io_functions_t){.read = device_read,
						   .write = device_write,
						   .close = device_close});
}

UK_TESTCASE(musl_stdio, a_full_buffer_is_written_at_once)
{
	static char buf[16];
	FILE *f = open_device("w");

	setvbuf(f, buf, _IOFBF, sizeof(buf));
	fputs("one\ntwo\n", f);
	UK_TEST_EXPECT_ZERO(device.writes);
	UK_TEST_EXPECT_ZERO(fflush(f));
	UK_TEST_EXPECT_SNUM_EQ(device.writes, 1);
	UK_TEST_EXPECT_SNUM_EQ(device.len, 8);
	fprintf(f, "%s", "rest");
	UK_TEST_EXPECT_SNUM_EQ(device.len, 8);
	UK_TEST_EXPECT_ZERO(fclose(f));
	UK_TEST_EXPECT_BYTES_EQ(device.data, "one\ntwo\nrest", 12);
	UK_TEST_EXPECT_SNUM_EQ(device.closed, 1);
}

UK_TESTCASE(musl_stdio, an_unbuffered_stream_writes_each_time)
{
	FILE *f = open_device("w");

	setvbuf(f, NULL, _IONBF, 0);
	putc('a', f);
	UK_TEST_EXPECT_SNUM_EQ(device.len, 1);
	fputs("bc", f);
	UK_TEST_EXPECT_SNUM_EQ(device.len, 3);
	fclose(f);
}

UK_TESTCASE(musl_stdio, a_line_buffer_is_written_with_the_line)
{
	static char buf[32];
	FILE *f = open_device("w");

	setvbuf(f, buf, _IOLBF, sizeof(buf));
	fputs("half", f);
	UK_TEST_EXPECT_ZERO(device.len);
	fputs(" line\n", f);
	UK_TEST_EXPECT_SNUM_EQ(device.len, 10);
	fclose(f);
}

UK_TESTCASE(musl_stdio, streams_are_read_by_character_line_and_block)
{
	FILE *f = open_device("r");
	char line[16], *whole = NULL;
	size_t size = 0;

	device.len = strlen(strcpy(device.data, "ab\nsecond\nthird line\nxyz"));
	UK_TEST_EXPECT_SNUM_EQ(getc(f), 'a');
	UK_TEST_EXPECT_SNUM_EQ(ungetc('A', f), 'A');
	UK_TEST_EXPECT_PTR_EQ(fgets(line, sizeof(line), f), line);
	UK_TEST_EXPECT_ZERO(strcmp(line, "Ab\n"));
	UK_TEST_EXPECT_PTR_EQ(fgets(line, 4, f), line);
	UK_TEST_EXPECT_ZERO(strcmp(line, "sec"));
	UK_TEST_EXPECT_SNUM_EQ(getline(&whole, &size, f), 4);
	UK_TEST_EXPECT_SNUM_EQ(getline(&whole, &size, f), 11);
	UK_TEST_EXPECT_ZERO(strcmp(whole, "third line\n"));
	UK_TEST_EXPECT_SNUM_EQ(fread(line, 2, 5, f), 1);
	UK_TEST_EXPECT_NOT_ZERO(feof(f));
	UK_TEST_EXPECT_SNUM_EQ(getc(f), EOF);
	UK_TEST_EXPECT_ZERO(ferror(f));
	clearerr(f);
	UK_TEST_EXPECT_ZERO(feof(f));
	free(whole);
	fclose(f);
}

UK_TESTCASE(musl_stdio, positions_move_in_a_memory_stream)
{
	char buf[16] = "0123456789";
	FILE *f = fmemopen(buf, 10, "r+");
	fpos_t pos;

	UK_TEST_EXPECT_ZERO(fseek(f, 4, SEEK_SET));
	UK_TEST_EXPECT_SNUM_EQ(getc(f), '4');
	UK_TEST_EXPECT_ZERO(fgetpos(f, &pos));
	UK_TEST_EXPECT_ZERO(fseek(f, -2, SEEK_END));
	UK_TEST_EXPECT_SNUM_EQ(ftell(f), 8);
	fputs("X", f);
	rewind(f);
	UK_TEST_EXPECT_ZERO(fsetpos(f, &pos));
	UK_TEST_EXPECT_SNUM_EQ(getc(f), '5');
	fclose(f);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "01234567X9"));
}

UK_TESTCASE(musl_stdio, errors_have_texts)
{
	char *text;

	UK_TEST_EXPECT_ZERO(strcmp(strerror(ENOENT), "No such file or "
						     "directory"));
	UK_TEST_EXPECT_ZERO(strcmp(strerror(0), "No error information"));
	errno = EDOM;
	UK_TEST_EXPECT_SNUM_EQ(asprintf(&text, "%m"), strlen(strerror(EDOM)));
	UK_TEST_EXPECT_ZERO(strcmp(text, strerror(EDOM)));
	free(text);
}
