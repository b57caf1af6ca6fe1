/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libuktest: lines of test output and the records behind them.
 */
#ifndef __UKTEST_REPORT_H__
#define __UKTEST_REPORT_H__

#include <stdarg.h>
#include <uk/print.h>
#include <uk/test.h>

/* The message and the dots behind it take this many columns together */
#define UKTEST_COLUMNS 80

/* From testtab.ld */
extern struct uk_testsuite _uk_testtab_start[], _uk_testtab_end[];
extern struct uk_assert _uk_asserttab_start[], _uk_asserttab_end[];

#define uktest_for_each_suite(suite)                                           \
	for ((suite) = _uk_testtab_start; (suite) < _uk_testtab_end;           \
	     (suite) = _uk_testsuite_next(suite))

/** Enter an outcome into a record; once failed it stays failed. */
void uktest_record(struct uk_assert *record, bool ok);

/**
 * Write the verdict line of an expectation, without line prefix and newline.
 *
 * @param buf receives the line
 * @param len size of `buf`, at least UKTEST_COLUMNS + 16
 */
void uktest_verdict_line(char *buf, size_t len, bool ok, const char *fmt,
			 va_list args);

/*
 * Print one line: no tags of library and file, and at any message level, since
 * whoever configured tests wants to read them.
 */
#define uktest_println(fmt, ...)                                               \
	_uk_printk(KLVL_INFO, NULL, NULL, 0, fmt "\n", ##__VA_ARGS__)

#endif /* __UKTEST_REPORT_H__ */
