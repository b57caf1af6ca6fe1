/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The totals of all suites (contract 6):
 *
 *   uktest:suites:     1 failed, 3 total
 *   uktest:cases:      1 failed, 4 total
 *   uktest:assertions: 2 failed, 20 total
 *
 * The release prints them from the init table at the priority of the suites,
 * so that suites of external libraries, linked later, are not counted. Here
 * they are printed from .preinit_array, which boot walks after the whole init
 * table and before anything of the application runs (contract 8.2, step 12).
 */
#include <uk/print.h>
#include "report.h"

struct total {
	unsigned int failed, all;
};

static void count_suites(struct total *suites, struct total *cases)
{
	struct uk_testsuite *suite;
	struct uk_testcase *esac;

	uktest_for_each_suite(suite)
	{
		suites->all++;
		if (suite->failed_cases || suite->init_result)
			suites->failed++;
		cases->failed += suite->failed_cases;
		uk_testsuite_for_each_case(suite, esac) cases->all++;
	}
}

static void count_asserts(struct total *asserts)
{
	struct uk_assert *record;

	for (record = _uk_asserttab_start; record < _uk_asserttab_end;
	     record++) {
		asserts->all++;
		if (record->status == UK_TEST_ASSERT_FAIL)
			asserts->failed++;
	}
}

/* At any message level: a choice of levels cannot be selected in Kconfig */
#define print_info(fmt, ...)                                                   \
	_uk_printk(KLVL_INFO, __LIBNAME__, __BASENAME__, __LINE__, fmt,        \
		   __VA_ARGS__)

static void print_total(const char *what, const struct total *total)
{
	if (total->failed)
		print_info("%-19s%u failed\033[0m, %u total\n", what,
			   total->failed, total->all);
	else
		print_info("%-19s%u total\n", what, total->all);
}

static void print_stats(void)
{
	struct total suites = {0}, cases = {0}, asserts = {0};

	count_suites(&suites, &cases);
	count_asserts(&asserts);
	print_total("uktest:suites:", &suites);
	print_total("uktest:cases:", &cases);
	print_total("uktest:assertions:", &asserts);
}

static void (*const stats_entry)(void) __used
	__section(".preinit_array") = print_stats;
