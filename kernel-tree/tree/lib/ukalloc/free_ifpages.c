/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of an allocation made from pages.
 *
 * Interface: uk_free_ifpages() of <uk/alloc_impl.h>. What an allocation is, and
 * where it says so: ifpages.c, "metadata.h". Its tags: "tag.h".
 *
 *   owner's pointer ->  is it?  ->  no tag any more  ->  pages go back
 *                        |                                 |
 *                        no: a fault, and nothing          from here on they
 *                        has been changed                  are not ours
 */
#include <uk/alloc_impl.h>

#include "ifpages.h"
#include "metadata.h"
#include "tag.h"

void uk_free_ifpages(struct uk_alloc *a, void *ptr)
{
#ifndef STARTER_memtag_free
	struct metadata *md;

	UK_ASSERT(a);

	if (!ptr)
		return;
	ptr = _uk_pages_owned(ptr);
	md = metadata_of(ptr);
	UK_ASSERT(md->num_pages);
	_uk_tag_release(ptr, md->size);
	_uk_tag_leave(md);
	uk_alloc_stats_count_free(a, md->base, md->num_pages * __PAGE_SIZE);
	a->pfree(a, md->base, md->num_pages);
#else
	/* Yours to write. Until then nothing is ever given back. */
	(void)a;
	(void)ptr;
#endif
}
