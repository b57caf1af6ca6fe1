/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three allocators in front of the default one. They know each of their blocks,
 * so a block that is freed twice, or given back to another, is counted and
 * nothing else.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include "scenario.h"

#define MAX_BLOCKS 16

static struct {
	char *base;
	__sz size;
	int place;
} block[MAX_BLOCKS];

static struct uk_alloc allocator[PLACES];
static int requests, failing, bad;

struct uk_alloc *memory_of(int place)
{
	return &allocator[place];
}

static int place_of(const struct uk_alloc *a)
{
	return a - allocator;
}

static void *note(struct uk_alloc *a, __sz size, void *base)
{
	for (int i = 0; base && i < MAX_BLOCKS; i++) {
		if (block[i].base)
			continue;
		block[i].base = base;
		block[i].size = size;
		block[i].place = place_of(a);
		break;
	}
	return base;
}

static void *memory_memalign(struct uk_alloc *a, __sz align, __sz size)
{
	if (++requests == failing)
		return NULL;
	return note(a, size, uk_memalign(uk_alloc_get_default(), align, size));
}

static void *memory_malloc(struct uk_alloc *a, __sz size)
{
	return memory_memalign(a, 16, size);
}

static void *memory_calloc(struct uk_alloc *a, __sz n, __sz size)
{
	char *base = memory_memalign(a, 16, n * size);

	for (__sz i = 0; base && i < n * size; i++)
		base[i] = 0;
	return base;
}

static int memory_posix_memalign(struct uk_alloc *a, void **base, __sz align,
				 __sz size)
{
	*base = memory_memalign(a, align, size);
	return *base ? 0 : ENOMEM;
}

static void memory_free(struct uk_alloc *a, void *base)
{
	for (int i = 0; base && i < MAX_BLOCKS; i++) {
		if (block[i].base != base || block[i].place != place_of(a))
			continue;
		block[i].base = NULL;
		uk_free(uk_alloc_get_default(), base);
		return;
	}
	bad += base != NULL;
}

/* What a trial left behind stays there: somebody may still use it. */
void memory_begin(void)
{
	for (int i = 0; i < PLACES; i++)
		allocator[i] = (struct uk_alloc){
			.malloc = memory_malloc,
			.calloc = memory_calloc,
			.posix_memalign = memory_posix_memalign,
			.memalign = memory_memalign,
			.free = memory_free,
		};
	for (int i = 0; i < MAX_BLOCKS; i++)
		block[i].base = NULL;
	bad = 0;
	memory_fail(0);
}

void memory_fail(int request)
{
	requests = 0;
	failing = request;
}

int memory_requests(void)
{
	return requests;
}

int memory_live(int place)
{
	int live = 0;

	for (int i = 0; i < MAX_BLOCKS; i++)
		live += block[i].base && block[i].place == place;
	return live;
}

int memory_bad(void)
{
	return bad;
}

__sz memory_size(const void *base)
{
	for (int i = 0; base && i < MAX_BLOCKS; i++)
		if (block[i].base == base)
			return block[i].size;
	return 0;
}
