/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: <uk/blame.h>. A tag of four bits does not name an allocation, but
 * the nearest memory that has it is most likely what was meant; unless the
 * last owner of the page had it, who left it there (avoid.c).
 */
#include <stddef.h>
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/plat/memory.h>

#include "metadata.h"
#include "tag.h"

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
static __uptr nearest(__uptr addr, unsigned int tag, __sz reach, __uptr start,
		      __uptr end)
{
	for (__uptr d = 0; d <= reach; d += MEMTAG_GRANULE) {
		if (addr - d >= start && has_tag(addr - d, tag))
			return addr - d;
		if (addr + d < end && has_tag(addr + d, tag))
			return addr + d;
	}
	return 0;
}

/* The metadata of the allocation with this tag around or near an address */
static const struct metadata *find(__uptr addr, unsigned int tag, __sz reach,
				   struct uk_blame *blame)
{
	const struct metadata *md;
	__uptr start, end, first;

	if (!tag || !heap_around(addr, &start, &end))
		return NULL;
	first = nearest(ALIGN_DOWN(addr, MEMTAG_GRANULE), tag, reach, start,
			end);
	if (!first)
		return NULL;
	while (first - MEMTAG_GRANULE >= start + __PAGE_SIZE &&
	       has_tag(first - MEMTAG_GRANULE, tag))
		first -= MEMTAG_GRANULE;
	if (first < start + __PAGE_SIZE)
		return NULL;

	md = metadata_of((void *)first);
	if (!md->size || md->size > end - first || (__uptr)md->base > first ||
	    (__uptr)md->base < start)
		return NULL;
	blame->start = (void *)first;
	blame->size = md->size;
	blame->distance = addr - first;
	return md;
}

enum uk_blame_kind uk_alloc_blame(const void *ptr, struct uk_blame *blame)
{
	unsigned int tag = ukarch_memtag_of_pointer(ptr);
	__uptr addr = (__uptr)ukarch_memtag_strip(ptr);
	__uptr page = ALIGN_DOWN(addr, __PAGE_SIZE);
	const struct metadata *md = find(addr, tag, REACH, blame);
	__uptr start, end;

	/* in its own pages the tag is its own */
	if (md && page - (__uptr)md->base < md->num_pages * __PAGE_SIZE)
		return UK_BLAME_MEANT;
	if (tag && heap_around(page, &start, &end) &&
	    _uk_tag_was((void *)page, tag))
		return UK_BLAME_FREED;
	return md ? UK_BLAME_MEANT : UK_BLAME_UNKNOWN;
}

int uk_alloc_owner(const void *ptr, struct uk_blame *blame)
{
	return find((__uptr)ukarch_memtag_strip(ptr),
		    ukarch_memtag_of_memory(ptr), 0, blame) != NULL;
}
