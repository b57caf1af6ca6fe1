/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an expectation leaves behind: a record and a line on the console.
 *
 * Output of one expectation (contract 6, with row B20 mended):
 *
 *   Info: <TAB>expected `a` to be 3 but was 4 ............ [ FAILED ]
 *   Info: <TAB>  in FILE.c:42
 */
#include <string.h>
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/print.h>

#include "outcomes.h"
#include "report.h"

void uktest_record(struct uk_assert *record, bool ok)
{
	if (!ok)
		record->status = UK_TEST_ASSERT_FAIL;
	else if (record->status != UK_TEST_ASSERT_FAIL)
		record->status = UK_TEST_ASSERT_SUCCESS;
}

void uktest_verdict_line(char *buf, size_t len, bool ok, const char *fmt,
			 va_list args)
{
	char text[UKTEST_COLUMNS];
	char dots[UKTEST_COLUMNS + 1];
	size_t used;

	uk_vsnprintf(text, sizeof(text), fmt, args);
	used = strlen(text);
	memset(dots, '.', UKTEST_COLUMNS - used);
	dots[UKTEST_COLUMNS - used] = '\0';
	uk_snprintf(buf, len, "%s %s [ %s ]", text, dots,
		    ok ? "PASSED" : "FAILED");
}

void uk_test_report(struct uk_testcase *esac, struct uk_assert *record,
		    bool outcome, const char *fmt, ...)
{
	bool ok = outcome != uk_test_canary();
	va_list args;

	va_start(args, fmt);
	uktest_note(outcome, ok, fmt, args);
	va_end(args);
	uktest_record(record, ok);
	if (!ok)
		esac->asserts->status = UK_TEST_ASSERT_FAIL;

#if CONFIG_LIBUKTEST_LOG_TESTS
	char line[UKTEST_COLUMNS + 16];

	va_start(args, fmt);
	uktest_verdict_line(line, sizeof(line), ok, fmt, args);
	va_end(args);
	uktest_println("\t%s", line);
	if (!ok)
		uktest_println("\t  in %s:%u", esac->file, record->line);
#endif

#if CONFIG_LIBUKTEST_FAILFAST
	if (!ok && !ukplat_canaries())
		UK_CRASH("Crashing on first failure!\n");
#endif
}
