/* SPDX-License-Identifier: Apache-2.0 */
/*
 * malloc() out of whole pages.
 *
 * Interface: the *_ifpages functions of <uk/alloc_impl.h>. Simple rather than
 * thrifty: every request takes at least a page. What it is, is written in a
 * struct metadata in front of it, found again from the pointer alone:
 *
 *   page                 page                      page
 *   | metadata | memory ...                        |    pointer inside a page:
 *                                                       round it down
 *   | metadata |   ...   | memory ...              |    pointer at a page's
 *                                                       start: one page before
 *
 * The metadata takes 32 bytes, so that memory is aligned to 16 (the release
 * had 24, row A5). What moves memory, or aligns it, is in
 * realloc_ifpages.c, and what ends an allocation in free_ifpages.c.
 */
#include <uk/alloc_impl.h>
#include <uk/blame.h>

#include "ifpages.h"
#include "metadata.h"
#include "tag.h"

const void *uk_alloc_returning;

/* All that there is; or, where somebody watches, what was asked for */
static __sz usable(__sz size __maybe_unused, __sz space __maybe_unused)
{
#if CONFIG_HAVE_MEMTAG
	return MEMTAG_ALIGN(size);
#else
	return space;
#endif
}

void *_uk_pages_owned(void *ptr)
{
	void *addr;

	uk_alloc_returning = ptr;
	addr = _uk_tag_own(ptr);
	uk_alloc_returning = NULL;
	return addr;
}

void *_uk_pages_alloc(struct uk_alloc *a, __sz size, __sz offset, __sz align)
{
	unsigned long num_pages;
	struct metadata *md;
	unsigned int avoid;
	__uptr base, ptr;
	void *memory;
	__sz total;

	if (__builtin_add_overflow(size, offset + align + __PAGE_SIZE, &total))
		goto no_memory;
	num_pages = DIV_ROUND_UP(size + offset + (align > offset ? align : 0),
				 __PAGE_SIZE);
	base = (__uptr)a->palloc(a, num_pages);
	if (!base)
		goto no_memory;

	avoid = _uk_tag_avoid((void *)base, num_pages);
	ptr = ALIGN_UP(base + offset, align);
	md = metadata_of((void *)ptr);
	md->size = usable(size, base + num_pages * __PAGE_SIZE - ptr);
	md->num_pages = num_pages;
	md->base = (void *)base;
	uk_alloc_stats_count_alloc(a, md->base, num_pages * __PAGE_SIZE);
	memory = _uk_tag_memory((void *)ptr, md->size, avoid);
	_uk_tag_note(md, memory);
	return memory;

no_memory:
	uk_alloc_stats_count_alloc(a, NULL, size);
	errno = ENOMEM;
	return NULL;
}

void *uk_malloc_ifpages(struct uk_alloc *a, __sz size)
{
	UK_ASSERT(a);

	if (!size)
		return NULL;
	return _uk_pages_alloc(a, size, sizeof(struct metadata), 1);
}

__ssz uk_alloc_availmem_ifpages(struct uk_alloc *a)
{
	long pages = uk_alloc_pavailmem(a);

	return pages < 0 ? pages : (__ssz)(pages * __PAGE_SIZE);
}

__ssz uk_alloc_maxalloc_ifpages(struct uk_alloc *a)
{
	long pages = uk_alloc_pmaxalloc(a);

	if (pages <= 0)
		return pages;
	return pages * __PAGE_SIZE - sizeof(struct metadata);
}
