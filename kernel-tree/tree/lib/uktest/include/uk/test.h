/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unit tests inside the kernel (contract 6).
 *
 * Interface:
 * - Write cases:          UK_TESTCASE(suite, sentence_as_a_name) { ... }
 * - In a case, expect:    UK_TEST_EXPECT_SNUM_EQ(read(9, buf, 1), -1);
 *   A failed expectation is recorded and printed; the case goes on (unless
 *   LIBUKTEST_FAILFAST). Only the body of the case itself can expect something,
 *   since the macros need its parameter `esac`.
 * - Register the suite once, in any file of the same library:
 *   uk_testsuite_register(suite, NULL);
 *
 * The cases of a suite run in alphabetical order, when the init table reaches
 * the suite: late in boot, before main(). A case without a registered suite
 * does not link. Names of suites must be unique in an image.
 *
 *   suite:  struct uk_testsuite, uk_testcase, ..., uk_testcase, end mark
 *
 * Tests run one after another in the context that boots. Code of a case that
 * runs in another thread may set variables that the case then expects.
 */
#ifndef __UK_TEST_H__
#define __UK_TEST_H__

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <uk/arch/types.h>
#include <uk/ctors.h>
#include <uk/essentials.h>
#include <uk/init.h>

#ifdef __cplusplus
extern "C" {
#endif

/* States of a struct uk_assert */
#define UK_TEST_ASSERT_NOT_RUN 0
#define UK_TEST_ASSERT_SUCCESS 1
#define UK_TEST_ASSERT_FAIL 2
#define UK_TEST_ASSERT_HEADER 0xffff /* a case that did not run yet */

/* One expectation in the source; in a loop, failing once is failing */
struct uk_assert {
	__u16 status;
	__u16 line;
} __align(4);

struct uk_testcase {
	const char *name;
	const char *desc; /* or NULL */
	void (*func)(struct uk_testcase *esac);
	struct uk_assert *asserts; /* header: the outcome of the whole case */
	const char *file;
} __align(8);

struct uk_testsuite {
	const char *name;
	int (*init)(struct uk_testsuite *suite); /* or NULL */
	struct uk_testcase *cases_end; /* the cases begin behind the suite */
	unsigned int failed_cases;
	int init_result; /* non-zero: the cases were skipped */
} __align(8);

/** Get the first case of a suite, or the end mark if it has none. */
static inline struct uk_testcase *
uk_testsuite_first_case(struct uk_testsuite *suite)
{
	__uptr behind = (__uptr)(suite + 1);

	/* Hide from the compiler that this leaves the object it came from */
	__asm__("" : "+r"(behind));
	return (struct uk_testcase *)behind;
}

#define uk_testsuite_for_each_case(suite, esac)                                \
	for ((esac) = uk_testsuite_first_case(suite);                          \
	     (esac) != (suite)->cases_end; (esac)++)

/**
 * Run the cases of a suite and print what they expected.
 *
 * @param suite a registered suite; its counters are set
 * @return what the suite's init function returned (non-zero: no case ran), 0
 *   without one. Failed expectations do not change it
 */
int uk_testsuite_run(struct uk_testsuite *suite);

/**
 * Tell whether the next expectation is a canary, which the host inverted; used
 * by the macros below. Never, where students run tests for themselves.
 */
bool uk_test_canary(void);

/**
 * Record one expectation and print it; called by the macros below.
 *
 * @param esac the case that expects
 * @param record where it is kept whether it holds; failure is sticky
 * @param outcome whether the expectation holds, or does not if it is a canary
 * @param fmt printf(3) format of the message, cut at 79 characters
 */
void uk_test_report(struct uk_testcase *esac, struct uk_assert *record,
		    bool outcome, const char *fmt, ...) __printf(4, 5);

/* ------------------------------------------------------------- cases -- */

#define _UK_TESTTAB(entry) __used __section(".uk_testtab_" entry) __align(8)

/*
 * Use of the suite's symbol makes the linker name a suite nobody registered.
 * -Wextra sees nothing wrong in a case that expects nothing.
 */
#define UK_TESTCASE_DESC(suite, fn, text)                                      \
	extern struct uk_testsuite _uk_testsuite_##suite;                      \
	static void _uk_testfn_##suite##_##fn(struct uk_testcase *esac);       \
	static struct uk_assert _uk_testhead_##suite##_##fn = {                \
		UK_TEST_ASSERT_HEADER, __LINE__};                              \
	static struct uk_testsuite *const _uk_testof_##suite##_##fn __used =   \
		&_uk_testsuite_##suite;                                        \
	static struct uk_testcase _uk_testcase_##suite##_##fn _UK_TESTTAB(     \
		#suite "~" #fn) = {                                            \
		.name = #fn,                                                   \
		.desc = (text),                                                \
		.func = _uk_testfn_##suite##_##fn,                             \
		.asserts = &_uk_testhead_##suite##_##fn,                       \
		.file = __BASENAME__,                                          \
	};                                                                     \
	static void _uk_testfn_##suite##_##fn(                                 \
		struct uk_testcase *esac __maybe_unused)

#define UK_TESTCASE(suite, fn) UK_TESTCASE_DESC(suite, fn, NULL)

/* ------------------------------------------------------------ suites -- */

#define _UK_TESTSUITE(suite, initfn)                                           \
	static void *_uk_testend_##suite _UK_TESTTAB(#suite "~~") = NULL;      \
	struct uk_testsuite _uk_testsuite_##suite _UK_TESTTAB(#suite "~") = {  \
		.name = #suite,                                                \
		.init = (initfn),                                              \
		.cases_end = (struct uk_testcase *)&_uk_testend_##suite,       \
	}

/* Where the next suite is, if there is one */
#define _uk_testsuite_next(suite)                                              \
	((struct uk_testsuite *)((void **)(suite)->cases_end + 1))

/**
 * Register a suite to run from the init table.
 *
 * @param suite name of the suite
 * @param initfn int (*)(struct uk_testsuite *) or NULL; prepares the suite,
 *   non-zero skips its cases, negative ends the boot
 * @param class early, plat, lib, rootfs, sys or late
 * @param prio 0 (first) to 9
 */
#define UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, class, prio)              \
	_UK_TESTSUITE(suite, initfn);                                          \
	static int _uk_testrun_##suite(void)                                   \
	{                                                                      \
		return uk_testsuite_run(&_uk_testsuite_##suite);               \
	}                                                                      \
	uk_##class##_initcall_prio(_uk_testrun_##suite, prio)

/* Register a suite to run as a constructor: no allocator, no TLS yet */
#define UK_TESTSUITE_AT_CTORCALL_PRIO(suite, initfn, prio)                     \
	_UK_TESTSUITE(suite, initfn);                                          \
	static void _uk_testrun_##suite(void)                                  \
	{                                                                      \
		uk_testsuite_run(&_uk_testsuite_##suite);                      \
	}                                                                      \
	UK_CTOR_PRIO(_uk_testrun_##suite, prio)

#define uk_testsuite_early_prio(suite, initfn, prio)                           \
	UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, early, prio)
#define uk_testsuite_plat_prio(suite, initfn, prio)                            \
	UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, plat, prio)
#define uk_testsuite_lib_prio(suite, initfn, prio)                             \
	UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, lib, prio)
#define uk_testsuite_rootfs_prio(suite, initfn, prio)                          \
	UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, rootfs, prio)
#define uk_testsuite_sys_prio(suite, initfn, prio)                             \
	UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, sys, prio)
#define uk_testsuite_late_prio(suite, initfn, prio)                            \
	UK_TESTSUITE_AT_INITCALL_PRIO(suite, initfn, late, prio)

#define uk_testsuite_prio(suite, initfn, prio)                                 \
	uk_testsuite_late_prio(suite, initfn, prio)
#define uk_testsuite_register(suite, initfn) uk_testsuite_prio(suite, initfn, 9)

/* ------------------------------------------------------ expectations -- */

/*
 * The record is the expansion's own, so two on one line do not share one. A
 * canary is inverted here, where the comparison is: all that comes after it
 * carries an answer that nobody knows who does not compare.
 */
#define _UK_TEST_REPORT(ok, ...)                                               \
	do {                                                                   \
		static struct uk_assert _uk_record __used __section(           \
			".uk_asserttab") = {UK_TEST_ASSERT_NOT_RUN, __LINE__}; \
		uk_test_report(esac, &_uk_record, (ok) != uk_test_canary(),    \
			       __VA_ARGS__);                                   \
	} while (0)

/* `text` is the expression as written: an inner macro would see it expanded */
#define _UK_TEST_COMPARE(type, conv, a, text, op, wording, b)                  \
	do {                                                                   \
		type _uk_a = (type)(a);                                        \
		type _uk_b = (type)(b);                                        \
		bool _uk_ok = _uk_a op _uk_b;                                  \
                                                                               \
		_UK_TEST_REPORT(                                               \
			_uk_ok,                                                \
			"expected `%s` to " wording " " conv " %s " conv,      \
			text, _uk_b, _uk_ok ? "and was" : "but was", _uk_a);   \
	} while (0)

#define _UK_TEST_SNUM(a, text, op, wording, b)                                 \
	_UK_TEST_COMPARE(long, "%ld", a, text, op, wording, b)
#define _UK_TEST_PTR(a, text, op, wording, b)                                  \
	_UK_TEST_COMPARE(const void *, "%p", a, text, op, wording, b)

#define UK_TEST_ASSERTF(cond, ...) _UK_TEST_REPORT(!!(cond), __VA_ARGS__)
#define UK_TEST_EXPECT(cond)                                                   \
	_UK_TEST_REPORT(!!(cond), "expected `%s` to be true", #cond)
#define UK_TEST_ASSERT(cond)                                                   \
	_UK_TEST_REPORT(!!(cond), "expected `%s` to be true", #cond)

#define UK_TEST_EXPECT_NULL(a) _UK_TEST_PTR(a, #a, ==, "be", NULL)
#define UK_TEST_EXPECT_NOT_NULL(a) _UK_TEST_PTR(a, #a, !=, "not be", NULL)
#define UK_TEST_EXPECT_ZERO(a) _UK_TEST_SNUM(a, #a, ==, "be", 0)
#define UK_TEST_EXPECT_NOT_ZERO(a) _UK_TEST_SNUM(a, #a, !=, "not be", 0)
#define UK_TEST_EXPECT_PTR_EQ(a, b) _UK_TEST_PTR(a, #a, ==, "be", b)

#define UK_TEST_EXPECT_BYTES_EQ(a, b, n)                                       \
	do {                                                                   \
		const void *_uk_a = (a), *_uk_b = (b);                         \
                                                                               \
		_UK_TEST_REPORT(memcmp(_uk_a, _uk_b, (n)) == 0,                \
				"expected `%s` at %p to equal `%s` at %p", #a, \
				_uk_a, #b, _uk_b);                             \
	} while (0)

#define UK_TEST_EXPECT_SNUM_EQ(a, b) _UK_TEST_SNUM(a, #a, ==, "be", b)
#define UK_TEST_EXPECT_SNUM_NQ(a, b) _UK_TEST_SNUM(a, #a, !=, "not be", b)
#define UK_TEST_EXPECT_SNUM_GT(a, b)                                           \
	_UK_TEST_SNUM(a, #a, >, "be greater than", b)
#define UK_TEST_EXPECT_SNUM_GE(a, b)                                           \
	_UK_TEST_SNUM(a, #a, >=, "be greater than or equal to", b)
#define UK_TEST_EXPECT_SNUM_LT(a, b) _UK_TEST_SNUM(a, #a, <, "be less than", b)
#define UK_TEST_EXPECT_SNUM_LE(a, b)                                           \
	_UK_TEST_SNUM(a, #a, <=, "be less than or equal to", b)

#ifdef __cplusplus
}
#endif
#endif /* __UK_TEST_H__ */
