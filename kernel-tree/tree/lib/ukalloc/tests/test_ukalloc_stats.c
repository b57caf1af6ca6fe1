/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukalloc: statistics (contract 7.1). Each case compares with what was counted
 * before it.
 */
#include <errno.h>
#include <stdlib.h>
#include <uk/alloc.h>
#include <uk/arch/limits.h>
#include <uk/test.h>

static struct uk_alloc *heap;
static struct uk_alloc_stats before, now;

static int find_heap(struct uk_testsuite *suite __unused)
{
	heap = uk_alloc_get_default();
	return heap ? 0 : -1;
}

uk_testsuite_register(ukalloc_stats, find_heap);

UK_TESTCASE(ukalloc_stats, a_request_counts_until_it_is_freed)
{
	void *ptr;

	uk_alloc_stats_get(heap, &before);
	ptr = uk_malloc(heap, 100);
	uk_alloc_stats_get(heap, &now);
	UK_TEST_EXPECT_SNUM_EQ(now.tot_nb_allocs, before.tot_nb_allocs + 1);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs + 1);
	UK_TEST_EXPECT_SNUM_EQ(now.last_alloc_size, __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_mem_use,
			       before.cur_mem_use + __PAGE_SIZE);
	uk_free(heap, ptr);
	uk_alloc_stats_get(heap, &now);
	UK_TEST_EXPECT_SNUM_EQ(now.tot_nb_frees, before.tot_nb_frees + 1);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_mem_use, before.cur_mem_use);
}

UK_TESTCASE(ukalloc_stats, every_way_to_allocate_counts_once)
{
	void *ptrs[3];

	uk_alloc_stats_get(heap, &before);
	ptrs[0] = uk_calloc(heap, 10, 10);
	ptrs[1] = uk_memalign(heap, 64, 64);
	ptrs[2] = uk_palloc(heap, 2);
	uk_alloc_stats_get(heap, &now);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs + 3);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_mem_use,
			       before.cur_mem_use + 4 * __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_GE(now.max_alloc_size, 2 * __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_LE(now.min_alloc_size, __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_GE(now.max_mem_use, now.cur_mem_use);
	ptrs[0] = uk_realloc(heap, ptrs[0], 5000);
	uk_alloc_stats_get(heap, &now);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs + 3);
	uk_free(heap, ptrs[0]);
	uk_free(heap, ptrs[1]);
	uk_pfree(heap, ptrs[2], 2);
	uk_alloc_stats_get(heap, &now);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_mem_use, before.cur_mem_use);
}

UK_TESTCASE(ukalloc_stats, a_request_that_fails_counts_as_such)
{
	volatile __sz too_much = 1UL << 46;

	uk_alloc_stats_get(heap, &before);
	UK_TEST_EXPECT_NULL(uk_malloc(heap, too_much));
	uk_alloc_stats_get(heap, &now);
	UK_TEST_EXPECT_SNUM_EQ(now.nb_enomem, before.nb_enomem + 1);
	UK_TEST_EXPECT_SNUM_EQ(now.tot_nb_allocs, before.tot_nb_allocs);
}

#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
UK_TESTCASE(ukalloc_stats, all_allocators_are_counted_together)
{
	void *ptr;

	uk_alloc_stats_get_global(&before);
	ptr = uk_malloc(heap, 100);
	uk_alloc_stats_get_global(&now);
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs + 1);
	uk_free(heap, ptr);
}
#endif

#if CONFIG_LIBUKALLOC_IFSTATS_PERLIB
UK_TESTCASE(ukalloc_stats, who_allocates_is_counted_by_library)
{
	struct uk_alloc_stats libc_before, libc;
	void *own, *volatile of_libc; /* gcc would leave the pair out */

	UK_TEST_EXPECT_ZERO(uk_alloc_stats_get_lib("libmusl", &libc_before));
	UK_TEST_EXPECT_ZERO(uk_alloc_stats_get_lib(__LIBNAME__, &before));
	own = uk_calloc(heap, 1, 100);
	of_libc = malloc(100);
	UK_TEST_EXPECT_ZERO(uk_alloc_stats_get_lib(__LIBNAME__, &now));
	UK_TEST_EXPECT_ZERO(uk_alloc_stats_get_lib("libmusl", &libc));
	UK_TEST_EXPECT_SNUM_EQ(now.cur_nb_allocs, before.cur_nb_allocs + 1);
	UK_TEST_EXPECT_SNUM_EQ(libc.cur_nb_allocs,
			       libc_before.cur_nb_allocs + 1);
	uk_free(heap, own);
	free(of_libc);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_stats_get_lib("libnone", &now),
			       -ENOENT);
}
#endif
