/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An allocator that never frees: a border between what is taken and what is
 * not, which only moves up.
 *
 * Interface: <uk/allocregion.h>.
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/allocregion.h>

#define ALIGN_MIN 16

struct region {
	__uptr border;
	__uptr end;
};

static struct region *region_of(struct uk_alloc *a)
{
	return (struct region *)a->priv;
}

static void *take(struct uk_alloc *a, __sz align, __sz size)
{
	struct region *r = region_of(a);
	__uptr ptr = ALIGN_UP(r->border, align);

	if (ptr < r->border || ptr > r->end || size > r->end - ptr) {
		uk_alloc_stats_count_alloc(a, NULL, size);
		return NULL;
	}
	uk_alloc_stats_count_alloc(a, (void *)ptr, ptr + size - r->border);
	r->border = ptr + size;
	return (void *)ptr;
}

static void *region_malloc(struct uk_alloc *a, __sz size)
{
	void *ptr;

	if (!size)
		return NULL;
	ptr = take(a, ALIGN_MIN, size);
	if (!ptr)
		errno = ENOMEM;
	return ptr;
}

static int region_posix_memalign(struct uk_alloc *a, void **memptr, __sz align,
				 __sz size)
{
	if (!POWER_OF_2(align) || align % sizeof(void *) || !size)
		return EINVAL;
	*memptr = take(a, align, size);
	return *memptr ? 0 : ENOMEM;
}

static void region_free(struct uk_alloc *a __unused, void *ptr __unused)
{
}

static __ssz region_availmem(struct uk_alloc *a)
{
	struct region *r = region_of(a);

	return r->end - r->border;
}

static __ssz region_maxalloc(struct uk_alloc *a)
{
	struct region *r = region_of(a);
	__uptr ptr = ALIGN_UP(r->border, (__uptr)ALIGN_MIN);

	return ptr < r->end ? r->end - ptr : 0;
}

struct uk_alloc *uk_allocregion_init(void *base, __sz len)
{
	__uptr start = ALIGN_UP((__uptr)base, (__uptr)ALIGN_MIN);
	__uptr first = start + sizeof(struct uk_alloc) + sizeof(struct region);
	struct uk_alloc *a = (struct uk_alloc *)start;

	if (first >= (__uptr)base + len)
		return NULL;

	memset(a, 0, first - start);
	region_of(a)->border = first;
	region_of(a)->end = (__uptr)base + len;
	uk_alloc_init_malloc(a, region_malloc, uk_calloc_compat,
			     uk_realloc_compat, region_free,
			     region_posix_memalign, uk_memalign_compat,
			     region_maxalloc, region_availmem, NULL);
	return a;
}
