/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How uk_malloc_ifpages() and its relatives use memory tags (contract 7.2).
 *
 *   page                                         tag of the memory
 *   | metadata                    |              0: ours, nobody else's
 *   | memory, in whole granules   |              random, as in the pointer
 *   | rest of the last page       |              0
 *
 * So a step before or behind an allocation ends where the tag is 0, and no
 * pointer to an allocation has that. What is freed has tag 0 again, before its
 * pages go back: the next owner of the pages finds them as new, and an old
 * pointer does not fit any more.
 *
 * It must not fit by chance either when the memory is given out again, and a
 * pointer that goes far astray should not fit the next allocation. So tags are
 * random, but not just any:  _uk_tag_avoid() (avoid.c) says which not.
 */
#ifndef __UKALLOC_TAG_H__
#define __UKALLOC_TAG_H__

#include <uk/arch/memtag.h>
#include <uk/essentials.h>

#include "metadata.h"

#if CONFIG_HAVE_MEMTAG
/**
 * Tag new memory.
 *
 * @param ptr its address, aligned to the granule
 * @param size bytes, whole granules
 * @param avoid bit n: not tag n
 * @return the pointer for the owner
 */
void *_uk_tag_memory(void *ptr, __sz size, unsigned int avoid);

/**
 * Make sure that a pointer is its memory's owner's; faults if it is not: freed
 * before, or never handed out. In asynchronous mode, the report comes here too.
 *
 * @return the address, without tag
 */
void *_uk_tag_own(void *ptr);

/**
 * Take the tag of memory that its owner gives back, before its pages go.
 *
 * @param ptr,size as for _uk_tag_memory()
 */
void _uk_tag_release(void *ptr, __sz size);

/** Get the tags that an allocation of these pages should not have. */
unsigned int _uk_tag_avoid(const void *base, unsigned long num_pages);

/** Write down the tag of an allocation, for those beside it. */
void _uk_tag_note(struct metadata *md, const void *ptr);

/** Write down the tag of an allocation that ends, for the next one there. */
void _uk_tag_leave(const struct metadata *md);

/** Had an allocation at this page the tag: the last one, or the one before? */
int _uk_tag_was(const void *page, unsigned int tag);
#else
static inline void *_uk_tag_memory(void *ptr, __sz size __unused,
				   unsigned int avoid __unused)
{
	return ptr;
}

static inline void *_uk_tag_own(void *ptr)
{
	return ptr;
}

static inline void _uk_tag_release(void *ptr __unused, __sz size __unused)
{
}

static inline unsigned int _uk_tag_avoid(const void *base __unused,
					 unsigned long num_pages __unused)
{
	return 0;
}

static inline void _uk_tag_note(struct metadata *md __unused,
				const void *ptr __unused)
{
}

static inline void _uk_tag_leave(const struct metadata *md __unused)
{
}
#endif

#endif /* __UKALLOC_TAG_H__ */
