/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukdebug: tracepoints (contract 8.4).
 */
#include <errno.h>
#include <string.h>
#include <uk/test.h>
#define UK_DEBUG_TRACE
#include <uk/trace.h>

static int forget(struct uk_testsuite *suite __unused)
{
	uk_trace_clear();
	return 0;
}

uk_testsuite_register(ukdebug_trace, forget);

UK_TRACEPOINT(trace_nothing, "");
UK_TRACEPOINT(trace_open, "\"%s\" 0x%x %d", const char *, int, short);
UK_TRACEPOINT(trace_seven, "%d %u %ld %c %p %x %d", int, unsigned int, long,
	      char, void *, __u8, int);

static char text[128];

/* The newest record without its time */
static const char *newest(void)
{
	uk_trace_text(uk_trace_count() - 1, text, sizeof(text));
	return strchr(text, ']') + 2;
}

UK_TESTCASE(ukdebug_trace, a_call_is_recorded_with_its_arguments)
{
	trace_open("/dev", 0x42, -1);
	UK_TEST_EXPECT_ZERO(strcmp(newest(), "trace_open: \"/dev\" 0x42 -1"));
	trace_seven(-1, 2, 1L << 40, 'c', (void *)16, 255, 7);
	UK_TEST_EXPECT_ZERO(strcmp(
		newest(), "trace_seven: -1 2 1099511627776 c 0x10 ff 7"));
	trace_nothing();
	UK_TEST_EXPECT_ZERO(strcmp(newest(), "trace_nothing: "));
}

UK_TESTCASE(ukdebug_trace, the_newest_calls_are_kept)
{
	uk_trace_clear();
	UK_TEST_EXPECT_ZERO(uk_trace_count());
	for (int i = 0; i < CONFIG_LIBUKDEBUG_TRACE_ENTRIES + 3; i++)
		trace_open("", i, 0);
	UK_TEST_EXPECT_SNUM_EQ(uk_trace_count(),
			       CONFIG_LIBUKDEBUG_TRACE_ENTRIES);
	uk_trace_text(0, text, sizeof(text));
	UK_TEST_EXPECT_NOT_NULL(strstr(text, " 0x3 "));
	UK_TEST_EXPECT_SNUM_EQ(uk_trace_text(uk_trace_count(), text, 1),
			       -EINVAL);
	uk_trace_clear();
}

UK_TESTCASE(ukdebug_trace, a_text_that_does_not_fit_is_cut)
{
	int whole;

	trace_open("long enough", 1, 2);
	whole = uk_trace_text(uk_trace_count() - 1, text, sizeof(text));
	UK_TEST_EXPECT_SNUM_EQ(whole, strlen(text));
	UK_TEST_EXPECT_SNUM_EQ(uk_trace_text(uk_trace_count() - 1, text, 5),
			       whole);
	UK_TEST_EXPECT_SNUM_EQ(strlen(text), 4);
}
