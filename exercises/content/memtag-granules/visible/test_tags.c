/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tags of pointers and granules must do: the tests you can see, run and
 * extend. The judge asks the same questions, with other numbers.
 */
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/asm/mte.h>
#include <uk/test.h>

#define WITH_TAG(ptr, tag) ((void *)((__u64)(ptr) | (__u64)(tag) << 56))

/* Whole pages come without tags: where we may do as we like */
static char *page;

static int get_page(struct uk_testsuite *suite __unused)
{
	page = uk_palloc(uk_alloc_get_default(), 1);
	return page ? 0 : -1;
}

uk_testsuite_register(granules, get_page);

/* By instruction, not by the code under test */
static void set(int granule, int count, unsigned int tag)
{
	for (int i = granule; i < granule + count; i++)
		mte_store_alloc((__u64)WITH_TAG(page + 16 * i, tag));
}

static unsigned int get(int granule)
{
	return mte_load_alloc((__u64)page + 16 * granule) >> 56;
}

UK_TESTCASE(granules, the_tag_of_a_pointer_is_in_bits_56_to_59)
{
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_pointer(WITH_TAG(page, 9)), 9);
	/* ... whatever stands above it */
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_pointer(WITH_TAG(page, 0xa6)),
			       6);
}

UK_TESTCASE(granules, memory_is_asked_whatever_the_pointer_says)
{
	set(10, 1, 7);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_memory(page + 160), 7);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_memory(WITH_TAG(page + 175, 3)),
			       7);
}

UK_TESTCASE(granules, a_region_gets_one_tag_and_its_pointer_too)
{
	char *ptr;
	unsigned int tag;

	set(10, 10, 0);
	ptr = ukarch_memtag_region(page + 11 * 16, 3 * 16);
	tag = (__u64)ptr >> 56;
	UK_TEST_EXPECT_SNUM_GT(tag, 0);
	UK_TEST_EXPECT_SNUM_LT(tag, 15);
	UK_TEST_EXPECT_ZERO(get(10));
	UK_TEST_EXPECT_SNUM_EQ(get(11), tag);
	UK_TEST_EXPECT_SNUM_EQ(get(12), tag);
	UK_TEST_EXPECT_SNUM_EQ(get(13), tag);
	UK_TEST_EXPECT_ZERO(get(14));
}

UK_TESTCASE(granules, a_new_tag_is_not_one_of_those_around_or_to_avoid)
{
	set(10, 1, 1);
	set(11, 2, 2);
	set(13, 1, 3);
	/* bits 4 to 12, and three in the memory: 13 and 14 are left */
	for (int i = 0; i < 20; i++) {
		char *ptr = ukarch_memtag_region_avoid(page + 11 * 16, 2 * 16,
						       0x1ff0);

		UK_TEST_EXPECT_SNUM_GE((__u64)ptr >> 56, 13);
		UK_TEST_EXPECT_SNUM_LE((__u64)ptr >> 56, 14);
		set(11, 2, 2);
	}
}

UK_TESTCASE(granules, a_cleared_region_has_no_tag_and_neighbours_keep_theirs)
{
	char *ptr = WITH_TAG(page + 11 * 16, 5);

	set(10, 4, 5);
	UK_TEST_EXPECT_PTR_EQ(ukarch_memtag_clear(ptr, 2 * 16), page + 11 * 16);
	UK_TEST_EXPECT_SNUM_EQ(get(10), 5);
	UK_TEST_EXPECT_ZERO(get(11));
	UK_TEST_EXPECT_ZERO(get(12));
	UK_TEST_EXPECT_SNUM_EQ(get(13), 5);
}

UK_TESTCASE(granules, a_pointer_reaches_as_far_as_its_tag)
{
	set(20, 3, 4);
	set(23, 1, 6);
	UK_TEST_EXPECT_SNUM_EQ(
		ukarch_memtag_reach(WITH_TAG(page + 325, 4), 100), 43);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_reach(WITH_TAG(page + 325, 4), 20),
			       20);
	UK_TEST_EXPECT_ZERO(ukarch_memtag_reach(WITH_TAG(page + 325, 6), 100));
}
