/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What realloc() and posix_memalign() must do with tags: the tests you can see,
 * run and extend. The judge asks the same questions, with other numbers.
 *
 * <uk/tagarena.h> has an allocator whose pages are known, over the functions
 * of the *_ifpages family, and attempts at what may be a tag fault.
 */
#include <errno.h>
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/tagarena.h>
#include <uk/test.h>

static int make(struct uk_testsuite *suite __unused)
{
	return uk_arena_make();
}

uk_testsuite_register(realloc, make);

static char *moved;
static __sz new_size;

static void realloc_it(void *ptr)
{
	moved = uk_realloc(&uk_arena, ptr, new_size);
}

UK_TESTCASE(realloc, memory_moves_with_its_contents)
{
	char *old;

	uk_arena_reset();
	old = uk_malloc(&uk_arena, 100);
	for (int i = 0; i < 100; i++)
		old[i] = (char)i;
	new_size = 5000;
	UK_TEST_EXPECT_ZERO(uk_attempt_call(realloc_it, old));
	UK_TEST_EXPECT_NOT_NULL(moved);
	if (!moved)
		return;
	UK_TEST_EXPECT_SNUM_EQ(moved[0], 0);
	UK_TEST_EXPECT_SNUM_EQ(moved[99], 99);
	UK_TEST_EXPECT_ZERO(uk_attempt_write(moved + 4999));
	UK_TEST_EXPECT(uk_attempt_write(old));
}

UK_TESTCASE(realloc, memory_that_was_freed_cannot_be_moved)
{
	char *old;

	uk_arena_reset();
	old = uk_malloc(&uk_arena, 100);
	uk_free(&uk_arena, old);
	new_size = 200;
	UK_TEST_EXPECT(uk_attempt_call(realloc_it, old));
	uk_alloc_returning = NULL;
}

UK_TESTCASE(realloc, without_pages_everything_stays_as_it_was)
{
	char *old;

	uk_arena_reset();
	old = uk_malloc(&uk_arena, 100);
	uk_arena_empty = 1;
	uk_arena_seen.pallocs = 0;
	new_size = 200;
	UK_TEST_EXPECT_ZERO(uk_attempt_call(realloc_it, old));
	UK_TEST_EXPECT_NULL(moved);
	UK_TEST_EXPECT_SNUM_EQ(uk_arena_seen.pallocs, 1);
	UK_TEST_EXPECT_ZERO(uk_attempt_write(old + 99));
}

UK_TESTCASE(realloc, aligned_memory_has_the_tag_of_its_pointer)
{
	for (__sz align = 8; align <= 16384; align *= 2) {
		void *ptr = NULL;

		uk_arena_reset();
		UK_TEST_EXPECT_ZERO(
			uk_posix_memalign(&uk_arena, &ptr, align, 40));
		UK_TEST_EXPECT_ZERO((__uptr)ptr % align);
		UK_TEST_EXPECT_NOT_ZERO(ukarch_memtag_of_pointer(ptr));
		UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_reach(ptr, 100), 48);
	}
}

UK_TESTCASE(realloc, what_is_no_alignment_is_refused)
{
	void *ptr = &moved;

	uk_arena_reset();
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(&uk_arena, &ptr, 24, 40),
			       EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(&uk_arena, &ptr, 4, 40),
			       EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(&uk_arena, &ptr, 64, 0),
			       EINVAL);
	UK_TEST_EXPECT_PTR_EQ(ptr, &moved);
	UK_TEST_EXPECT_ZERO(errno);
}
