/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>
#include "stage.h"

#define BLOCK_LEN (32 * 1024) /* at least; nothing else here is as large */
#define MAX_BLOCKS 16
#define JUNK 0xa5 /* who relies on what a block holds is found out */

static struct uk_alloc *a;
static struct uk_alloc real_a; /* a copy: the operations before */
static bool creating;
static bool within; /* an operation that is made of others */
static unsigned int fail_in;

static struct block {
	__u8 *at;
	__sz size;
	bool freed;
} blocks[MAX_BLOCKS];

static unsigned int count, strays;

static bool must_fail(void)
{
	if (!creating || within || !fail_in || --fail_in)
		return false;
	errno = ENOMEM;
	return true;
}

static void *note(void *memory, __sz size)
{
	if (!memory || !creating || within || size < BLOCK_LEN ||
	    count == MAX_BLOCKS)
		return memory;
	memset(memory, JUNK, size);
	blocks[count++] = (struct block){memory, size, false};
	return memory;
}

/* Calls a real operation, which may call others through the table */
#define REALLY(call)                                                           \
	({                                                                     \
		bool was_within = within;                                      \
		__typeof__(call) result;                                       \
                                                                               \
		within = true;                                                 \
		result = (call);                                               \
		within = was_within;                                           \
		result;                                                        \
	})

static void *watch_malloc(struct uk_alloc *from, __sz size)
{
	return must_fail() ? NULL
			   : note(REALLY(real_a.malloc(from, size)), size);
}

static void *watch_calloc(struct uk_alloc *from, __sz n, __sz size)
{
	return must_fail() ? NULL : REALLY(real_a.calloc(from, n, size));
}

static void *watch_memalign(struct uk_alloc *from, __sz align, __sz size)
{
	return must_fail()
		       ? NULL
		       : note(REALLY(real_a.memalign(from, align, size)), size);
}

static struct block *block_of(const void *address)
{
	const __u8 *at = address;

	for (unsigned int i = 0; i < count; i++)
		if (at >= blocks[i].at && at < blocks[i].at + blocks[i].size)
			return &blocks[i];
	return NULL;
}

static void watch_free(struct uk_alloc *from, void *memory)
{
	struct block *b = block_of(memory);

	if (!b || within) {
		real_a.free(from, memory);
		return;
	}
	if (memory != b->at || b->freed || block_of(&b) == b)
		strays++;
	b->freed = true;
}

void watch_begin(void)
{
	a = uk_alloc_get_default();
	real_a = *a;
	a->malloc = watch_malloc;
	a->calloc = watch_calloc;
	a->memalign = watch_memalign;
	a->free = watch_free;
}

void watch_clear(void)
{
	count = strays = 0;
}

void watch_release(void)
{
	unsigned int blocks_to_free = count;

	count = 0;
	for (unsigned int i = 0; i < blocks_to_free; i++)
		real_a.free(a, blocks[i].at);
}

void watch_creation(unsigned int fail)
{
	fail_in = fail;
	creating = true;
}

void watch_created(void)
{
	creating = false;
}

bool watch_holds(const void *address)
{
	const struct block *b = block_of(address);

	return b && !b->freed;
}

unsigned int watch_held(void)
{
	unsigned int held = 0;

	for (unsigned int i = 0; i < count; i++)
		held += !blocks[i].freed;
	return held;
}

unsigned int watch_strays(void)
{
	return strays;
}
