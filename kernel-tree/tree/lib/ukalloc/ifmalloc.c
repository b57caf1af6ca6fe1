/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A whole allocator out of malloc() and free().
 *
 * Interface: the *_ifmalloc functions of <uk/alloc_impl.h>. In front of each
 * block stands what it is:
 *
 *   base             ptr
 *   | gap | metadata | memory ...
 */
#include <string.h>
#include <uk/alloc_impl.h>

#ifndef STARTER_hunt_malloc
struct metadata {
	__sz size;  /* bytes asked for */
	void *base; /* what the backend returned */
};

#define ALIGN_MIN 16
#else
struct metadata {
	__sz size;	     /* bytes asked for */
	void *base;	     /* what the backend returned */
	unsigned long flags; /* none yet */
};

#define ALIGN_MIN sizeof(void *)
#endif

static struct metadata *metadata_of(void *ptr)
{
	return (struct metadata *)ptr - 1;
}

static __maybe_unused __sz whole(const struct metadata *md)
{
	return md->size + ((char *)(md + 1) - (char *)md->base);
}

static void *alloc_aligned(struct uk_alloc *a, __sz align, __sz size)
{
	struct metadata *md;
	void *base;
	__uptr ptr;
	__sz total;

	if (__builtin_add_overflow(size, sizeof(*md) + align - 1, &total))
		goto no_memory;
	base = a->malloc_backend(a, total);
	if (!base)
		goto no_memory;
	ptr = ALIGN_UP((__uptr)base + sizeof(*md), align);
	md = metadata_of((void *)ptr);
	*md = (struct metadata){.size = size, .base = base};
	uk_alloc_stats_count_alloc(a, base, whole(md));
	return (void *)ptr;

no_memory:
	uk_alloc_stats_count_alloc(a, NULL, size);
	errno = ENOMEM;
	return NULL;
}

void *uk_malloc_ifmalloc(struct uk_alloc *a, __sz size)
{
	UK_ASSERT(a);

	if (!size)
		return NULL;
	return alloc_aligned(a, ALIGN_MIN, size);
}

int uk_posix_memalign_ifmalloc(struct uk_alloc *a, void **memptr, __sz align,
			       __sz size)
{
	int errno_before = errno;

	UK_ASSERT(a);
	UK_ASSERT(memptr);

	if (!POWER_OF_2(align) || align % sizeof(void *) || !size)
		return EINVAL;
	*memptr = alloc_aligned(a, MAX(align, (__sz)ALIGN_MIN), size);
	errno = errno_before;
	return *memptr ? 0 : ENOMEM;
}

void uk_free_ifmalloc(struct uk_alloc *a, void *ptr)
{
	struct metadata *md;

	UK_ASSERT(a);

	if (!ptr)
		return;
	md = metadata_of(ptr);
	UK_ASSERT(md->base);
	uk_alloc_stats_count_free(a, md->base, whole(md));
	a->free_backend(a, md->base);
}

void *uk_realloc_ifmalloc(struct uk_alloc *a, void *ptr, __sz size)
{
	void *moved;

	UK_ASSERT(a);

	if (!ptr)
		return uk_malloc_ifmalloc(a, size);
	if (!size) {
		uk_free_ifmalloc(a, ptr);
		return NULL;
	}
	moved = uk_malloc_ifmalloc(a, size);
	if (!moved)
		return NULL;
	memcpy(moved, ptr, MIN(size, metadata_of(ptr)->size));
	uk_free_ifmalloc(a, ptr);
	return moved;
}
