/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory made from pages that is aligned, or moved.
 *
 * Interface: the functions of <uk/alloc_impl.h>. What an allocation is, and
 * where it says so: ifpages.c, "metadata.h". Its tags: "tag.h".
 *
 *   pointer with its tag   what the owner has, and what memory is used with
 *   address without tag    what metadata is found and read with
 */
#include <string.h>
#include <uk/alloc_impl.h>

#include "ifpages.h"
#include "metadata.h"
#include "tag.h"

int uk_posix_memalign_ifpages(struct uk_alloc *a, void **memptr, __sz align,
			      __sz size)
{
#ifndef STARTER_memtag_realloc
	int errno_before = errno;
	__sz offset;

	UK_ASSERT(a);
	UK_ASSERT(memptr);

	if (!POWER_OF_2(align) || align % sizeof(void *) || !size)
		return EINVAL;
	align = MAX(align, sizeof(struct metadata));
	/* Up to half a page, the memory can start in the metadata's page */
	offset = MIN(align, __PAGE_SIZE);
	if (size + offset + align < size)
		return EINVAL;

	*memptr = _uk_pages_alloc(a, size, offset, align);
	errno = errno_before;
	return *memptr ? 0 : ENOMEM;
#else
	/* Yours to write. This aligns to pages, whatever is asked for, and
	 * takes the tag off again: the kernel boots with it.
	 */
	(void)align;
	*memptr = _uk_pages_alloc(a, size, __PAGE_SIZE, 1);
	if (*memptr) {
		*memptr = _uk_tag_own(*memptr);
		_uk_tag_release(*memptr, MEMTAG_ALIGN(size));
	}
	return 0;
#endif
}

void *uk_realloc_ifpages(struct uk_alloc *a, void *ptr, __sz size)
{
#ifndef STARTER_memtag_realloc
	void *moved;
	__sz old;

	UK_ASSERT(a);

	if (!ptr)
		return uk_malloc_ifpages(a, size);
	if (!size) {
		uk_free_ifpages(a, ptr);
		return NULL;
	}
	old = metadata_of(_uk_pages_owned(ptr))->size;
	moved = uk_malloc_ifpages(a, size);
	if (!moved)
		return NULL;
	memcpy(moved, ptr, MIN(old, size));
	uk_free_ifpages(a, ptr);
	return moved;
#else
	/* Yours to write. */
	(void)a;
	(void)ptr;
	(void)size;
	return NULL;
#endif
}
