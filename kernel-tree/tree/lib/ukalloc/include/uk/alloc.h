/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory allocators (contract 7.1).
 *
 * An allocator is a table of operations. There may be several at once: a
 * function that allocates takes the allocator as its first argument, and
 * memory goes back to the one it came from. The first registered one is the
 * default, which the libc's malloc() uses.
 *
 * No operation may be used in an interrupt handler.
 */
#ifndef __UK_ALLOC_H__
#define __UK_ALLOC_H__

#include <errno.h>
#include <stddef.h>
#include <uk/alloc_stats.h>
#include <uk/arch/limits.h>
#include <uk/arch/types.h>
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_alloc;

typedef void *(*uk_alloc_malloc_func_t)(struct uk_alloc *a, __sz size);
typedef void *(*uk_alloc_calloc_func_t)(struct uk_alloc *a, __sz n, __sz size);
typedef void *(*uk_alloc_realloc_func_t)(struct uk_alloc *a, void *ptr,
					 __sz size);
typedef int (*uk_alloc_posix_memalign_func_t)(struct uk_alloc *a, void **memptr,
					      __sz align, __sz size);
typedef void *(*uk_alloc_memalign_func_t)(struct uk_alloc *a, __sz align,
					  __sz size);
typedef void (*uk_alloc_free_func_t)(struct uk_alloc *a, void *ptr);
typedef void *(*uk_alloc_palloc_func_t)(struct uk_alloc *a,
					unsigned long num_pages);
typedef void (*uk_alloc_pfree_func_t)(struct uk_alloc *a, void *ptr,
				      unsigned long num_pages);
typedef int (*uk_alloc_addmem_func_t)(struct uk_alloc *a, void *base, __sz len);
typedef __ssz (*uk_alloc_getsize_func_t)(struct uk_alloc *a);
typedef long (*uk_alloc_getpsize_func_t)(struct uk_alloc *a);

struct uk_alloc {
	uk_alloc_malloc_func_t malloc;
	uk_alloc_calloc_func_t calloc;
	uk_alloc_realloc_func_t realloc;
	uk_alloc_posix_memalign_func_t posix_memalign;
	uk_alloc_memalign_func_t memalign;
	uk_alloc_free_func_t free;

	/* whole pages */
	uk_alloc_palloc_func_t palloc;
	uk_alloc_pfree_func_t pfree;

	/* optional: an allocator that does not know leaves them NULL */
	uk_alloc_getsize_func_t maxalloc;   /* largest request, bytes */
	uk_alloc_getsize_func_t availmem;   /* bytes */
	uk_alloc_getpsize_func_t pmaxalloc; /* pages */
	uk_alloc_getpsize_func_t pavailmem; /* pages */
	uk_alloc_addmem_func_t addmem;

#if CONFIG_LIBUKALLOC_IFMALLOC
	/* what the *_ifmalloc family asks for memory */
	uk_alloc_malloc_func_t malloc_backend;
	uk_alloc_free_func_t free_backend;
#endif
#if CONFIG_LIBUKALLOC_IFSTATS
	struct uk_alloc_stats _stats;
#endif
	struct uk_alloc *next;	 /* in the list of registered allocators */
	__u8 priv[] __align(16); /* what the implementation needs */
};

extern struct uk_alloc *_uk_alloc_head;

/* Walk over the registered allocators, the default one first */
#define uk_alloc_foreach(iter)                                                 \
	for ((iter) = _uk_alloc_head; (iter); (iter) = (iter)->next)

/** Get the default allocator; NULL before one is registered. */
static inline struct uk_alloc *uk_alloc_get_default(void)
{
	return _uk_alloc_head;
}

/* The uk_do_*() variants assert that there is an allocator; the others fail
 * with ENOMEM where `a` is NULL, as malloc() does when memory is short.
 */

/**
 * Allocate memory.
 *
 * @param a allocator, or NULL
 * @param size bytes
 * @return memory, aligned to 16 bytes, owned by the caller until uk_free(); or
 *   NULL with errno ENOMEM
 */
static inline void *uk_do_malloc(struct uk_alloc *a, __sz size)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	return a->malloc(a, size);
}

static inline void *uk_malloc(struct uk_alloc *a, __sz size)
{
	if (unlikely(!a)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_malloc(a, size);
}

/** Allocate `n` zeroed elements of `size` bytes; see uk_malloc(). */
static inline void *uk_do_calloc(struct uk_alloc *a, __sz n, __sz size)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	return a->calloc(a, n, size);
}

static inline void *uk_calloc(struct uk_alloc *a, __sz n, __sz size)
{
	if (unlikely(!a)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_calloc(a, n, size);
}

static inline void *uk_do_zalloc(struct uk_alloc *a, __sz size)
{
	return uk_do_calloc(a, 1, size);
}

static inline void *uk_zalloc(struct uk_alloc *a, __sz size)
{
	return uk_calloc(a, 1, size);
}

/**
 * Change the size of memory; it may move.
 *
 * @param ptr memory of this allocator, or NULL to allocate
 * @param size new size in bytes; 0 frees and returns NULL
 * @return the memory, or NULL with errno ENOMEM, and then `ptr` is untouched
 */
static inline void *uk_do_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	return a->realloc(a, ptr, size);
}

static inline void *uk_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	if (unlikely(!a)) {
		errno = ENOMEM;
		return NULL;
	}
	return uk_do_realloc(a, ptr, size);
}

/**
 * Allocate aligned memory.
 *
 * @param memptr set to the memory; untouched where EINVAL is returned
 * @param align a power of two and a multiple of sizeof(void *)
 * @param size bytes, not 0
 * @return 0, EINVAL or ENOMEM (positive, as posix_memalign(3))
 */
static inline int uk_do_posix_memalign(struct uk_alloc *a, void **memptr,
				       __sz align, __sz size)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	return a->posix_memalign(a, memptr, align, size);
}

static inline int uk_posix_memalign(struct uk_alloc *a, void **memptr,
				    __sz align, __sz size)
{
	if (unlikely(!a)) {
		*memptr = NULL;
		return ENOMEM;
	}
	return uk_do_posix_memalign(a, memptr, align, size);
}

/** Allocate aligned memory; NULL where that fails. */
static inline void *uk_do_memalign(struct uk_alloc *a, __sz align, __sz size)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	return a->memalign(a, align, size);
}

static inline void *uk_memalign(struct uk_alloc *a, __sz align, __sz size)
{
	if (unlikely(!a))
		return NULL;
	return uk_do_memalign(a, align, size);
}

/** Give memory back to the allocator it came from; NULL is ignored. */
static inline void uk_do_free(struct uk_alloc *a, void *ptr)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	a->free(a, ptr);
}

static inline void uk_free(struct uk_alloc *a, void *ptr)
{
	uk_do_free(a, ptr);
}

/** Allocate whole pages, page aligned; NULL where that fails. */
static inline void *uk_do_palloc(struct uk_alloc *a, unsigned long num_pages)
{
	void *ptr;

	UK_ASSERT(a);
	_uk_alloc_here();
	ptr = a->palloc(a, num_pages);
	uk_alloc_stats_count_alloc(a, ptr, num_pages * __PAGE_SIZE);
	return ptr;
}

static inline void *uk_palloc(struct uk_alloc *a, unsigned long num_pages)
{
	if (unlikely(!a || !a->palloc))
		return NULL;
	return uk_do_palloc(a, num_pages);
}

/** Give pages back; num_pages must be what was allocated. */
static inline void uk_do_pfree(struct uk_alloc *a, void *ptr,
			       unsigned long num_pages)
{
	UK_ASSERT(a);
	_uk_alloc_here();
	a->pfree(a, ptr, num_pages);
	uk_alloc_stats_count_free(a, ptr, num_pages * __PAGE_SIZE);
}

static inline void uk_pfree(struct uk_alloc *a, void *ptr,
			    unsigned long num_pages)
{
	uk_do_pfree(a, ptr, num_pages);
}

/**
 * Give an allocator more memory, for ever.
 *
 * @return 0 or negative errno; -ENOTSUP if it cannot grow
 */
static inline int uk_alloc_addmem(struct uk_alloc *a, void *base, __sz len)
{
	UK_ASSERT(a);
	return a->addmem ? a->addmem(a, base, len) : -ENOTSUP;
}

/* Largest request that may succeed, and free memory: bytes, then pages; or
 * -ENOTSUP
 */
static inline __ssz uk_alloc_maxalloc(struct uk_alloc *a)
{
	UK_ASSERT(a);
	return a->maxalloc ? a->maxalloc(a) : (__ssz)-ENOTSUP;
}

static inline __ssz uk_alloc_availmem(struct uk_alloc *a)
{
	UK_ASSERT(a);
	return a->availmem ? a->availmem(a) : (__ssz)-ENOTSUP;
}

static inline long uk_alloc_pmaxalloc(struct uk_alloc *a)
{
	UK_ASSERT(a);
	return a->pmaxalloc ? a->pmaxalloc(a) : (long)-ENOTSUP;
}

static inline long uk_alloc_pavailmem(struct uk_alloc *a)
{
	UK_ASSERT(a);
	return a->pavailmem ? a->pavailmem(a) : (long)-ENOTSUP;
}

/** Get the free memory of all allocators that know theirs. */
__sz uk_alloc_availmem_total(void);
unsigned long uk_alloc_pavailmem_total(void);

#ifdef __cplusplus
}
#endif
#endif /* __UK_ALLOC_H__ */
