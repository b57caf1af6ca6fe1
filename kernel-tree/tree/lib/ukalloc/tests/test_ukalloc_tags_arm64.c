/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which tags memory and pointers have (contract 7.2, rows A13, B16 to B18).
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/arch/memtag.h>
#include <uk/asm/mte.h>
#include <uk/plat/tls.h>
#include <uk/sched.h>
#include <uk/test.h>

#define MANY 64

static struct uk_alloc *heap;

static int find_heap(struct uk_testsuite *suite __unused)
{
	heap = uk_alloc_get_default();
	return heap ? 0 : -1;
}

uk_testsuite_register(ukalloc_tags, find_heap);

static const __sz sizes[] = {1,	  15,	16,   17,   31,	  32,	33,   100,
			     240, 1000, 4048, 4064, 4065, 4080, 4096, 20000};

/* Granules of [ptr, ptr + size) whose tag is not the one */
static long other_than(const void *ptr, __sz size, unsigned int tag)
{
	const char *at = ukarch_memtag_strip(ptr);
	long count = 0;

	for (__sz i = 0; i < size; i += MEMTAG_GRANULE)
		count += ukarch_memtag_of_memory(at + i) != tag;
	return count;
}

/* 0 if memory is tagged as it should be, else what is wrong */
static int wrong(const void *ptr, __sz size)
{
	unsigned int tag = ukarch_memtag_of_pointer(ptr);
	const char *at = ukarch_memtag_strip(ptr);

	if (tag == 0 || tag == 15)
		return 1;
	if (other_than(at, MEMTAG_ALIGN(size), tag))
		return 2;
	if (ukarch_memtag_of_memory(at - MEMTAG_GRANULE))
		return 3;
	if (ukarch_memtag_of_memory(at + MEMTAG_ALIGN(size)))
		return 4;
	return 0;
}

UK_TESTCASE(ukalloc_tags, memory_of_every_size_has_the_tag_of_its_pointer)
{
	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		void *ptr = uk_malloc(heap, sizes[i]);

		UK_TEST_EXPECT_ZERO(wrong(ptr, sizes[i]));
		ptr = uk_realloc(heap, ptr, 2 * sizes[i]);
		UK_TEST_EXPECT_ZERO(wrong(ptr, 2 * sizes[i]));
		uk_free(heap, ptr);
		ptr = uk_calloc(heap, sizes[i], 3);
		UK_TEST_EXPECT_ZERO(wrong(ptr, 3 * sizes[i]));
		uk_free(heap, ptr);
	}
}

UK_TESTCASE(ukalloc_tags, b16_memalign_returns_the_tagged_pointer)
{
	for (__sz align = 16; align <= 4 * __PAGE_SIZE; align *= 2) {
		void *ptr = NULL, *other = uk_memalign(heap, align, 50);

		UK_TEST_EXPECT_ZERO(uk_posix_memalign(heap, &ptr, align, 40));
		UK_TEST_EXPECT_ZERO((__uptr)ptr % align);
		UK_TEST_EXPECT_ZERO(wrong(ptr, 40));
		UK_TEST_EXPECT_ZERO(wrong(other, 50));
		uk_free(heap, ptr);
		uk_free(heap, other);
	}
}

UK_TESTCASE(ukalloc_tags, the_whole_heap_can_have_tags)
{
	void *all[MANY];
	int count = 0;

	/* the largest first, down to what is too small to look for */
	while (count < MANY && uk_alloc_maxalloc(heap) > 100000) {
		__ssz size = uk_alloc_maxalloc(heap);
		char *ptr = uk_malloc(heap, size);
		char *at = ukarch_memtag_strip(ptr);
		unsigned int tag = ukarch_memtag_of_pointer(ptr);

		UK_TEST_EXPECT_NOT_ZERO(tag);
		for (__ssz i = 0; i < size; i += 1 << 16)
			UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_memory(at + i),
					       tag);
		all[count++] = ptr;
	}
	UK_TEST_EXPECT_SNUM_GT(count, 1);
	while (count)
		uk_free(heap, all[--count]);
}

/* The page allocator below, and what it was given back */
static long tagged_when_returned;

static void *counted_palloc(struct uk_alloc *a __unused, unsigned long num)
{
	return uk_palloc(heap, num);
}

static void counted_pfree(struct uk_alloc *a __unused, void *ptr,
			  unsigned long num)
{
	tagged_when_returned += other_than(ptr, num * __PAGE_SIZE, 0);
	uk_pfree(heap, ptr, num);
}

UK_TESTCASE(ukalloc_tags, b16_pages_go_back_without_tags)
{
	struct uk_alloc counted = {
		.palloc = counted_palloc,
		.pfree = counted_pfree,
		.malloc = uk_malloc_ifpages,
	};

	for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
		void *ptr = uk_malloc_ifpages(&counted, sizes[i]);

		UK_TEST_EXPECT_ZERO(wrong(ptr, sizes[i]));
		ptr = uk_realloc_ifpages(&counted, ptr, sizes[i] + 5000);
		uk_free_ifpages(&counted, ptr);
		UK_TEST_EXPECT_ZERO(uk_posix_memalign_ifpages(&counted, &ptr,
							      8192, sizes[i]));
		uk_free_ifpages(&counted, ptr);
	}
	UK_TEST_EXPECT_ZERO(tagged_when_returned);
}

UK_TESTCASE(ukalloc_tags, b16_the_next_owner_of_pages_finds_no_tags)
{
	for (unsigned long pages = 1; pages <= 16; pages *= 2) {
		char *old = uk_malloc(heap, pages * __PAGE_SIZE - 32), *next;

		memset(old, 1, pages * __PAGE_SIZE - 32);
		uk_free(heap, old);
		next = uk_palloc(heap, pages);
		UK_TEST_EXPECT_ZERO(other_than(next, pages * __PAGE_SIZE, 0));
		memset(next, 2, pages * __PAGE_SIZE);
		uk_pfree(heap, next, pages);
	}
	ukarch_memtag_check();
}

UK_TESTCASE(ukalloc_tags, b16_realloc_finds_size_and_contents_of_tagged_memory)
{
	char *ptr = uk_malloc(heap, 100);

	memset(ptr, 7, 100);
	for (__sz size = 200; size < 100000; size *= 3) {
		ptr = uk_realloc(heap, ptr, size);
		UK_TEST_EXPECT_SNUM_EQ(ptr[99], 7);
		UK_TEST_EXPECT_ZERO(wrong(ptr, size));
	}
	ptr = uk_realloc(heap, ptr, 1);
	UK_TEST_EXPECT_SNUM_EQ(ptr[0], 7);
	UK_TEST_EXPECT_ZERO(wrong(ptr, 1));
	uk_free(heap, ptr);
	ukarch_memtag_check();
}

/* Do two allocations lie side by side and have one tag? */
static int alike(void *const ptrs[], int count)
{
	const __uptr page = __PAGE_SIZE;
	int found = 0;

	for (int i = 0; i < count; i++)
		for (int j = 0; j < count; j++) {
			__uptr a = (__uptr)ukarch_memtag_strip(ptrs[i]) / page;
			__uptr b = (__uptr)ukarch_memtag_strip(ptrs[j]) / page;

			found += b - a == 1 &&
				 ukarch_memtag_of_pointer(ptrs[i]) ==
					 ukarch_memtag_of_pointer(ptrs[j]);
		}
	return found;
}

UK_TESTCASE(ukalloc_tags, neighbours_never_share_a_tag)
{
	void *ptrs[MANY];

	for (int i = 0; i < MANY; i++)
		ptrs[i] = uk_malloc(heap, i % 2 ? 100 : __PAGE_SIZE - 32);
	UK_TEST_EXPECT_ZERO(alike(ptrs, MANY));
	/* new ones between those that stay */
	for (int round = 0; round < 8; round++) {
		for (int i = round % 2; i < MANY; i += 2) {
			uk_free(heap, ptrs[i]);
			ptrs[i] = uk_malloc(heap, __PAGE_SIZE - 40);
		}
		UK_TEST_EXPECT_ZERO(alike(ptrs, MANY));
	}
	for (int i = 0; i < MANY; i++)
		uk_free(heap, ptrs[i]);
}

UK_TESTCASE(ukalloc_tags, memory_given_out_again_has_another_tag)
{
	int same_place = 0, same_tag = 0;
	void *ptr = uk_malloc(heap, 5000), *old;

	for (int i = 0; i < 200; i++) {
		old = ptr;
		uk_free(heap, ptr);
		ptr = uk_malloc(heap, 5000);
		same_place +=
			ukarch_memtag_strip(ptr) == ukarch_memtag_strip(old);
		same_tag += ptr == old;
	}
	UK_TEST_EXPECT_SNUM_GT(same_place, 100);
	UK_TEST_EXPECT_ZERO(same_tag);
	uk_free(heap, ptr);
}

/* An allocator whose pages are where we say */
static void *chosen_pages;

static void *chosen_palloc(struct uk_alloc *a __unused,
			   unsigned long num __unused)
{
	return chosen_pages;
}

static void chosen_pfree(struct uk_alloc *a __unused, void *ptr __unused,
			 unsigned long num __unused)
{
}

static unsigned int tag_of_new(struct uk_alloc *a, char *pages, __sz size)
{
	void *ptr;

	chosen_pages = pages;
	ptr = uk_malloc_ifpages(a, size);
	uk_free_ifpages(a, ptr);
	return ukarch_memtag_of_pointer(ptr);
}

UK_TESTCASE(ukalloc_tags, parts_given_out_again_have_another_tag)
{
	struct uk_alloc chosen = {
		.palloc = chosen_palloc,
		.pfree = chosen_pfree,
	};
	char *pages = uk_palloc(heap, 4);

	for (int i = 0; i < 100; i++) {
		unsigned int whole = tag_of_new(&chosen, pages, 10000);
		unsigned int first = tag_of_new(&chosen, pages, 100);
		unsigned int last =
			tag_of_new(&chosen, pages + 2 * __PAGE_SIZE, 100);

		UK_TEST_EXPECT_SNUM_NQ(first, whole);
		UK_TEST_EXPECT_SNUM_NQ(last, whole);
		whole = tag_of_new(&chosen, pages, 10000);
		UK_TEST_EXPECT_SNUM_NQ(whole, first);
		UK_TEST_EXPECT_SNUM_NQ(whole, last);
	}
	uk_pfree(heap, pages, 4);
}

UK_TESTCASE(ukalloc_tags,
	    a13_random_tags_are_seeded_from_the_reseeding_register)
{
	const __u32 *code = (const __u32 *)(__uptr)ukarch_memtag_init;
	unsigned int reseeded = 0, plain = 0, seen = 0;

	for (int i = -64; i < 128; i++) {
		reseeded += (code[i] & ~0x1fU) == 0xd53b2420; /* RNDRRS */
		plain += (code[i] & ~0x1fU) == 0xd53b2400;    /* RNDR */
	}
	UK_TEST_EXPECT_SNUM_EQ(reseeded, 1);
	UK_TEST_EXPECT_ZERO(plain);

	for (int i = 0; i < 1000; i++)
		seen |= 1U << (mte_insert_random_tag(0, 0) >> MTE_TAG_SHIFT);
	UK_TEST_EXPECT_SNUM_EQ(seen, 0x7ffe); /* all but 0 and 15 */
}

UK_TESTCASE(ukalloc_tags, b17_instructions_change_only_what_they_return)
{
	char *ptr = uk_palloc(heap, 1);
	__u64 addr = (__u64)ptr, tagged, loaded;

	tagged = mte_insert_random_tag(addr, 0);
	UK_TEST_EXPECT_PTR_EQ((void *)addr, ptr);
	UK_TEST_EXPECT_PTR_EQ((void *)(tagged & ~MTE_TAG_MASK), ptr);
	UK_TEST_EXPECT_NOT_ZERO(tagged & MTE_TAG_MASK);
	mte_store_alloc(tagged);
	loaded = mte_load_alloc(addr);
	UK_TEST_EXPECT_PTR_EQ((void *)addr, ptr);
	UK_TEST_EXPECT_PTR_EQ((void *)loaded, (void *)tagged);
	UK_TEST_EXPECT_ZERO(mte_load_alloc(addr + 16) & MTE_TAG_MASK);
	ukarch_memtag_clear(ptr, 16);
	uk_pfree(heap, ptr, 1);
}

UK_TESTCASE(ukalloc_tags, b18_tagging_can_be_turned_on_and_says_so)
{
	UK_TEST_EXPECT_ZERO(ukarch_memtag_init());
}

UK_TESTCASE(ukalloc_tags, region_takes_neither_its_old_tag_nor_one_to_avoid)
{
	char *page = uk_palloc(heap, 1), *ptr = page;
	unsigned int before = 0, now, bad = 0;

	for (int i = 0; i < 200; i++, before = now) {
		ptr = ukarch_memtag_region_avoid(ptr, 256, 0x00fe);
		now = ukarch_memtag_of_pointer(ptr);
		bad += now < 8 || now == 15 || now == before;
	}
	UK_TEST_EXPECT_ZERO(bad);
	/* nothing left: then any but its own */
	now = ukarch_memtag_of_pointer(
		ukarch_memtag_region_avoid(ptr, 256, 0xffff));
	UK_TEST_EXPECT_SNUM_NQ(now, 0);
	ukarch_memtag_clear(page, 256);
	uk_pfree(heap, page, 1);
}

static __uptr stack_of_thread;

static __noreturn void tell_stack(void *arg __unused)
{
	char local;

	stack_of_thread = (__uptr) & local;
	uk_sched_thread_exit();
}

UK_TESTCASE(ukalloc_tags, stacks_and_tls_of_threads_are_tagged)
{
	const void *tls = (const void *)ukplat_tlsp_get();
	struct uk_thread *t;

	UK_TEST_EXPECT_NOT_ZERO(ukarch_memtag_of_pointer(tls));
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_pointer(tls),
			       ukarch_memtag_of_memory(tls));

	t = uk_sched_thread_create(uk_sched_current(), tell_stack, NULL, "t");
	UK_TEST_EXPECT_NOT_NULL(t);
	while (!stack_of_thread)
		uk_sched_yield();
	uk_sched_yield();
	UK_TEST_EXPECT_NOT_ZERO(
		ukarch_memtag_of_pointer((const void *)stack_of_thread));
	ukarch_memtag_check();
}
