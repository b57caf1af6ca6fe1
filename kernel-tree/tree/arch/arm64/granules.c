/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tags of pointers and of memory, granule by granule.
 *
 * Interface and picture: <uk/arch/memtag.h>. The instructions are functions in
 * <uk/asm/mte.h>: irg draws a tag, ldg loads that of a granule, stg stores it.
 *
 *   granule     before |      the region       | behind
 *   tags           3   |   8     8     8     8 |   5        old
 *                  3   |  11    11    11    11 |   5        new: drawn, and
 *                                                           not 3, 5, 8, 0, 15
 */
#include <uk/arch/memtag.h>
#include <uk/asm/mte.h>
#include <uk/assert.h>
#include <uk/essentials.h>

unsigned int ukarch_memtag_of_pointer(const void *ptr)
{
#ifndef STARTER_memtag_granules
	return ((__uptr)ptr & MTE_TAG_MASK) >> MTE_TAG_SHIFT;
#else
	/* Yours to write: four bits of the pointer. */
	(void)ptr;
	return 0;
#endif
}

unsigned int ukarch_memtag_of_memory(const void *ptr)
{
#ifndef STARTER_memtag_granules
	__u64 loaded = mte_load_alloc((__uptr)ukarch_memtag_strip(ptr));

	return ukarch_memtag_of_pointer((const void *)loaded);
#else
	/* Yours to write: whatever tag the pointer has, ask the memory. */
	(void)ptr;
	return 0;
#endif
}

#ifndef STARTER_memtag_granules
/* `addr` has the tag */
static void tag_region(__u64 addr, __sz size)
{
	for (; size; addr += MTE_TAG_GRANULE, size -= MTE_TAG_GRANULE)
		mte_store_alloc(addr);
}

void *ukarch_memtag_region_avoid(void *ptr, __sz size, unsigned int avoid)
{
	char *addr = ukarch_memtag_strip(ptr);
	__u64 exclude, tagged;

	UK_ASSERT((__uptr)addr % MTE_TAG_GRANULE == 0);
	UK_ASSERT(size % MTE_TAG_GRANULE == 0);

	if (!size)
		return addr;
	exclude = 1UL << ukarch_memtag_of_memory(addr) |
		  1UL << ukarch_memtag_of_memory(addr - MTE_TAG_GRANULE) |
		  1UL << ukarch_memtag_of_memory(addr + size);
	if ((exclude | avoid | MTE_NEVER) != MTE_ALL_TAGS)
		exclude |= avoid;
	tagged = mte_insert_random_tag((__uptr)addr, exclude);
	tag_region(tagged, size);
	return (void *)tagged;
}
#else
void *ukarch_memtag_region_avoid(void *ptr, __sz size, unsigned int avoid)
{
	/* Yours to write: choose a tag, and give it to pointer and granules. */
	(void)size;
	(void)avoid;
	return ptr;
}
#endif

void *ukarch_memtag_region(void *ptr, __sz size)
{
	return ukarch_memtag_region_avoid(ptr, size, 0);
}

void *ukarch_memtag_clear(void *ptr, __sz size)
{
#ifndef STARTER_memtag_granules
	void *addr = ukarch_memtag_strip(ptr);

	UK_ASSERT((__uptr)addr % MTE_TAG_GRANULE == 0);
	UK_ASSERT(size % MTE_TAG_GRANULE == 0);

	tag_region((__uptr)addr, size);
	return addr;
#else
	/* Yours to write: tag 0 for all of it. */
	(void)size;
	return ptr;
#endif
}

__sz ukarch_memtag_reach(const void *ptr, __sz size)
{
#ifndef STARTER_memtag_granules
	unsigned int tag = ukarch_memtag_of_pointer(ptr);
	const char *addr = ukarch_memtag_strip(ptr);
	__sz in_granule = (__uptr)addr % MTE_TAG_GRANULE;
	__sz reach = 0;

	while (reach < size && ukarch_memtag_of_memory(addr + reach) == tag) {
		reach += MTE_TAG_GRANULE - in_granule;
		in_granule = 0;
	}
	return MIN(reach, size);
#else
	/* Yours to write: how far does the pointer's tag fit? */
	(void)ptr;
	(void)size;
	return 0;
#endif
}
