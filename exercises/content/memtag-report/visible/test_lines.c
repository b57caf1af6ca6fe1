/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a list of lines must do: the tests you can see, run and extend. The
 * judge asks the same questions, with other texts.
 *
 * <uk/tagarena.h> has an allocator with tags, whose pages are known, and
 * attempts: a call up to its first tag fault.
 */
#include <string.h>
#include <uk/essentials.h>
#include <uk/lines.h>
#include <uk/tagarena.h>
#include <uk/test.h>

static struct uk_lines list;
static char *joined;
static unsigned int removed;

static int make(struct uk_testsuite *suite __unused)
{
	return uk_arena_make();
}

uk_testsuite_register(lines, make);

static void add(void *text)
{
	uk_lines_add(&list, text);
}

static void drop(void *text)
{
	removed = uk_lines_remove(&list, text);
}

static void join(void *arg __unused)
{
	joined = uk_lines_join(&list);
}

static void clear(void *arg __unused)
{
	uk_lines_clear(&list);
}

/* A fresh list; these texts do no harm to the starter */
static void begin(void)
{
	uk_arena_reset();
	list = (struct uk_lines){.a = &uk_arena};
	joined = NULL;
	removed = 0;
	uk_lines_add(&list, "one");
	uk_lines_add(&list, "two");
	uk_lines_add(&list, "two");
	uk_lines_add(&list, "three");
}

static int in_use(void)
{
	return uk_arena_seen.pallocs - uk_arena_seen.pfrees;
}

UK_TESTCASE(lines, a_line_of_whole_granules_has_room_for_its_end)
{
	begin();
	UK_TEST_EXPECT_ZERO(uk_attempt_call(add, "sixteen letters."));
}

UK_TESTCASE(lines, a_line_may_have_nothing_but_blanks)
{
	begin();
	UK_TEST_EXPECT_ZERO(uk_attempt_call(add, "   "));
	UK_TEST_EXPECT_ZERO(uk_attempt_call(add, ""));
}

UK_TESTCASE(lines, equal_lines_are_removed)
{
	begin();
	UK_TEST_EXPECT_ZERO(uk_attempt_call(drop, "two"));
	UK_TEST_EXPECT_SNUM_EQ(removed, 2);
	UK_TEST_EXPECT_SNUM_EQ(in_use(), 4);
}

UK_TESTCASE(lines, a_line_is_added_after_the_last_was_removed)
{
	begin();
	uk_attempt_call(drop, "three");
	UK_TEST_EXPECT_ZERO(uk_attempt_call(add, "four"));
	UK_TEST_EXPECT_ZERO(uk_attempt_call(join, NULL));
	UK_TEST_EXPECT_NOT_NULL(joined);
	if (joined)
		UK_TEST_EXPECT_ZERO(strcmp(joined, "one\ntwo\ntwo\nfour\n"));
}

UK_TESTCASE(lines, a_text_of_whole_granules_has_room_for_its_end)
{
	begin();
	uk_lines_add(&list, "eleven let.");
	uk_lines_add(&list, "x");
	UK_TEST_EXPECT_ZERO(uk_attempt_call(join, NULL));
	UK_TEST_EXPECT_NOT_NULL(joined);
}

UK_TESTCASE(lines, a_cleared_list_has_no_memory)
{
	begin();
	UK_TEST_EXPECT_ZERO(uk_attempt_call(clear, NULL));
	UK_TEST_EXPECT_NULL(list.first);
	UK_TEST_EXPECT_ZERO(in_use());
}
