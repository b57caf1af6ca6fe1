/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/asm/mte.h>
#include "arena.h"

#define PAGES 4
#define SIZE (GRANULES * MTE_TAG_GRANULE)
#define TOP_SHIFT 56

static char *pages, *start;

int arena_make(void)
{
	pages = uk_palloc(uk_alloc_get_default(), PAGES);
	start = pages + __PAGE_SIZE;
	return pages ? 0 : -ENOMEM;
}

static __u64 granule_at(unsigned int granule)
{
	return (__u64)start + granule * MTE_TAG_GRANULE;
}

/* Memory that has a tag can be read with that tag only */
static volatile char *byte(__sz i)
{
	return (volatile char *)mte_load_alloc((__u64)start + i);
}

void arena_reset(void)
{
	for (__sz i = 0; i < PAGES * __PAGE_SIZE; i += MTE_TAG_GRANULE)
		mte_store_alloc((__u64)pages + i);
	for (__sz i = 0; i < SIZE; i++)
		*byte(i) = (char)i;
}

void arena_tag(unsigned int granule, unsigned int count, unsigned int tag)
{
	for (unsigned int i = 0; i < count; i++)
		mte_store_alloc(granule_at(granule + i) |
				(__u64)tag << MTE_TAG_SHIFT);
}

void *arena_pointer(__s64 place, unsigned int top)
{
	return (void *)(((__u64)start + place) | (__u64)top << TOP_SHIFT);
}

__s64 arena_place(const void *ptr)
{
	__u64 addr = (__u64)ptr << 8 >> 8;

	if (!addr)
		return NOWHERE;
	if (addr < (__u64)start || addr >= (__u64)start + SIZE)
		return ELSEWHERE;
	return addr - (__u64)start;
}

static unsigned int tag_of(unsigned int granule)
{
	return (mte_load_alloc(granule_at(granule)) & MTE_TAG_MASK) >>
	       MTE_TAG_SHIFT;
}

__u64 arena_row(unsigned int row)
{
	__u64 tags = 0;

	for (unsigned int i = 0; i < ROW; i++)
		tags = tags << 4 | tag_of(row * ROW + i);
	return tags;
}

int arena_having(unsigned int granule, unsigned int count, unsigned int tag)
{
	int having = 0;

	for (unsigned int i = 0; i < count; i++)
		having += tag_of(granule + i) == tag;
	return having;
}

int arena_changed(void)
{
	int changed = 0;

	for (__sz i = 0; i < SIZE; i++)
		changed += *byte(i) != (char)i;
	return changed;
}
