/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What free() must do: the tests you can see, run and extend. The judge asks
 * the same questions, with other numbers.
 *
 * <uk/tagarena.h> has an allocator whose pages are known, over the functions
 * of the *_ifpages family, and attempts at what may be a tag fault.
 */
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/tagarena.h>
#include <uk/test.h>

static int make(struct uk_testsuite *suite __unused)
{
	return uk_arena_make();
}

uk_testsuite_register(free, make);

static void free_it(void *ptr)
{
	uk_arena_seen = (struct uk_arena_seen){0};
	uk_free(&uk_arena, ptr);
}

UK_TESTCASE(free, all_pages_go_back_once)
{
	char *ptr, *aligned;

	uk_arena_reset();
	ptr = uk_malloc(&uk_arena, 9000);
	aligned = uk_memalign(&uk_arena, 4096, 40);
	UK_TEST_EXPECT_ZERO(uk_attempt_call(free_it, ptr));
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.pfrees, 1);
	UK_TEST_EXPECT_ZERO(uk_arena_seen.page);
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.pages, 3);
	/* its metadata is in the page before it */
	UK_TEST_EXPECT_ZERO(uk_attempt_call(free_it, aligned));
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.pfrees, 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.page, 3);
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.pages, 2);
}

UK_TESTCASE(free, pages_go_back_without_tags_and_are_left_alone)
{
	char *ptr;

	uk_arena_reset();
	ptr = uk_malloc(&uk_arena, 5000);
	uk_attempt_call(free_it, ptr);
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.pfrees, 1);
	UK_TEST_EXPECT_ZERO(uk_arena_seen.tagged);
	UK_TEST_EXPECT_ZERO(uk_arena_touched());
}

UK_TESTCASE(free, an_old_pointer_faults)
{
	char *ptr;

	uk_arena_reset();
	ptr = uk_malloc(&uk_arena, 100);
	UK_TEST_EXPECT_ZERO(uk_attempt_write(ptr + 99));
	uk_attempt_call(free_it, ptr);
	UK_TEST_EXPECT(uk_attempt_read(ptr));
	UK_TEST_EXPECT(uk_attempt_write(ptr + 99));
}

UK_TESTCASE(free, freeing_twice_faults_before_anything_is_changed)
{
	char *ptr;

	uk_arena_reset();
	ptr = uk_malloc(&uk_arena, 100);
	uk_attempt_call(free_it, ptr);
	UK_TEST_EXPECT(uk_attempt_call(free_it, ptr));
	UK_TEST_EXPECT_PTR_EQ(uk_attempt.ptr, ptr);
	UK_TEST_EXPECT_ZERO(uk_arena_seen.pfrees);
	/* the report can tell that this was a free() */
	UK_TEST_EXPECT_PTR_EQ(uk_attempt.returning, ptr);
	uk_alloc_returning = NULL;
}

UK_TESTCASE(free, the_next_owner_of_a_page_gets_another_tag)
{
	int alike = 0, there = 0;

	uk_arena_reset();
	for (int i = 0; i < 100; i++) {
		char *ptr = uk_malloc(&uk_arena, 100), *next;

		uk_attempt_call(free_it, ptr);
		next = uk_malloc(&uk_arena, 100);
		there += uk_arena_place(next) == uk_arena_place(ptr);
		alike += next == ptr;
		uk_attempt_call(free_it, next);
	}
	UK_TEST_EXPECT_SNUM_EQ(there, 100);
	UK_TEST_EXPECT_ZERO(alike);
}
