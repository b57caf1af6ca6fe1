/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which tags an allocation should not have: those of its neighbours, and those
 * that its memory had before.
 *
 * Interface: "tag.h". Nothing is stored for it that was not there anyway: each
 * tag stands in memory that nobody else uses.
 *
 *   page                      page                      page
 *   |md| memory           |  |       memory      | f |  |md| the next one ...
 *     \                         \__ while free: g   \     \
 *      tag of this allocation                        \     its tag
 *                                                     tag of this allocation
 *
 *   md   the metadata; keeps the tag also when the pages are free, and that of
 *        the allocation before (for the report of a fault)
 *   g    the same place in the other pages, written when they are freed
 *   f    the last word behind the memory. Without room there, the last granule
 *        is the owner's, and has the tag itself
 *
 * A page that was used in another way holds anything there. Then a tag is
 * avoided for nothing, which does no harm.
 */
#include "tag.h"

#define TAG_BITS 4
#define TAGS (1U << TAG_BITS)
#define ALL_TAGS 0xffff
#define NEVER_GIVEN (1U << 0 | 1U << 15)

static struct metadata *page_at(const void *base, unsigned long i)
{
	return (struct metadata *)((__uptr)base + i * __PAGE_SIZE);
}

/* The last word of the page before */
static __u64 *last_word(const void *base)
{
	return (__u64 *)base - 1;
}

static unsigned long last_tag(const struct metadata *page)
{
	return page->tag % TAGS;
}

int _uk_tag_was(const void *page, unsigned int tag)
{
	const struct metadata *md = page_at(page, 0);

	return last_tag(md) == tag || (md->tag >> TAG_BITS) % TAGS == tag;
}

unsigned int _uk_tag_avoid(const void *base, unsigned long num_pages)
{
	unsigned int last = ukarch_memtag_of_memory(last_word(base));
	unsigned int beside, before = 0;

	beside = 1U << (last ? last : *last_word(base) % TAGS) |
		 1U << last_tag(page_at(base, num_pages));
	for (unsigned long i = 0; i < num_pages; i++)
		before |= 1U << last_tag(page_at(base, i));
	/* many pages may have had all tags between them */
	if ((beside | before | NEVER_GIVEN) == ALL_TAGS)
		return beside;
	return beside | before;
}

void _uk_tag_note(struct metadata *md, const void *ptr)
{
	char *end = (char *)page_at(md->base, md->num_pages);

	md->tag = ukarch_memtag_of_pointer(ptr) | last_tag(md) << TAG_BITS;
	if (!ukarch_memtag_of_memory(last_word(end)))
		*last_word(end) = last_tag(md);
}

void _uk_tag_leave(const struct metadata *md)
{
	for (unsigned long i = 1; i < md->num_pages; i++)
		page_at(md->base, i)->tag = last_tag(md);
}
