/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 6: uktest. The suite runs before main(), and passes.
 */
#include <uk/test.h>
#include "contract.h"

UK_TESTCASE(contract, every_expectation)
{
	UK_TEST_EXPECT(1);
	UK_TEST_ASSERT(1);
	UK_TEST_ASSERTF(1, "with %s", "words");
	UK_TEST_EXPECT_NULL(NULL);
	UK_TEST_EXPECT_NOT_NULL("");
	UK_TEST_EXPECT_ZERO(0);
	UK_TEST_EXPECT_NOT_ZERO(1);
	UK_TEST_EXPECT_PTR_EQ(NULL, NULL);
	UK_TEST_EXPECT_BYTES_EQ("same", "same", 4);
	UK_TEST_EXPECT_SNUM_EQ(1, 1);
	UK_TEST_EXPECT_SNUM_NQ(1, 2);
	UK_TEST_EXPECT_SNUM_GT(2, 1);
	UK_TEST_EXPECT_SNUM_GE(2, 2);
	UK_TEST_EXPECT_SNUM_LT(1, 2);
	UK_TEST_EXPECT_SNUM_LE(2, 2);
}

UK_TESTCASE_DESC(contract, with_a_description, "which is printed")
{
	UK_TEST_EXPECT(1);
}

static int prepare(struct uk_testsuite *suite)
{
	return suite->name ? 0 : -1;
}

uk_testsuite_register(contract, prepare);

#define EMPTY_SUITE(name)                                                      \
	UK_TESTCASE(name, nothing)                                             \
	{                                                                      \
		UK_TEST_EXPECT(1);                                             \
	}

EMPTY_SUITE(contract_early)
EMPTY_SUITE(contract_plat)
EMPTY_SUITE(contract_lib)
EMPTY_SUITE(contract_rootfs)
EMPTY_SUITE(contract_sys)
EMPTY_SUITE(contract_late)
EMPTY_SUITE(contract_prio)
EMPTY_SUITE(contract_class)

uk_testsuite_early_prio(contract_early, NULL, 9);
uk_testsuite_plat_prio(contract_plat, NULL, 9);
uk_testsuite_lib_prio(contract_lib, NULL, 9);
uk_testsuite_rootfs_prio(contract_rootfs, NULL, 9);
uk_testsuite_sys_prio(contract_sys, NULL, 9);
uk_testsuite_late_prio(contract_late, NULL, 5);
uk_testsuite_prio(contract_prio, NULL, 4);
UK_TESTSUITE_AT_INITCALL_PRIO(contract_class, NULL, late, 3);

void contract_tests(void)
{
	FIELD(struct uk_testsuite, name, const char *);
	FIELD(struct uk_testsuite, init, int (*)(struct uk_testsuite *));
	FIELD(struct uk_testsuite, failed_cases, unsigned int);
	FIELD(struct uk_testcase, name, const char *);
	FIELD(struct uk_testcase, desc, const char *);
	FIELD(struct uk_testcase, func, void (*)(struct uk_testcase *));
	FIELD(struct uk_testcase, file, const char *);
	FIELD(struct uk_assert, status, __u16);
	FIELD(struct uk_assert, line, __u16);
	FUNCTION(uk_testsuite_run, int(struct uk_testsuite *));
}
