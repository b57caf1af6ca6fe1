/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Running a suite. Interface: <uk/test.h>.
 */
#include "outcomes.h"
#include "report.h"

static bool run_case(struct uk_testsuite *suite, struct uk_testcase *esac)
{
	struct uktest_outcomes outcomes;

	esac->asserts->status = UK_TEST_ASSERT_HEADER;
#if CONFIG_LIBUKTEST_LOG_TESTS
	/* The reset of a colour that was never set is part of the format */
	uktest_println("test:\033[0m %s->%s%s%s", suite->name, esac->name,
		       esac->desc ? ": " : "", esac->desc ? esac->desc : "");
#endif
	uktest_case_begin(&outcomes, suite, esac);
	esac->func(esac);
	uktest_case_end(&outcomes);
	if (esac->asserts->status == UK_TEST_ASSERT_FAIL)
		return false;

	esac->asserts->status = UK_TEST_ASSERT_SUCCESS;
	return true;
}

/* The host wants to hear of each case, whatever became of it */
static void skip_case(struct uk_testsuite *suite, struct uk_testcase *esac)
{
	struct uktest_outcomes outcomes;

	uktest_case_begin(&outcomes, suite, esac);
	uktest_case_end(&outcomes);
}

int uk_testsuite_run(struct uk_testsuite *suite)
{
	struct uk_testcase *esac;

	suite->failed_cases = 0;
	suite->init_result = suite->init ? suite->init(suite) : 0;
	if (suite->init_result) {
		uk_testsuite_for_each_case(suite, esac) skip_case(suite, esac);
		return suite->init_result;
	}

	uk_testsuite_for_each_case(suite, esac) if (!run_case(suite, esac))
		suite->failed_cases++;
	return 0;
}
