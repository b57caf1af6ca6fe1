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
 */
#ifndef __UKALLOC_TAG_H__
#define __UKALLOC_TAG_H__

#include <uk/arch/memtag.h>

#if CONFIG_HAVE_MEMTAG
/**
 * Tag new memory.
 *
 * @param ptr its address, aligned to the granule
 * @param size bytes, whole granules
 * @return the pointer for the owner
 */
void *_uk_tag_memory(void *ptr, __sz size);

/**
 * Make sure that a pointer is its memory's owner's; faults if it is not: freed
 * before, or never handed out.
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
#else
static inline void *_uk_tag_memory(void *ptr, __sz size __unused)
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
#endif

#endif /* __UKALLOC_TAG_H__ */
