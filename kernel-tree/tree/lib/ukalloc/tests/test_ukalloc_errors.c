/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukalloc: requests that cannot be met, and allocators that are not there
 * (contract 7.1, row B22 mended).
 */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/alloc_impl.h>
#include <uk/test.h>

static struct uk_alloc *heap;

static int find_heap(struct uk_testsuite *suite __unused)
{
	heap = uk_alloc_get_default();
	return heap ? 0 : -1;
}

uk_testsuite_register(ukalloc_errors, find_heap);

/* More than there is, but not so much that sums overflow. The compiler must
 * not know it: gcc refuses to compile an allocation that cannot succeed.
 */
static volatile __sz too_much = (__sz)1 << 46;
static volatile __sz half = SIZE_MAX / 2 + 1;

UK_TESTCASE(ukalloc_errors, malloc_of_nothing_is_null)
{
	UK_TEST_EXPECT_NULL(uk_malloc(heap, 0));
}

UK_TESTCASE(ukalloc_errors, malloc_of_too_much_is_null_with_enomem)
{
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_malloc(heap, too_much));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
}

UK_TESTCASE(ukalloc_errors, malloc_whose_size_overflows_is_null_with_enomem)
{
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_malloc(heap, half * 2 - 1));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_NULL(uk_malloc(heap, half * 2 - 40));
}

UK_TESTCASE(ukalloc_errors, calloc_whose_product_overflows_is_null)
{
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_calloc(heap, half, 2));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_NULL(uk_calloc(heap, half, half));
}

UK_TESTCASE(ukalloc_errors, b22_calloc_of_nothing_does_not_divide_by_zero)
{
	uk_free(heap, uk_calloc(heap, 10, 0));
	uk_free(heap, uk_calloc(heap, 0, 10));
	UK_TEST_EXPECT_NULL(uk_calloc_compat(heap, 10, 0));
	UK_TEST_EXPECT_NULL(uk_calloc_compat(heap, 0, 10));
}

UK_TESTCASE(ukalloc_errors, realloc_to_too_much_keeps_the_old_memory)
{
	char *ptr = uk_malloc(heap, 6);

	memcpy(ptr, "still", 6);
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_realloc(heap, ptr, too_much));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_BYTES_EQ(ptr, "still", 6);
	uk_free(heap, ptr);
}

UK_TESTCASE(ukalloc_errors, memalign_refuses_a_bad_alignment_and_size)
{
	int there;
	void *ptr = &there;

	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(heap, &ptr, 24, 8), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(heap, &ptr, 4, 8), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(heap, &ptr, 0, 8), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(heap, &ptr, 64, 0), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(heap, &ptr, 64, half * 2 - 1),
			       EINVAL);
	UK_TEST_EXPECT_PTR_EQ(ptr, &there);
	UK_TEST_EXPECT_NULL(uk_memalign(heap, 24, 8));
}

UK_TESTCASE(ukalloc_errors, memalign_of_too_much_says_enomem)
{
	void *ptr;

	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(heap, &ptr, 64, too_much),
			       ENOMEM);
	UK_TEST_EXPECT_NULL(uk_memalign(heap, 64, too_much));
}

UK_TESTCASE(ukalloc_errors, without_an_allocator_every_request_fails)
{
	int there;
	void *ptr = &there;

	errno = 0;
	UK_TEST_EXPECT_NULL(uk_malloc(NULL, 8));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_calloc(NULL, 8, 8));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_realloc(NULL, NULL, 8));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(NULL, &ptr, 64, 8), ENOMEM);
	UK_TEST_EXPECT_NULL(ptr);
	UK_TEST_EXPECT_NULL(uk_memalign(NULL, 64, 8));
	UK_TEST_EXPECT_NULL(uk_palloc(NULL, 1));
}

UK_TESTCASE(ukalloc_errors, freeing_null_is_allowed)
{
	__ssz before = uk_alloc_availmem(heap);

	uk_free(heap, NULL);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);
}

UK_TESTCASE(ukalloc_errors, an_operation_an_allocator_lacks_says_enotsup)
{
	static struct uk_alloc bare;

	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_addmem(&bare, NULL, 0), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_maxalloc(&bare), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(&bare), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pmaxalloc(&bare), -ENOTSUP);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(&bare), -ENOTSUP);
}
