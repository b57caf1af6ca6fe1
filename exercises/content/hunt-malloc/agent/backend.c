/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "backend.h"

#define BLOCKS 24
#define WINDOW (4 * __PAGE_SIZE) /* where a block lies, alone */
#define DIRT 0xa5

struct uk_alloc under_test;

static char arena[BLOCKS][WINDOW] __align(__PAGE_SIZE);
static struct block blocks[BLOCKS], *last;
static int count, strangers;
static __sz residue;
static bool empty;

static void *get(struct uk_alloc *a __unused, __sz size)
{
	if (empty || count == BLOCKS || size > WINDOW - residue)
		return NULL;
	last = &blocks[count];
	*last = (struct block){.base = arena[count] + residue, .len = size};
	count++;
	return last->base;
}

static void put(struct uk_alloc *a __unused, void *base)
{
	for (int i = 0; i < count; i++)
		if (blocks[i].base == base) {
			blocks[i].freed++;
			return;
		}
	strangers++;
}

void backend_init(void)
{
	uk_alloc_init_malloc_ifmalloc(&under_test, get, put, NULL, NULL, NULL);
}

void backend_reset(void)
{
	memset(arena, DIRT, sizeof(arena));
	count = strangers = 0;
}

void backend_next(__sz where, bool no_memory)
{
	residue = where;
	empty = no_memory;
	last = NULL;
}

struct block *backend_last(void)
{
	return last;
}

int backend_strangers(void)
{
	return strangers;
}
