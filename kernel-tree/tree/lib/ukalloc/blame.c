/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: <uk/blame.h>. A tag of four bits does not name an allocation, but
 * the nearest memory that has it is most likely what was meant.
 */
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/plat/memory.h>

#include "metadata.h"

#define REACH 1024 /* bytes: further astray is no slip any more */

/* The region of the heap around an address */
static int heap_around(__uptr addr, __uptr *start, __uptr *end)
{
	struct ukplat_memregion_desc md;

	for (int i = 0; i < ukplat_memregion_count(); i++) {
		ukplat_memregion_get(i, &md);
		*start = (__uptr)md.base;
		*end = *start + md.len;
		if ((md.flags & UKPLAT_MEMRF_ALLOCATABLE) && addr >= *start &&
		    addr < *end)
			return 1;
	}
	return 0;
}

static int has_tag(__uptr addr, unsigned int tag)
{
	return ukarch_memtag_of_memory((const void *)addr) == tag;
}

/* The nearest granule that has the tag, 0 if there is none */
static __uptr nearest(__uptr addr, unsigned int tag, __uptr start, __uptr end)
{
	for (__uptr d = 0; d <= REACH; d += MEMTAG_GRANULE) {
		if (addr - d >= start && has_tag(addr - d, tag))
			return addr - d;
		if (addr + d < end && has_tag(addr + d, tag))
			return addr + d;
	}
	return 0;
}

int uk_alloc_blame(const void *ptr, struct uk_blame *blame)
{
	unsigned int tag = ukarch_memtag_of_pointer(ptr);
	__uptr addr = (__uptr)ukarch_memtag_strip(ptr);
	__uptr granule = ALIGN_DOWN(addr, MEMTAG_GRANULE);
	const struct metadata *md;
	__uptr start, end, first;

	if (!tag || !heap_around(addr, &start, &end))
		return 0;
	first = nearest(granule, tag, start, end);
	if (!first)
		return 0;
	while (first - MEMTAG_GRANULE >= start + __PAGE_SIZE &&
	       has_tag(first - MEMTAG_GRANULE, tag))
		first -= MEMTAG_GRANULE;
	if (first < start + __PAGE_SIZE)
		return 0;

	md = metadata_of((void *)first);
	if (!md->size || md->size > end - first || (__uptr)md->base > first ||
	    (__uptr)md->base < start)
		return 0;
	blame->start = (void *)first;
	blame->size = md->size;
	blame->distance = addr - first;
	return 1;
}
