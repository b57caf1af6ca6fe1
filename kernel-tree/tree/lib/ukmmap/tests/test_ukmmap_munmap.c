/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukmmap: unmapping of wholes and parts, and resizing (contract 4.4, row B25).
 * Pages are counted in the allocator they come from.
 */
#define _GNU_SOURCE /* mremap */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <uk/alloc.h>
#include <uk/arch/limits.h>
#include <uk/syscall.h>
#include <uk/test.h>

#define PAGE __PAGE_SIZE

static char *map(size_t pages)
{
	return mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static long free_pages(void)
{
	return uk_alloc_pavailmem(uk_alloc_get_default());
}

static long largest_piece(void)
{
	return uk_alloc_pmaxalloc(uk_alloc_get_default());
}

/* The library keeps the first page it takes for its records */
static int map_once(struct uk_testsuite *suite __unused)
{
	return munmap(map(1), PAGE);
}

uk_testsuite_register(ukmmap_munmap, map_once);

UK_TESTCASE(ukmmap_munmap, a_mapping_takes_its_pages_and_no_more)
{
	long before = free_pages(), largest = largest_piece();
	char *mem = map(5);

	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 5);
	UK_TEST_EXPECT_ZERO(munmap(mem, 5 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
	UK_TEST_EXPECT_SNUM_EQ(largest_piece(), largest);
}

UK_TESTCASE(ukmmap_munmap, b25_head_tail_and_middle_are_given_back)
{
	long before = free_pages(), largest = largest_piece();
	char *mem = map(8);

	memset(mem, 'x', 8 * PAGE);
	UK_TEST_EXPECT_ZERO(munmap(mem, PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 7);
	UK_TEST_EXPECT_ZERO(munmap(mem + 7 * PAGE, PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 6);
	UK_TEST_EXPECT_ZERO(munmap(mem + 3 * PAGE, 2 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 4);

	/* What remains is 1, 2, 5 and 6 */
	for (int i = 0; i < 8; i++) {
		int remains = i == 1 || i == 2 || i == 5 || i == 6;

		UK_TEST_EXPECT_SNUM_EQ(
			mprotect(mem + i * PAGE, PAGE, PROT_READ) == 0,
			remains);
		if (remains)
			UK_TEST_EXPECT_SNUM_EQ(mem[i * PAGE], 'x');
	}
	UK_TEST_EXPECT_ZERO(munmap(mem, 8 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
	UK_TEST_EXPECT_SNUM_EQ(largest_piece(), largest);
}

UK_TESTCASE(ukmmap_munmap, b25_several_mappings_go_at_once_in_part_or_whole)
{
	long before = free_pages(), i;
	char *mem[16], *low = NULL, *high = NULL;

	/* Neighbours, or nearly so; whatever lies between is not ours */
	for (i = 0; i < 16; i++) {
		mem[i] = map(4);
		if (!low || mem[i] < low)
			low = mem[i];
		if (mem[i] > high)
			high = mem[i];
	}
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 64);
	UK_TEST_EXPECT_ZERO(munmap(low + PAGE, high - low + 2 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 2);
	UK_TEST_EXPECT_ZERO(mprotect(low, PAGE, PROT_READ));
	UK_TEST_EXPECT_ZERO(mprotect(high + 3 * PAGE, PAGE, PROT_READ));
	UK_TEST_EXPECT_ZERO(munmap(low, high - low + 4 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
}

UK_TESTCASE(ukmmap_munmap, what_is_not_mapped_is_left_alone)
{
	char *heap = uk_palloc(uk_alloc_get_default(), 2);
	long before = free_pages();

	memset(heap, 'h', 2 * PAGE);
	UK_TEST_EXPECT_ZERO(munmap(heap, 2 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
	UK_TEST_EXPECT_SNUM_EQ(heap[0], 'h');
	uk_pfree(uk_alloc_get_default(), heap, 2);
}

UK_TESTCASE(ukmmap_munmap, a_second_munmap_does_nothing)
{
	long before = free_pages();
	char *mem = map(2);

	UK_TEST_EXPECT_ZERO(munmap(mem, 2 * PAGE));
	UK_TEST_EXPECT_ZERO(munmap(mem, 2 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
}

UK_TESTCASE(ukmmap_munmap, a_bad_range_is_einval)
{
	char *mem = map(2);
	long at = (long)mem, last = -(long)PAGE;

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_munmap(at + 1, PAGE), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_munmap(at, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_munmap(at, -1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_munmap(last, 2 * PAGE), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_munmap(last, 1), -EINVAL);
	UK_TEST_EXPECT_ZERO(munmap(mem, 2 * PAGE));
}

/* More records than a page holds */
UK_TESTCASE(ukmmap_munmap, hundreds_of_holes_can_be_noted)
{
	long before = free_pages(), records;
	char *mem = map(600);

	for (int i = 0; i < 600; i += 2)
		UK_TEST_EXPECT_ZERO(munmap(mem + i * PAGE, PAGE));
	records = before - 300 - free_pages();
	UK_TEST_EXPECT_SNUM_LT(records, 4);
	UK_TEST_EXPECT_ZERO(munmap(mem, 600 * PAGE));
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - records);
}

UK_TESTCASE(ukmmap_munmap, a_thousand_mappings_leave_no_page_behind)
{
	long before = free_pages();

	for (int i = 0; i < 1000; i++)
		munmap(map(1), PAGE);
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
}

UK_TESTCASE(ukmmap_munmap, mremap_shrinks_in_place)
{
	long before = free_pages();
	char *mem = map(4);

	UK_TEST_EXPECT_PTR_EQ(mremap(mem, 4 * PAGE, PAGE + 1, 0), mem);
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 2);
	UK_TEST_EXPECT_PTR_EQ(mremap(mem, 2 * PAGE, 2 * PAGE, 0), mem);
	munmap(mem, 4 * PAGE);
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
}

UK_TESTCASE(ukmmap_munmap, mremap_grows_by_moving_if_it_may)
{
	long before = free_pages();
	char *mem = map(2), *moved;

	memset(mem, 'm', 2 * PAGE);
	errno = 0;
	UK_TEST_EXPECT_PTR_EQ(mremap(mem, 2 * PAGE, 3 * PAGE, 0), MAP_FAILED);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	moved = mremap(mem, 2 * PAGE, 3 * PAGE, MREMAP_MAYMOVE);
	UK_TEST_EXPECT(moved != MAP_FAILED);
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before - 3);
	UK_TEST_EXPECT_SNUM_EQ(moved[2 * PAGE - 1], 'm');
	UK_TEST_EXPECT_ZERO(moved[2 * PAGE]);
	munmap(moved, 3 * PAGE);
	UK_TEST_EXPECT_SNUM_EQ(free_pages(), before);
}

UK_TESTCASE(ukmmap_munmap, mremap_of_what_is_not_mapped_is_efault)
{
	char *mem = map(1);

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mremap((long)mem, 2 * PAGE, PAGE,
						   MREMAP_MAYMOVE, 0),
			       -EFAULT);
	munmap(mem, PAGE);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mremap((long)mem, PAGE, 2 * PAGE,
						   MREMAP_MAYMOVE, 0),
			       -EFAULT);
}

UK_TESTCASE(ukmmap_munmap, mremap_to_nonsense_is_refused)
{
	char *mem = map(1);
	long at = (long)mem;

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mremap(at, PAGE, 0, 0, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mremap(at + 1, PAGE, PAGE, 0, 0),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_mremap(at, PAGE, PAGE,
				    MREMAP_MAYMOVE | MREMAP_FIXED, at),
		-EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_mremap(at, PAGE, -1, MREMAP_MAYMOVE, 0), -ENOMEM);
	munmap(mem, PAGE);
}
