/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The book of mappings.
 *
 * Interface: "mappings.h". A mapping is a range of pages from the default
 * allocator. The list is sorted by address and its ranges do not overlap:
 *
 *   mappings --> [0x40000, 0x48000) --> [0x48000, 0x49000) --> ...
 *
 * Where only a part is to be unmapped, mappings are first split at both ends
 * of the part, which nobody can notice; then whole mappings go.
 *
 * Pages come from the allocator in one piece and go back one by one, in any
 * order. Binary buddies allow this (<uk/allocbbuddy.h>), others may not.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include "mappings.h"

struct mapping {
	struct range range;
	struct mapping *next;
};

static struct mapping *mappings; /* sorted by address */
static struct mapping *spare;	 /* records not in use */

/* An allocation takes a page at least, so a page of records at a time */
static struct mapping *take_record(void)
{
	struct mapping *page, *m;

	if (!spare) {
		page = uk_palloc(uk_alloc_get_default(), 1);
		if (!page)
			return NULL;
		for (m = page; m < page + __PAGE_SIZE / sizeof(*m); m++) {
			m->next = spare;
			spare = m;
		}
	}
	m = spare;
	spare = m->next;
	return m;
}

static void put_record(struct mapping *m)
{
	m->next = spare;
	spare = m;
}

/* Find where in the list the first mapping is that ends above an address */
static struct mapping **first_above(__uptr addr)
{
	struct mapping **link = &mappings;

	while (*link && (*link)->range.end <= addr)
		link = &(*link)->next;
	return link;
}

static void insert(struct mapping *m, struct mapping **link)
{
	m->next = *link;
	*link = m;
}

/* Make two mappings of one that extends on both sides of an address */
static int split(__uptr addr)
{
	struct mapping *m = *first_above(addr), *upper;

	if (!m || m->range.start >= addr)
		return 0;

	upper = take_record();
	if (!upper)
		return -ENOMEM;
	upper->range = (struct range){addr, m->range.end};
	m->range.end = addr;
	insert(upper, &m->next);
	return 0;
}

static void free_pages(__uptr start, __uptr end)
{
	for (; start < end; start += __PAGE_SIZE)
		uk_pfree(uk_alloc_get_default(), (void *)start, 1);
}

/* Buddies hand out powers of two; what is too much goes back at once */
static __uptr alloc_pages(__sz len)
{
	unsigned long pages = len / __PAGE_SIZE, count = 1;
	__uptr start;

	while (count < pages)
		count *= 2;
	start = (__uptr)uk_palloc(uk_alloc_get_default(), count);
	if (start)
		free_pages(start + len, start + count * __PAGE_SIZE);
	return start;
}

int _ukmmap_range(const void *addr, __sz len, struct range *range)
{
	range->start = (__uptr)addr;
	if (range->start % __PAGE_SIZE ||
	    __builtin_add_overflow(range->start, len, &range->end) ||
	    range->end > __PAGE_MASK)
		return -EINVAL;

	range->end = ALIGN_UP(range->end, __PAGE_SIZE);
	return 0;
}

void *_ukmmap_map(__sz len)
{
	struct mapping *m = take_record();
	__uptr start;

	if (!m)
		return NULL;
	start = alloc_pages(len);
	if (!start) {
		put_record(m);
		return NULL;
	}
	m->range = (struct range){start, start + len};
	insert(m, first_above(start));
	return memset((void *)start, 0, len);
}

int _ukmmap_unmap(struct range range)
{
	struct mapping **link, *m;

	if (split(range.start) < 0 || split(range.end) < 0)
		return -ENOMEM;

	link = first_above(range.start);
	while ((m = *link) && m->range.start < range.end) {
		*link = m->next;
		free_pages(m->range.start, m->range.end);
		put_record(m);
	}
	return 0;
}

bool _ukmmap_is_mapped(struct range range)
{
	struct mapping *m;

	for (m = *first_above(range.start); m && m->range.start <= range.start;
	     m = m->next) {
		range.start = m->range.end;
		if (range.start >= range.end)
			return true;
	}
	return range.start >= range.end;
}
