/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which accesses are tag faults, and what is said about them (contract 7.2,
 * 14, row B16). Faults are caught and passed over: "attempt_arm64.h".
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/test.h>

#include "attempt_arm64.h"

static struct uk_alloc *heap;

static int find_heap(struct uk_testsuite *suite __unused)
{
	heap = uk_alloc_get_default();
	return heap ? 0 : -1;
}

uk_testsuite_register(ukalloc_tagfaults, find_heap);

static const __sz sizes[] = {1, 15, 16, 17, 32, 100, 4064, 4065, 10000};

/* Bytes that can be used: whole granules, and none beside them */
static int edges_are_wrong(char *ptr, __sz size)
{
	__sz granules = MEMTAG_ALIGN(size);

	return attempt_write(ptr) + attempt_read(ptr) +
	       attempt_write(ptr + granules - 1) + !attempt_read(ptr - 1) +
	       !attempt_write(ptr - 1) + !attempt_read(ptr + granules) +
	       !attempt_write(ptr + granules);
}

UK_TESTCASE(ukalloc_tagfaults, one_granule_beside_memory_of_any_size_faults)
{
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		char *ptr = uk_malloc(heap, sizes[i]);

		UK_TEST_EXPECT_ZERO(edges_are_wrong(ptr, sizes[i]));
		ptr = uk_realloc(heap, ptr, sizes[i] + 50);
		UK_TEST_EXPECT_ZERO(edges_are_wrong(ptr, sizes[i] + 50));
		uk_free(heap, ptr);
		ptr = uk_calloc(heap, 1, sizes[i]);
		UK_TEST_EXPECT_ZERO(edges_are_wrong(ptr, sizes[i]));
		uk_free(heap, ptr);
	}
}

UK_TESTCASE(ukalloc_tagfaults, one_granule_beside_aligned_memory_faults)
{
	for (__sz align = 16; align <= 2 * __PAGE_SIZE; align *= 2) {
		char *ptr = uk_memalign(heap, align, 77);

		UK_TEST_EXPECT_ZERO(edges_are_wrong(ptr, 77));
		uk_free(heap, ptr);
	}
}

UK_TESTCASE(ukalloc_tagfaults, metadata_cannot_be_reached)
{
	char *ptr = uk_malloc(heap, 40);

	for (int i = 1; i <= 32; i++)
		UK_TEST_EXPECT(attempt_write(ptr - i));
	UK_TEST_EXPECT(attempt_write(ukarch_memtag_strip(ptr)));
	uk_free(heap, ptr);
}

UK_TESTCASE(ukalloc_tagfaults, freed_memory_faults_and_still_after_reuse)
{
	char *ptr = uk_malloc(heap, 100), *next;

	uk_free(heap, ptr);
	UK_TEST_EXPECT(attempt_read(ptr));
	UK_TEST_EXPECT(attempt_write(ptr + 99));
	next = uk_malloc(heap, 100);
	UK_TEST_EXPECT_PTR_EQ(ukarch_memtag_strip(next),
			      ukarch_memtag_strip(ptr));
	UK_TEST_EXPECT(attempt_read(ptr));
	UK_TEST_EXPECT(attempt_write(ptr + 99));
	uk_free(heap, next);
}

UK_TESTCASE(ukalloc_tagfaults, the_old_pointer_of_moved_memory_faults)
{
	char *old = uk_malloc(heap, 100), *ptr = uk_realloc(heap, old, 200);

	UK_TEST_EXPECT(attempt_write(old));
	UK_TEST_EXPECT_ZERO(attempt_write(ptr + 199));
	old = ptr;
	ptr = uk_realloc(heap, ptr, 20);
	UK_TEST_EXPECT(attempt_write(old));
	uk_free(heap, ptr);
}

static void free_it(void *ptr)
{
	uk_free(heap, ptr);
}

static void realloc_it(void *ptr)
{
	ptr = uk_realloc(heap, ptr, 100);
}

/* Where the fault is only noted, free() ends the guest: see apps/tags */
UK_TESTCASE(ukalloc_tagfaults, freeing_twice_faults_before_anything_is_changed)
{
	__ssz before = uk_alloc_availmem(heap);
	char *ptr = uk_malloc(heap, 100), *next;

	uk_free(heap, ptr);
	if (!attempt_raises(0))
		return;
	UK_TEST_EXPECT(attempt_call(free_it, ptr));
	UK_TEST_EXPECT_PTR_EQ(attempt.ptr, ptr);
	UK_TEST_EXPECT(attempt_call(realloc_it, ptr));
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);

	/* the memory is another's by now */
	next = uk_malloc(heap, 100);
	UK_TEST_EXPECT(attempt_call(free_it, ptr));
	UK_TEST_EXPECT_ZERO(attempt_write(next));
	uk_free(heap, next);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);
	uk_alloc_returning = NULL;
}

UK_TESTCASE(ukalloc_tagfaults, a_fault_tells_pointer_access_and_instruction)
{
	char *ptr = uk_malloc(heap, 100);

	UK_TEST_EXPECT(attempt_write(ptr + 112));
	UK_TEST_EXPECT_SNUM_EQ(attempt.at_once, attempt_raises(1));
	if (attempt.at_once) {
		UK_TEST_EXPECT(attempt.write);
		UK_TEST_EXPECT_PTR_EQ(attempt.ptr, ptr + 112);
		UK_TEST_EXPECT(attempt.ip >= (__uptr)attempt_write);
		UK_TEST_EXPECT(attempt.ip < (__uptr)attempt_write + 400);
	}
	UK_TEST_EXPECT(attempt_read(ptr - 1));
	UK_TEST_EXPECT_SNUM_EQ(attempt.at_once, attempt_raises(0));
	UK_TEST_EXPECT_ZERO(attempt.write);
	uk_free(heap, ptr);
}

/* Handlers have checks off */
static struct uk_blame blame;
static enum uk_blame_kind blame_for(const void *ptr)
{
	enum uk_blame_kind kind;

	__asm__ __volatile__("msr tco, #1" ::: "memory");
	kind = uk_alloc_blame(ptr, &blame);
	__asm__ __volatile__("msr tco, #0" ::: "memory");
	return kind;
}

UK_TESTCASE(ukalloc_tagfaults, a_report_names_the_allocation_that_was_meant)
{
	char *ptr = uk_malloc(heap, 40), *end = ptr + 48;

	UK_TEST_EXPECT_SNUM_EQ(blame_for(end), UK_BLAME_MEANT);
	UK_TEST_EXPECT_PTR_EQ(blame.start, ukarch_memtag_strip(ptr));
	UK_TEST_EXPECT_SNUM_EQ(blame.size, 48);
	UK_TEST_EXPECT_SNUM_EQ(blame.distance, 48);
	UK_TEST_EXPECT_SNUM_EQ(blame_for(ptr - 1), UK_BLAME_MEANT);
	UK_TEST_EXPECT_SNUM_EQ(blame.distance, -1);

	uk_free(heap, ptr);
	UK_TEST_EXPECT_SNUM_EQ(blame_for(ptr + 5), UK_BLAME_FREED);
	end = uk_malloc(heap, 40);
	UK_TEST_EXPECT_SNUM_EQ(blame_for(ptr + 5), UK_BLAME_FREED);
	UK_TEST_EXPECT_SNUM_EQ(blame_for(end), UK_BLAME_MEANT);
	uk_free(heap, end);
	UK_TEST_EXPECT_SNUM_EQ(blame_for(&blame), UK_BLAME_UNKNOWN);
}

/* Contract 14: memalign, realloc, calloc and free in loops fault nowhere */
static void use_all_of_it(void *arg __unused)
{
	for (__sz n = 1; n < 30000; n += n / 3 + 1) {
		char *p = uk_malloc(heap, n), *q = uk_calloc(heap, 2, n);
		char *aligned = uk_memalign(heap, 256, n);

		memset(p, 1, n);
		memset(aligned, 2, n);
		p = uk_realloc(heap, p, 3 * n);
		memset(q, p[n - 1], 2 * n);
		uk_free(heap, p);
		uk_free(heap, aligned);
		uk_free(heap, q);
	}
}

UK_TESTCASE(ukalloc_tagfaults, b16_correct_programs_never_fault)
{
	__ssz before = uk_alloc_availmem(heap);

	UK_TEST_EXPECT_ZERO(attempt_call(use_all_of_it, NULL));
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(heap), before);
}
