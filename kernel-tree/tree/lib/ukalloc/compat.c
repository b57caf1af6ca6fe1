/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Operations of allocators made from other operations.
 *
 * Interface: the *_compat functions of <uk/alloc_impl.h>. They call operations
 * of the table, not uk_malloc(): whoever called us is who allocates.
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/arch/limits.h>

void *uk_calloc_compat(struct uk_alloc *a, __sz n, __sz size)
{
	void *ptr;
	__sz len;

	UK_ASSERT(a);

	if (__builtin_mul_overflow(n, size, &len)) {
		errno = ENOMEM;
		return NULL;
	}
	ptr = a->malloc(a, len);
	if (ptr)
		memset(ptr, 0, len);
	return ptr;
}

void *uk_realloc_compat(struct uk_alloc *a, void *ptr, __sz size)
{
	void *moved;

	UK_ASSERT(a);

	if (!ptr)
		return a->malloc(a, size);
	if (!size) {
		a->free(a, ptr);
		return NULL;
	}
	moved = a->malloc(a, size);
	if (!moved)
		return NULL;
	/* Blocks do not overlap: the old one ends where the new one begins */
	if (moved > ptr)
		size = MIN(size, (__sz)((char *)moved - (char *)ptr));
	memcpy(moved, ptr, size);
	a->free(a, ptr);
	return moved;
}

void *uk_memalign_compat(struct uk_alloc *a, __sz align, __sz size)
{
	void *ptr;
	int rc;

	UK_ASSERT(a);

	rc = a->posix_memalign(a, &ptr, align, size);
	if (rc) {
		errno = rc;
		return NULL;
	}
	return ptr;
}

void *uk_palloc_compat(struct uk_alloc *a, unsigned long num_pages)
{
	__sz len;

	UK_ASSERT(a);

	if (__builtin_mul_overflow(num_pages, __PAGE_SIZE, &len))
		return NULL;
	return a->memalign(a, __PAGE_SIZE, len);
}

void uk_pfree_compat(struct uk_alloc *a, void *ptr,
		     unsigned long num_pages __unused)
{
	a->free(a, ptr);
}

long uk_alloc_pmaxalloc_compat(struct uk_alloc *a)
{
	__ssz bytes = uk_alloc_maxalloc(a);

	return bytes < 0 ? bytes : bytes >> __PAGE_SHIFT;
}

long uk_alloc_pavailmem_compat(struct uk_alloc *a)
{
	__ssz bytes = uk_alloc_availmem(a);

	return bytes < 0 ? bytes : bytes >> __PAGE_SHIFT;
}
