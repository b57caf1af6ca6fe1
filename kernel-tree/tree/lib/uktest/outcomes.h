/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libuktest: what a graded boot tells the host of each case.
 *
 * The host armed canaries: it inverted expectations of its choice (which, is in
 * the memory of the guest, see ukplat_canaries()). An outcome is whether the
 * expectation held as it then stood. So where all outcomes are 1, nobody asked
 * the code under test. The host knows how many expectations a case has.
 *
 * Interface: uktest_case_begin(), uktest_case_end(), uktest_note(), and
 * uk_test_canary() of <uk/test.h>. Without canaries they do nothing.
 *
 * One DATA frame a case, when it is over; little endian:
 *
 *   u32 magic "UKTC" | u16 expectations | u16 len of name | u16 len of text
 *   | outcomes, a bit each, lowest first, whole bytes | name "SUITE->CASE"
 *   | text of the first expectation that really failed
 */
#ifndef __UKTEST_OUTCOMES_H__
#define __UKTEST_OUTCOMES_H__

#include <stdarg.h>
#include <uk/plat/channel.h>
#include <uk/test.h>

#include "report.h"

#define UKTEST_FRAME_MAGIC 0x43544b55 /* "UKTC" */
#define UKTEST_NAME_MAX 256

/* Of one case; on the stack of who runs it */
struct uktest_outcomes {
	struct uktest_outcomes *outer; /* of a case that runs this one */
	unsigned int first;	       /* canary of the first expectation */
	unsigned int count;	       /* expectations so far */
	__u8 bits[UKPLAT_CANARIES / 8];
	char name[UKTEST_NAME_MAX];
	char text[UKTEST_COLUMNS];
};

/** Begin to collect; `outcomes` is borrowed until the end. */
void uktest_case_begin(struct uktest_outcomes *outcomes,
		       const struct uk_testsuite *suite,
		       const struct uk_testcase *esac);

/** Send what was collected since the matching begin. */
void uktest_case_end(struct uktest_outcomes *outcomes);

/** Take down the next outcome; the message is kept of the first failure. */
void uktest_note(bool outcome, bool ok, const char *fmt, va_list args);

/**
 * Find the canary of the first expectation of a case: FNV-1a (32 bits) of its
 * name, so that no other case moves it.
 */
unsigned int uktest_first_canary(const char *name);

#endif /* __UKTEST_OUTCOMES_H__ */
