/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What stands in front of an allocation of the *_ifpages family, see ifpages.c.
 */
#ifndef __UKALLOC_METADATA_H__
#define __UKALLOC_METADATA_H__

#include <uk/arch/limits.h>
#include <uk/arch/types.h>
#include <uk/assert.h>
#include <uk/essentials.h>

struct metadata {
	__sz size;		 /* usable bytes */
	unsigned long num_pages; /* of the whole allocation */
	void *base;		 /* its first page */
	unsigned long tag;	 /* of the memory, see avoid.c */
} __align(32);

UK_CTASSERT(sizeof(struct metadata) == 32);

static inline struct metadata *metadata_of(const void *ptr)
{
	__uptr at = ALIGN_DOWN((__uptr)ptr, __PAGE_SIZE);

	UK_ASSERT(at >= __PAGE_SIZE);
	if (at == (__uptr)ptr)
		at -= __PAGE_SIZE;
	return (struct metadata *)at;
}

#endif /* __UKALLOC_METADATA_H__ */
