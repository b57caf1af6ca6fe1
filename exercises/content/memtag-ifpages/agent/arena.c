/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pages that we know, for the malloc() under test: the first free ones that
 * suffice. A page allocator writes into what it is given back, as others do.
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/arch/memtag.h>
#include "agent.h"

struct uk_alloc arena;
bool arena_keeps;

static char *start;
static __u8 request_of[ARENA_PAGES]; /* page: number of its request, 0: free */
static __u8 requests;

static __u32 tagged(const char *ptr, __sz size)
{
	__u32 count = 0;

	for (__sz i = 0; i < size; i += MEMTAG_GRANULE)
		count += ukarch_memtag_of_memory(ptr + i) != 0;
	return count;
}

static void note(__u8 op, unsigned int page, unsigned long pages, bool fine)
{
	char *ptr = start + page * __PAGE_SIZE;

	if (seen.calls == MAX_CALLS)
		return;
	seen.call[seen.calls].op = op;
	seen.call[seen.calls].page = page;
	seen.call[seen.calls].pages = MIN(pages, 0xffUL);
	seen.call[seen.calls].fine = fine;
	if (page + pages <= ARENA_PAGES)
		seen.call[seen.calls].tagged = tagged(ptr, pages * __PAGE_SIZE);
	seen.calls++;
}

static bool all_of(unsigned int page, unsigned long pages, __u8 request)
{
	if (pages > ARENA_PAGES || page + pages > ARENA_PAGES)
		return false;
	for (unsigned long i = 0; i < pages; i++)
		if (request_of[page + i] != request)
			return false;
	return true;
}

static void *arena_palloc(struct uk_alloc *a __unused, unsigned long pages)
{
	unsigned int page = 0;

	while (page < ARENA_PAGES && !all_of(page, pages, 0))
		page++;
	note(CALL_PALLOC, page, pages, page < ARENA_PAGES);
	if (page == ARENA_PAGES)
		return NULL;
	requests = requests % 0xff + 1;
	memset(request_of + page, requests, pages);
	return start + page * __PAGE_SIZE;
}

static void arena_pfree(struct uk_alloc *a __unused, void *ptr,
			unsigned long pages)
{
	__s32 place = arena_place(ptr);
	unsigned int page = place < 0 ? ARENA_PAGES : place / __PAGE_SIZE;
	bool fine = place >= 0 && request_of[page] &&
		    all_of(page, pages, request_of[page]);

	note(CALL_PFREE, page, pages, fine);
	if (!fine || arena_keeps)
		return;
	memset(request_of + page, 0, pages);
	/* behind the metadata: who frees twice unnoticed shall not crash */
	memset((char *)ptr + 32, 0x6b, 16);
}

int arena_make(void)
{
	start = uk_palloc(uk_alloc_get_default(), ARENA_PAGES);
	arena = (struct uk_alloc){
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

void arena_reset(void)
{
	ukarch_memtag_clear(start, ARENA_PAGES * __PAGE_SIZE);
	memset(request_of, 0, sizeof(request_of));
}

__s32 arena_place(const void *ptr)
{
	const char *addr = ukarch_memtag_strip(ptr);

	if (!addr)
		return NOWHERE;
	if (addr < start || addr >= start + ARENA_PAGES * __PAGE_SIZE)
		return ELSEWHERE;
	return addr - start;
}

void arena_look(const void *ptr, __sz size)
{
	const char *addr = ukarch_memtag_strip(ptr);
	const char *end = start + ARENA_PAGES * __PAGE_SIZE;

	seen.memory.tag = ukarch_memtag_of_pointer(ptr);
	seen.memory.before = ukarch_memtag_of_memory(addr - MEMTAG_GRANULE);
	for (__sz i = 0; i < size && addr + i < end; i += MEMTAG_GRANULE)
		if (ukarch_memtag_of_memory(addr + i) != seen.memory.tag)
			seen.memory.differing++;
	size = MEMTAG_ALIGN(size);
	seen.memory.behind = ukarch_memtag_of_memory(MIN(addr + size, end));
}
