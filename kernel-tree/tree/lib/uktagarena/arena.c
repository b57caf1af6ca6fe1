/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages that are known (<uk/tagarena.h>). A page allocator writes into what it
 * is given back, as others do: with the pointer that it had, which has no tag.
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/arch/memtag.h>
#include <uk/tagarena.h>

#define WORDS (__PAGE_SIZE / sizeof(__u64))
/* Behind the metadata, which tells the next owner of the page about tags */
#define MARK_AT 32
#define MARK 0x6b

struct uk_alloc uk_arena;
struct uk_arena_seen uk_arena_seen;
int uk_arena_empty;

static char *start;
static int request_of[UK_ARENA_PAGES]; /* page: its request, 0: free */
static int requests;
static __u64 returned[UK_ARENA_PAGES * WORDS]; /* what came back last */

static char *page_at(int page)
{
	return start + page * __PAGE_SIZE;
}

static int all_of(int page, unsigned long pages, int request)
{
	if (page + pages > UK_ARENA_PAGES)
		return 0;
	for (unsigned long i = 0; i < pages; i++)
		if (request_of[page + i] != request)
			return 0;
	return 1;
}

static void *arena_palloc(struct uk_alloc *a __unused, unsigned long pages)
{
	int page = 0;

	uk_arena_seen.pallocs++;
	while (page < UK_ARENA_PAGES && !all_of(page, pages, 0))
		page++;
	if (page == UK_ARENA_PAGES || uk_arena_empty)
		return NULL;
	requests++;
	for (unsigned long i = 0; i < pages; i++)
		request_of[page + i] = requests;
	return page_at(page);
}

static int tagged(const char *ptr, __sz size)
{
	int count = 0;

	for (__sz i = 0; i < size; i += MEMTAG_GRANULE)
		count += ukarch_memtag_of_memory(ptr + i) != 0;
	return count;
}

static void arena_pfree(struct uk_alloc *a __unused, void *ptr,
			unsigned long pages)
{
	__s64 place = uk_arena_place(ptr);
	int page = place < 0 ? UK_ARENA_PAGES : place / (int)__PAGE_SIZE;

	uk_arena_seen.pfrees++;
	uk_arena_seen.page = page;
	uk_arena_seen.pages = MIN(pages, UK_ARENA_PAGES + 1UL);
	uk_arena_seen.fine = place % (int)__PAGE_SIZE == 0 &&
			     page < UK_ARENA_PAGES && request_of[page] &&
			     all_of(page, pages, request_of[page]);
	if (!uk_arena_seen.fine)
		return;
	uk_arena_seen.tagged = tagged(ptr, pages * __PAGE_SIZE);
	for (unsigned long i = 0; i < pages; i++) {
		request_of[page + i] = 0;
		memset((char *)ptr + i * __PAGE_SIZE + MARK_AT, MARK, MARK_AT);
	}
	memcpy(returned, ptr, pages * __PAGE_SIZE);
}

int uk_arena_touched(void)
{
	const char *ptr = page_at(uk_arena_seen.page);
	int touched = 0;

	if (!uk_arena_seen.fine)
		return 0;
	for (__sz i = 0; i < uk_arena_seen.pages * __PAGE_SIZE;
	     i += MEMTAG_GRANULE)
		touched +=
			ukarch_memtag_of_memory(ptr + i) ||
			memcmp(ptr + i, (char *)returned + i, MEMTAG_GRANULE);
	return touched;
}

int uk_arena_make(void)
{
	start = uk_palloc(uk_alloc_get_default(), UK_ARENA_PAGES);
	uk_arena = (struct uk_alloc){
		.malloc = uk_malloc_ifpages,
		.calloc = uk_calloc_compat,
		.realloc = uk_realloc_ifpages,
		.posix_memalign = uk_posix_memalign_ifpages,
		.memalign = uk_memalign_compat,
		.free = uk_free_ifpages,
		.palloc = arena_palloc,
		.pfree = arena_pfree,
	};
	return start ? 0 : -ENOMEM;
}

void uk_arena_reset(void)
{
	ukarch_memtag_clear(start, UK_ARENA_PAGES * __PAGE_SIZE);
	memset(start, 0, UK_ARENA_PAGES * __PAGE_SIZE);
	memset(request_of, 0, sizeof(request_of));
	uk_alloc_stats_reset(&uk_arena);
	uk_arena_seen = (struct uk_arena_seen){0};
	uk_arena_empty = 0;
}

__s64 uk_arena_place(const void *ptr)
{
	const char *addr = ukarch_memtag_strip(ptr);

	if (!addr)
		return UK_ARENA_NOWHERE;
	if (addr < start || addr >= page_at(UK_ARENA_PAGES))
		return UK_ARENA_ELSEWHERE;
	return addr - start;
}
