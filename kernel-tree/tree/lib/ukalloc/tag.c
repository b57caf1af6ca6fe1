/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tagging allocations
 *
 * Interface and picture: "tag.h". The processor compares tags at each access;
 * all that is to be done here is to give an allocation a tag, to hand out a
 * pointer with the same one, and to take it away in time:
 *
 *   uk_malloc   _uk_tag_memory: memory and pointer get a new tag
 *      |
 *   (owner reads and writes: tags match)
 *      |
 *   uk_free     _uk_tag_own: is it the owner's pointer?      no -> fault, here
 *      |        _uk_tag_release: memory has tag 0
 *      v        pages go back
 *   (old pointer: tags differ -> fault)
 *
 * The order in uk_free matters. Once the pages are back, they are the page
 * allocator's: it writes into them, with pointers that have no tag.
 */
#include <uk/essentials.h>

#include "tag.h"

void *_uk_tag_memory(void *ptr, __sz size, unsigned int avoid)
{
#ifndef STARTER_memtag_ifpages
	return ukarch_memtag_region_avoid(ptr, size, avoid);
#else
	/* Yours to write: give the memory a tag, and the owner its pointer. */
	(void)size;
	(void)avoid;
	return ptr;
#endif
}

void *_uk_tag_own(void *ptr)
{
#ifndef STARTER_memtag_ifpages
	/* Let the processor compare; in asynchronous mode ask it at once */
	(void)*(volatile char *)ptr;
	ukarch_memtag_check();
	return ukarch_memtag_strip(ptr);
#else
	/* Yours to write: who comes with an old pointer must not get further. */
	return ukarch_memtag_strip(ptr);
#endif
}

void _uk_tag_release(void *ptr, __sz size)
{
#ifndef STARTER_memtag_ifpages
	ukarch_memtag_clear(ptr, size);
#else
	/* Yours to write: after this, the owner's pointer fits no more. */
	(void)ptr;
	(void)size;
#endif
}
