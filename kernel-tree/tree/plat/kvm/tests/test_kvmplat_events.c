/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events, and pointers that are errors (contract 8.5). That an unhandled trap
 * ends the guest with a report is shown from the host.
 */
#include <errno.h>
#include <string.h>
#include <uk/errptr.h>
#include <uk/event.h>
#include <uk/test.h>

uk_testsuite_register(kvmplat_events, NULL);

UK_EVENT(kvmplat_question);
UK_EVENT(kvmplat_nobody);

/* Each handler notes its letter; `answers` says what it returns */
static char asked[4];
static int answers[3];
static void *seen;

static int handler(int i, void *data)
{
	asked[strlen(asked)] = 'a' + i;
	seen = data;
	return answers[i];
}

static int third(void *data)
{
	return handler(2, data);
}

static int first(void *data)
{
	return handler(0, data);
}

static int second(void *data)
{
	return handler(1, data);
}

UK_EVENT_HANDLER(kvmplat_question, third);
UK_EVENT_HANDLER_PRIO(kvmplat_question, first, UK_PRIO_EARLIEST);
UK_EVENT_HANDLER_PRIO(kvmplat_question, second, 4);

static int raise(int a, int b, int c)
{
	memset(asked, 0, sizeof(asked));
	answers[0] = a;
	answers[1] = b;
	answers[2] = c;
	return uk_raise_event(kvmplat_question, asked);
}

UK_TESTCASE(kvmplat_events, handlers_are_asked_in_order_of_priority)
{
	UK_TEST_EXPECT_SNUM_EQ(raise(0, 0, 0), UK_EVENT_NOT_HANDLED);
	UK_TEST_EXPECT_ZERO(strcmp(asked, "abc"));
	UK_TEST_EXPECT_PTR_EQ(seen, asked);
}

UK_TESTCASE(kvmplat_events, who_handles_it_is_the_last_one_asked)
{
	UK_TEST_EXPECT_SNUM_EQ(raise(0, UK_EVENT_HANDLED, 0), UK_EVENT_HANDLED);
	UK_TEST_EXPECT_ZERO(strcmp(asked, "ab"));
}

UK_TESTCASE(kvmplat_events, a_handler_may_let_others_have_it_too)
{
	UK_TEST_EXPECT_SNUM_EQ(raise(UK_EVENT_HANDLED_CONT, 0, 0),
			       UK_EVENT_HANDLED);
	UK_TEST_EXPECT_ZERO(strcmp(asked, "abc"));
}

UK_TESTCASE(kvmplat_events, an_error_ends_the_event)
{
	UK_TEST_EXPECT_SNUM_EQ(raise(UK_EVENT_HANDLED_CONT, -EIO, 0), -EIO);
	UK_TEST_EXPECT_ZERO(strcmp(asked, "ab"));
}

UK_TESTCASE(kvmplat_events, an_event_without_handlers_is_not_handled)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_raise_event(kvmplat_nobody, NULL),
			       UK_EVENT_NOT_HANDLED);
}

UK_TESTCASE(kvmplat_events, null_and_errors_are_no_pointers)
{
	int here, *volatile there = &here;

	UK_TEST_EXPECT(PTRISERR(NULL));
	UK_TEST_EXPECT(PTRISERR(ERR2PTR(-EINVAL)));
	UK_TEST_EXPECT(PTRISERR(ERR2PTR(-4095)));
	UK_TEST_EXPECT(!PTRISERR(there));
	UK_TEST_EXPECT(!PTRISERR(ERR2PTR(-4096)));
	UK_TEST_EXPECT_SNUM_EQ(PTR2ERR(ERR2PTR(-EINVAL)), -EINVAL);
	UK_TEST_EXPECT_ZERO(PTR2ERR(NULL));
}
