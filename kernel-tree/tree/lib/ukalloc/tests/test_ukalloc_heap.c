/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukalloc: what callers of the default allocator rely on (contract 7.1).
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/limits.h>
#include <uk/test.h>

static struct uk_alloc *heap;

static int find_heap(struct uk_testsuite *suite __unused)
{
	heap = uk_alloc_get_default();
	return heap ? 0 : -1;
}

uk_testsuite_register(ukalloc_heap, find_heap);

/* Bytes that do not hold `value` */
static long unlike(const void *ptr, __u8 value, size_t len)
{
	const __u8 *bytes = ptr;
	long count = 0;

	for (size_t i = 0; i < len; i++)
		count += bytes[i] != value;
	return count;
}

/* Sizes on both sides of where one page becomes two */
static const __sz sizes[] = {
	1,
	8,
	15,
	16,
	17,
	100,
	1000,
	__PAGE_SIZE - 33,
	__PAGE_SIZE - 32,
	__PAGE_SIZE - 31,
	__PAGE_SIZE - 25,
	__PAGE_SIZE - 24,
	__PAGE_SIZE - 23,
	__PAGE_SIZE - 1,
	__PAGE_SIZE,
	__PAGE_SIZE + 1,
	3 * __PAGE_SIZE,
	100000,
};

UK_TESTCASE(ukalloc_heap, memory_of_any_size_is_aligned_to_16)
{
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		void *ptr = uk_malloc(heap, sizes[i]);

		UK_TEST_EXPECT_NOT_NULL(ptr);
		UK_TEST_EXPECT_ZERO((__uptr)ptr % 16);
		uk_free(heap, ptr);
	}
}

UK_TESTCASE(ukalloc_heap, neighbours_do_not_overlap_at_any_size)
{
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		__u8 *a = uk_malloc(heap, sizes[i]);
		__u8 *b = uk_malloc(heap, sizes[i]);
		__u8 *c = uk_malloc(heap, sizes[i]);

		memset(a, 0xaa, sizes[i]);
		memset(c, 0xcc, sizes[i]);
		memset(b, 0xbb, sizes[i]);
		UK_TEST_EXPECT_ZERO(unlike(a, 0xaa, sizes[i]));
		UK_TEST_EXPECT_ZERO(unlike(b, 0xbb, sizes[i]));
		UK_TEST_EXPECT_ZERO(unlike(c, 0xcc, sizes[i]));
		uk_free(heap, b);
		uk_free(heap, a);
		uk_free(heap, c);
	}
}

UK_TESTCASE(ukalloc_heap, freeing_everything_gives_all_memory_back)
{
	__ssz before = uk_alloc_availmem(heap);
	void *ptrs[ARRAY_SIZE(sizes)];

	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++)
		ptrs[i] = uk_malloc(heap, sizes[i]);
	UK_TEST_EXPECT_SNUM_LT(uk_alloc_availmem(heap), before);
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++)
		uk_free(heap, ptrs[i]);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);
}

UK_TESTCASE(ukalloc_heap, calloc_clears_memory_that_was_used_before)
{
	__u8 *ptr = uk_malloc(heap, 3000);

	memset(ptr, 0xff, 3000);
	uk_free(heap, ptr);
	ptr = uk_calloc(heap, 300, 10);
	UK_TEST_EXPECT_NOT_NULL(ptr);
	UK_TEST_EXPECT_ZERO(unlike(ptr, 0, 3000));
	uk_free(heap, ptr);
	ptr = uk_zalloc(heap, 3000);
	UK_TEST_EXPECT_ZERO(unlike(ptr, 0, 3000));
	uk_free(heap, ptr);
}

UK_TESTCASE(ukalloc_heap, realloc_keeps_the_contents_when_it_grows)
{
	__u8 *ptr = uk_malloc(heap, 100);

	memset(ptr, 0x5a, 100);
	ptr = uk_realloc(heap, ptr, 20000);
	UK_TEST_EXPECT_NOT_NULL(ptr);
	UK_TEST_EXPECT_ZERO((__uptr)ptr % 16);
	UK_TEST_EXPECT_ZERO(unlike(ptr, 0x5a, 100));
	memset(ptr, 0x5b, 20000);
	ptr = uk_realloc(heap, ptr, 50);
	UK_TEST_EXPECT_ZERO(unlike(ptr, 0x5b, 50));
	uk_free(heap, ptr);
}

UK_TESTCASE(ukalloc_heap, realloc_of_null_allocates_and_to_zero_frees)
{
	__ssz before = uk_alloc_availmem(heap);
	void *ptr = uk_realloc(heap, NULL, 64);

	UK_TEST_EXPECT_NOT_NULL(ptr);
	UK_TEST_EXPECT_NULL(uk_realloc(heap, ptr, 0));
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);
}

UK_TESTCASE(ukalloc_heap, memalign_honours_every_power_of_two)
{
	for (__sz align = sizeof(void *); align <= 8 * __PAGE_SIZE;
	     align *= 2) {
		void *ptr = NULL, *other = NULL;

		UK_TEST_EXPECT_ZERO(uk_posix_memalign(heap, &ptr, align, 100));
		other = uk_memalign(heap, align, 5000);
		UK_TEST_EXPECT_NOT_NULL(other);
		UK_TEST_EXPECT_ZERO((__uptr)ptr % align);
		UK_TEST_EXPECT_ZERO((__uptr)other % align);
		memset(ptr, 1, 100);
		memset(other, 2, 5000);
		UK_TEST_EXPECT_ZERO(unlike(ptr, 1, 100));
		uk_free(heap, ptr);
		uk_free(heap, other);
	}
}

UK_TESTCASE(ukalloc_heap, aligned_memory_can_be_freed_and_reallocated)
{
	__ssz before = uk_alloc_availmem(heap);
	__u8 *ptr = uk_memalign(heap, __PAGE_SIZE, 200);

	memset(ptr, 0x77, 200);
	ptr = uk_realloc(heap, ptr, 9000);
	UK_TEST_EXPECT_ZERO(unlike(ptr, 0x77, 200));
	uk_free(heap, ptr);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);
}

UK_TESTCASE(ukalloc_heap, totals_are_the_sum_over_all_allocators)
{
	struct uk_alloc *a;
	__ssz bytes = 0;
	long pages = 0;

	uk_alloc_foreach (a) {
		bytes += MAX(uk_alloc_availmem(a), 0L);
		pages += MAX(uk_alloc_pavailmem(a), 0L);
	}
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem_total(), bytes);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem_total(), pages);
	UK_TEST_EXPECT_SNUM_GT(bytes, 0);
}
