/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Binary buddies.
 *
 * Interface: <uk/allocbbuddy.h>. Free memory consists of chunks of 2^order
 * pages, aligned to their size. A chunk has exactly one buddy: the one whose
 * page number differs in bit `order`. Where both are free they become one
 * chunk of the next order; where a smaller one is needed a chunk is cut in two.
 *
 * Who is free is kept twice: in a list per order, linked through the free
 * pages themselves, to find a chunk; and in a byte per page, to find out about
 * a buddy:
 *
 *   order_of_free[page]   the order, if a free chunk starts at that page
 *                         NOT_FREE else
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/allocbbuddy.h>
#include <uk/arch/limits.h>
#include <uk/list.h>
#include <uk/print.h>

#define ORDERS 32 /* more pages than the largest order has nobody */
#define NOT_FREE 0xff

/* Lies in the first bytes of a free chunk */
struct chunk {
	UK_TAILQ_ENTRY(struct chunk) link;
};
UK_TAILQ_HEAD(chunk_list, struct chunk);

/* Lies at the start of each range of memory, followed by a byte per page */
struct range {
	struct range *next;
	unsigned long first_page; /* page number: address / page size */
	unsigned long num_pages;
	__u8 order_of_free[];
};

struct bbuddy {
	struct chunk_list free[ORDERS];
	unsigned long free_pages;
	struct range *ranges;
};

static struct bbuddy *bbuddy_of(struct uk_alloc *a)
{
	return (struct bbuddy *)a->priv;
}

static unsigned long page_of(const void *ptr)
{
	return (__uptr)ptr >> __PAGE_SHIFT;
}

static struct chunk *chunk_at(unsigned long page)
{
	return (struct chunk *)(page << __PAGE_SHIFT);
}

static unsigned int order_for(unsigned long num_pages)
{
	unsigned int order = 0;

	while ((1UL << order) < num_pages)
		order++;
	return order;
}

static struct range *range_of(struct bbuddy *b, unsigned long page)
{
	struct range *r;

	for (r = b->ranges; r; r = r->next)
		if (page - r->first_page < r->num_pages)
			return r;
	return NULL;
}

static __u8 *order_of_free(struct range *r, unsigned long page)
{
	return &r->order_of_free[page - r->first_page];
}

static void put_chunk(struct bbuddy *b, struct range *r, unsigned long page,
		      unsigned int order)
{
	*order_of_free(r, page) = order;
	UK_TAILQ_INSERT_HEAD(&b->free[order], chunk_at(page), link);
}

static void take_chunk(struct bbuddy *b, struct range *r, unsigned long page,
		       unsigned int order)
{
	*order_of_free(r, page) = NOT_FREE;
	UK_TAILQ_REMOVE(&b->free[order], chunk_at(page), link);
}

/* Is the whole chunk inside the range? Its buddy may not be */
static int in_range(const struct range *r, unsigned long page,
		    unsigned int order)
{
	return page >= r->first_page &&
	       page + (1UL << order) <= r->first_page + r->num_pages;
}

static void free_chunk(struct bbuddy *b, struct range *r, unsigned long page,
		       unsigned int order)
{
	b->free_pages += 1UL << order;
	for (; order + 1 < ORDERS; order++) {
		unsigned long buddy = page ^ (1UL << order);

		if (!in_range(r, buddy, order) ||
		    *order_of_free(r, buddy) != order)
			break;
		take_chunk(b, r, buddy, order);
		page = MIN(page, buddy);
	}
	put_chunk(b, r, page, order);
}

static void *bbuddy_palloc(struct uk_alloc *a, unsigned long num_pages)
{
	struct bbuddy *b = bbuddy_of(a);
	unsigned int order, found;
	unsigned long page;
	struct range *r;

	if (!num_pages || num_pages > 1UL << (ORDERS - 1)) {
		errno = ENOMEM;
		return NULL;
	}
	order = order_for(num_pages);
	for (found = order; found < ORDERS; found++)
		if (!UK_TAILQ_EMPTY(&b->free[found]))
			break;
	if (found == ORDERS) {
		uk_pr_warn("Cannot handle palloc request of order %u\n", order);
		errno = ENOMEM;
		return NULL;
	}

	page = page_of(UK_TAILQ_FIRST(&b->free[found]));
	r = range_of(b, page);
	take_chunk(b, r, page, found);
	while (found > order) {
		found--;
		put_chunk(b, r, page + (1UL << found), found);
	}
	b->free_pages -= 1UL << order;
	return chunk_at(page);
}

static void bbuddy_pfree(struct uk_alloc *a, void *ptr, unsigned long num_pages)
{
	struct bbuddy *b = bbuddy_of(a);
	struct range *r;

	if (!ptr)
		return;
	UK_ASSERT(((__uptr)ptr & (__PAGE_SIZE - 1)) == 0);
	UK_ASSERT(num_pages);

	r = range_of(b, page_of(ptr));
	UK_ASSERT(r);
	UK_ASSERT(*order_of_free(r, page_of(ptr)) == NOT_FREE);
	free_chunk(b, r, page_of(ptr), order_for(num_pages));
}

static long bbuddy_pmaxalloc(struct uk_alloc *a)
{
	struct bbuddy *b = bbuddy_of(a);
	int order;

	for (order = ORDERS - 1; order >= 0; order--)
		if (!UK_TAILQ_EMPTY(&b->free[order]))
			return 1L << order;
	return 0;
}

static long bbuddy_pavailmem(struct uk_alloc *a)
{
	return bbuddy_of(a)->free_pages;
}

static int bbuddy_addmem(struct uk_alloc *a, void *base, __sz len)
{
	struct bbuddy *b = bbuddy_of(a);
	__uptr start = ALIGN_UP((__uptr)base, sizeof(struct range *));
	__uptr end = ALIGN_DOWN((__uptr)base + len, __PAGE_SIZE);
	unsigned long page, last;
	struct range *r = (struct range *)start;
	__uptr first;

	/* One byte for each page, those that the bytes take included */
	first = start + sizeof(*r) + DIV_ROUND_UP(len, __PAGE_SIZE);
	first = ALIGN_UP(first, __PAGE_SIZE);
	if (first < start || first >= end)
		return -EINVAL;

	page = first >> __PAGE_SHIFT;
	last = end >> __PAGE_SHIFT;
	r->first_page = page;
	r->num_pages = last - page;
	r->next = b->ranges;
	b->ranges = r;
	memset(r->order_of_free, NOT_FREE, r->num_pages);

	/* The largest aligned chunk that fits, then the next */
	while (page < last) {
		unsigned int order = 0;

		while (order + 1 < ORDERS && !(page & ((2UL << order) - 1)) &&
		       page + (2UL << order) <= last)
			order++;
		free_chunk(b, r, page, order);
		page += 1UL << order;
	}
	return 0;
}

struct uk_alloc *uk_allocbbuddy_init(void *base, __sz len)
{
	__uptr start = ALIGN_UP((__uptr)base, (__uptr)16);
	__uptr rest = start + sizeof(struct uk_alloc) + sizeof(struct bbuddy);
	struct uk_alloc *a = (struct uk_alloc *)start;
	struct bbuddy *b = bbuddy_of(a);

	if (rest >= (__uptr)base + len)
		return NULL;

	memset(a, 0, rest - start);
	for (int i = 0; i < ORDERS; i++)
		UK_TAILQ_INIT(&b->free[i]);
	if (bbuddy_addmem(a, (void *)rest, (__uptr)base + len - rest))
		return NULL;

	uk_alloc_init_palloc(a, bbuddy_palloc, bbuddy_pfree, bbuddy_pmaxalloc,
			     bbuddy_pavailmem, bbuddy_addmem);
	return a;
}
