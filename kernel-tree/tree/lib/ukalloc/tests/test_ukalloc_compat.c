/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukalloc: operations made from others (contract 7.1, row B22 mended), with an
 * allocator that takes from an array and never gives back.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/test.h>

static char memory[4096] __align(4096);
static __sz taken;
static void *freed;
static struct uk_alloc simple;

static void *take(struct uk_alloc *a __unused, __sz size)
{
	void *ptr = memory + taken;

	if (size > sizeof(memory) - taken)
		return NULL;
	taken += ALIGN_UP(size, 16UL);
	return ptr;
}

static void give(struct uk_alloc *a __unused, void *ptr)
{
	freed = ptr;
}

static int take_aligned(struct uk_alloc *a, void **memptr, __sz align,
			__sz size)
{
	taken = ALIGN_UP(taken, align);
	*memptr = take(a, size);
	return *memptr ? 0 : ENOMEM;
}

static __ssz left(struct uk_alloc *a __unused)
{
	return sizeof(memory) - taken;
}

static int make_simple(struct uk_testsuite *suite __unused)
{
	uk_alloc_fill_malloc(&simple, take, uk_calloc_compat, uk_realloc_compat,
			     give, take_aligned, uk_memalign_compat, left, left,
			     NULL);
	return 0;
}

uk_testsuite_register(ukalloc_compat, make_simple);

UK_TESTCASE(ukalloc_compat, b22_calloc_of_no_bytes_is_no_division)
{
	uk_calloc(&simple, 10, 0);
	uk_calloc(&simple, 0, 0);
	UK_TEST_EXPECT(true);
}

UK_TESTCASE(ukalloc_compat, b22_realloc_does_not_read_behind_the_old_block)
{
	char *old, *moved;

	taken = 0;
	old = uk_malloc(&simple, 16);
	memset(memory, 'S', sizeof(memory)); /* what others have written */
	memcpy(old, "0123456789abcdef", 16);
	moved = uk_realloc(&simple, old, 64);
	UK_TEST_EXPECT_PTR_EQ(moved, memory + 16);
	UK_TEST_EXPECT_PTR_EQ(freed, old);
	UK_TEST_EXPECT_BYTES_EQ(moved, "0123456789abcdefSSSS", 20);
	/* Had 64 bytes been copied, the copy would hold itself */
	UK_TEST_EXPECT_NULL(memchr(moved + 16, '0', 48));
}

UK_TESTCASE(ukalloc_compat, a_smaller_block_keeps_its_beginning)
{
	char *old = uk_malloc(&simple, 32), *moved;

	memcpy(old, "beginning", 10);
	moved = uk_realloc(&simple, old, 5);
	UK_TEST_EXPECT_BYTES_EQ(moved, "begin", 5);
}

UK_TESTCASE(ukalloc_compat, pages_come_from_aligned_memory)
{
	taken = 0;
	UK_TEST_EXPECT_PTR_EQ(uk_palloc(&simple, 1), memory);
	UK_TEST_EXPECT_NULL(uk_palloc(&simple, 1));
	UK_TEST_EXPECT_NULL(uk_palloc(&simple, ~0UL));
	uk_pfree(&simple, memory, 1);
	UK_TEST_EXPECT_PTR_EQ(freed, memory);
}

UK_TESTCASE(ukalloc_compat, sizes_in_pages_follow_from_sizes_in_bytes)
{
	taken = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pavailmem(&simple), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_pmaxalloc(&simple), 1);
	taken = 1;
	UK_TEST_EXPECT_ZERO(uk_alloc_pavailmem(&simple));
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_maxalloc(&simple), 4095);
}
