/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukallocregion (contract 7.1). A region stays registered behind the default
 * allocator for ever, so its memory is static.
 */
#include <errno.h>
#include <string.h>
#include <uk/allocregion.h>
#include <uk/arch/limits.h>
#include <uk/test.h>

static char memory[4 * __PAGE_SIZE];
static struct uk_alloc *region;

static int make_region(struct uk_testsuite *suite __unused)
{
	memset(memory, 0xff, sizeof(memory));
	region = uk_allocregion_init(memory + 1, sizeof(memory) - 1);
	return region ? 0 : -1;
}

uk_testsuite_register(ukallocregion_blocks, make_region);

UK_TESTCASE(ukallocregion_blocks, blocks_are_aligned_and_do_not_overlap)
{
	char *first = uk_malloc(region, 5), *second = uk_malloc(region, 5);

	UK_TEST_EXPECT_ZERO((__uptr)first % 16);
	UK_TEST_EXPECT_ZERO((__uptr)second % 16);
	UK_TEST_EXPECT_SNUM_GE(second - first, 5);
	UK_TEST_EXPECT_NULL(uk_malloc(region, 0));
}

UK_TESTCASE(ukallocregion_blocks, alignments_are_honoured)
{
	void *ptr = NULL;

	UK_TEST_EXPECT_ZERO(uk_posix_memalign(region, &ptr, 256, 10));
	UK_TEST_EXPECT_ZERO((__uptr)ptr % 256);
	UK_TEST_EXPECT_ZERO((__uptr)uk_memalign(region, __PAGE_SIZE, 1) %
			    __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(region, &ptr, 3, 10), EINVAL);
	UK_TEST_EXPECT_NULL(uk_memalign(region, 1UL << 63, 10));
}

UK_TESTCASE(ukallocregion_blocks, freeing_gives_nothing_back)
{
	void *ptr = uk_malloc(region, 16);
	__ssz before = uk_alloc_availmem(region);

	uk_free(region, ptr);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(region), before);
}

UK_TESTCASE(ukallocregion_blocks, memory_can_be_cleared_and_resized)
{
	char *ptr = uk_calloc(region, 4, 8);

	UK_TEST_EXPECT_NULL(memchr(ptr, 0xff, 32));
	strcpy(ptr, "kept");
	ptr = uk_realloc(region, ptr, 64);
	UK_TEST_EXPECT_ZERO(strcmp(ptr, "kept"));
}

/* Its name makes it run last */
UK_TESTCASE(ukallocregion_blocks, the_whole_rest_can_be_taken_at_last)
{
	__ssz rest = uk_alloc_maxalloc(region);
	volatile __sz huge = ~0UL;

	errno = 0;
	UK_TEST_EXPECT_NULL(uk_malloc(region, rest + 1));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_NULL(uk_malloc(region, huge));
	UK_TEST_EXPECT_NOT_NULL(uk_malloc(region, rest));
	UK_TEST_EXPECT_ZERO(uk_alloc_availmem(region));
	UK_TEST_EXPECT_ZERO(uk_alloc_maxalloc(region));
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_addmem(region, memory, 1), -ENOTSUP);
}

UK_TESTCASE(ukallocregion_blocks, a_range_too_small_is_refused)
{
	UK_TEST_EXPECT_NULL(uk_allocregion_init(memory, 20));
}
