/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukalloc: an allocator out of malloc and free (contract 7.1), of which the
 * first here returns odd addresses.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/test.h>

static char memory[4096];
static __sz taken;
static void *last_taken, *freed;
static struct uk_alloc whole;

static void *take(struct uk_alloc *a __unused, __sz size)
{
	if (size > sizeof(memory) - taken - 1)
		return NULL;
	last_taken = memory + (taken | 1);
	taken += size + 2;
	return last_taken;
}

static void give(struct uk_alloc *a __unused, void *ptr)
{
	freed = ptr;
}

static int make_whole(struct uk_testsuite *suite __unused)
{
	uk_alloc_init_malloc_ifmalloc(&whole, take, give, NULL, NULL, NULL);
	return 0;
}

uk_testsuite_register(ukalloc_ifmalloc, make_whole);

UK_TESTCASE(ukalloc_ifmalloc, memory_is_aligned_and_freed_as_it_was_taken)
{
	void *ptr;

	taken = 0;
	ptr = uk_malloc(&whole, 10);
	UK_TEST_EXPECT_NOT_NULL(ptr);
	UK_TEST_EXPECT_ZERO((__uptr)ptr % 16);
	uk_free(&whole, ptr);
	UK_TEST_EXPECT_PTR_EQ(freed, last_taken);
	uk_free(&whole, NULL);
	UK_TEST_EXPECT_NULL(uk_malloc(&whole, 0));
}

UK_TESTCASE(ukalloc_ifmalloc, b22_realloc_copies_the_old_size_and_no_more)
{
	char *ptr, *moved;

	taken = 0;
	memset(memory, 'S', sizeof(memory));
	ptr = uk_malloc(&whole, 10);
	memset(ptr, 'p', 10);
	moved = uk_realloc(&whole, ptr, 200);
	UK_TEST_EXPECT_BYTES_EQ(moved, "ppppppppppSS", 12);
	moved = uk_realloc(&whole, moved, 3);
	UK_TEST_EXPECT_BYTES_EQ(moved, "ppp", 3);
	UK_TEST_EXPECT_NULL(uk_realloc(&whole, moved, 0));
	UK_TEST_EXPECT_NOT_NULL(uk_realloc(&whole, NULL, 5));
}

UK_TESTCASE(ukalloc_ifmalloc, alignments_are_honoured)
{
	void *ptr = NULL;

	for (__sz align = 8; align <= 512; align *= 2) {
		taken = 0;
		UK_TEST_EXPECT_ZERO(uk_posix_memalign(&whole, &ptr, align, 20));
		UK_TEST_EXPECT_ZERO((__uptr)ptr % align);
		uk_free(&whole, ptr);
		UK_TEST_EXPECT_PTR_EQ(freed, last_taken);
	}
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(&whole, &ptr, 24, 8), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(&whole, &ptr, 64, 0), EINVAL);
}

UK_TESTCASE(ukalloc_ifmalloc, too_much_is_enomem)
{
	volatile __sz much = sizeof(memory), huge = ~0UL;
	void *ptr;

	errno = 0;
	UK_TEST_EXPECT_NULL(uk_malloc(&whole, much));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	UK_TEST_EXPECT_NULL(uk_malloc(&whole, huge));
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(&whole, &ptr, 16, huge),
			       ENOMEM);
}
