/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukallocbbuddy: pages, on a small range of its own (contract 7.1, row A12
 * mended). The range stays registered behind the default allocator for ever, so
 * it is static.
 */
#include <errno.h>
#include <string.h>
#include <uk/allocbbuddy.h>
#include <uk/arch/limits.h>
#include <uk/test.h>

#define RANGE_PAGES 64

static char range[RANGE_PAGES * __PAGE_SIZE] __align(__PAGE_SIZE);
static struct uk_alloc *buddies;

static int make_buddies(struct uk_testsuite *suite __unused)
{
	buddies = uk_allocbbuddy_init(range, sizeof(range));
	return buddies ? 0 : -1;
}

uk_testsuite_register(ukallocbbuddy_pages, make_buddies);

/* Its own data, 600 bytes or so, and a byte for each page, lie in the first */
UK_TESTCASE(ukallocbbuddy_pages, a12_all_pages_but_the_first_are_free_at_first)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(buddies), RANGE_PAGES - 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(buddies),
			       (RANGE_PAGES - 1) * __PAGE_SIZE);
}

UK_TESTCASE(ukallocbbuddy_pages, a12_added_memory_counts_but_for_its_first_page)
{
	static char first[3 * __PAGE_SIZE] __align(__PAGE_SIZE);
	static char second[9 * __PAGE_SIZE] __align(__PAGE_SIZE);
	struct uk_alloc *a = uk_allocbbuddy_init(first, sizeof(first));

	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(a), 2);
	/* Begins and ends inside a page: 7 whole ones, none for the rest */
	UK_TEST_EXPECT_ZERO(
		uk_alloc_addmem(a, second + 100, sizeof(second) - 200));
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(a), 2 + 7);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_addmem(a, second, 10), -EINVAL);
}

UK_TESTCASE(ukallocbbuddy_pages, it_is_not_the_default_allocator)
{
	UK_TEST_EXPECT(uk_alloc_get_default() != buddies);
}

UK_TESTCASE(ukallocbbuddy_pages, a_range_too_small_for_a_page_is_refused)
{
	static char small[200] __align(16);

	UK_TEST_EXPECT_NULL(uk_allocbbuddy_init(small, sizeof(small)));
}

UK_TESTCASE(ukallocbbuddy_pages, pages_are_aligned_and_inside_the_range)
{
	char *pages = uk_palloc(buddies, 3);

	UK_TEST_EXPECT_NOT_NULL(pages);
	UK_TEST_EXPECT_ZERO((__uptr)pages % __PAGE_SIZE);
	UK_TEST_EXPECT(pages >= range);
	UK_TEST_EXPECT(pages + 3 * __PAGE_SIZE <= range + sizeof(range));
	uk_pfree(buddies, pages, 3);
}

UK_TESTCASE(ukallocbbuddy_pages,
	    each_page_is_handed_out_once_until_none_is_left)
{
	static char *pages[RANGE_PAGES];
	long available = uk_alloc_pavailmem(buddies), count = 0, wrong = 0;

	while (count < RANGE_PAGES &&
	       (pages[count] = uk_palloc(buddies, 1)) != NULL) {
		memset(pages[count], count, __PAGE_SIZE);
		count++;
	}
	UK_TEST_EXPECT_SNUM_EQ(count, available);
	UK_TEST_EXPECT_ZERO(uk_alloc_pavailmem(buddies));
	UK_TEST_EXPECT_ZERO(uk_alloc_pmaxalloc(buddies));

	/* Had two shared a page, one of them lost its number */
	for (long i = 0; i < count; i++)
		wrong += pages[i][0] != i || pages[i][__PAGE_SIZE - 1] != i;
	UK_TEST_EXPECT_ZERO(wrong);

	for (long i = 0; i < count; i += 2)
		uk_pfree(buddies, pages[i], 1);
	for (long i = 1; i < count; i += 2)
		uk_pfree(buddies, pages[i], 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(buddies), available);
}

UK_TESTCASE(ukallocbbuddy_pages, buddies_join_again_when_both_are_free)
{
	long largest = uk_alloc_pmaxalloc(buddies);
	void *first, *second, *whole;

	first = uk_palloc(buddies, largest / 2);
	second = uk_palloc(buddies, largest / 2);
	UK_TEST_EXPECT_NOT_NULL(first);
	UK_TEST_EXPECT_NOT_NULL(second);
	uk_pfree(buddies, first, largest / 2);
	uk_pfree(buddies, second, largest / 2);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pmaxalloc(buddies), largest);
	whole = uk_palloc(buddies, largest);
	UK_TEST_EXPECT_NOT_NULL(whole);
	uk_pfree(buddies, whole, largest);
}

UK_TESTCASE(ukallocbbuddy_pages, a_request_is_rounded_up_to_a_power_of_two)
{
	long available = uk_alloc_pavailmem(buddies);
	void *pages = uk_palloc(buddies, 5);

	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(buddies), available - 8);
	uk_pfree(buddies, pages, 5);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(buddies), available);
}

UK_TESTCASE(ukallocbbuddy_pages, more_than_the_largest_chunk_fails_with_enomem)
{
	long largest = uk_alloc_pmaxalloc(buddies);

	errno = 0;
	UK_TEST_EXPECT_NULL(uk_palloc(buddies, 2 * largest));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_NULL(uk_palloc(buddies, ~0UL));
	UK_TEST_EXPECT_NULL(uk_palloc(buddies, 0));
}

UK_TESTCASE(ukallocbbuddy_pages, malloc_up_to_maxalloc_succeeds)
{
	__ssz largest = uk_alloc_maxalloc(buddies);
	void *ptr = uk_malloc(buddies, largest);

	UK_TEST_EXPECT_NOT_NULL(ptr);
	uk_free(buddies, ptr);
	UK_TEST_EXPECT_NULL(uk_malloc(buddies, largest + __PAGE_SIZE));
}
