/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For authors of allocators (contract 7.1): who implements pages gets malloc
 * from the *_ifpages family; who implements malloc gets the rest from *_compat.
 */
#ifndef __UK_ALLOC_IMPL_H__
#define __UK_ALLOC_IMPL_H__

#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Add an allocator to the list; the first becomes the default.
 *
 * @param a complete allocator, lives for ever
 * @return 0
 */
int uk_alloc_register(struct uk_alloc *a);

/* Memory for requests of any size out of whole pages: each request takes whole
 * pages, with a description of it at the start of the first. malloc(0) is NULL.
 */
void *uk_malloc_ifpages(struct uk_alloc *a, __sz size);
void *uk_realloc_ifpages(struct uk_alloc *a, void *ptr, __sz size);
int uk_posix_memalign_ifpages(struct uk_alloc *a, void **memptr, __sz align,
			      __sz size);
void uk_free_ifpages(struct uk_alloc *a, void *ptr);
__ssz uk_alloc_availmem_ifpages(struct uk_alloc *a);
__ssz uk_alloc_maxalloc_ifpages(struct uk_alloc *a);

/* Operations made from others. uk_realloc_compat() cannot know the old size. It
 * reads nothing behind the old block if newer blocks lie at higher addresses
 * (row B22); other allocators bring their own, or use the family *_ifmalloc.
 */
void *uk_calloc_compat(struct uk_alloc *a, __sz n, __sz size);
void *uk_realloc_compat(struct uk_alloc *a, void *ptr, __sz size);
void *uk_memalign_compat(struct uk_alloc *a, __sz align, __sz size);
void *uk_palloc_compat(struct uk_alloc *a, unsigned long num_pages);
void uk_pfree_compat(struct uk_alloc *a, void *ptr, unsigned long num_pages);
long uk_alloc_pmaxalloc_compat(struct uk_alloc *a);
long uk_alloc_pavailmem_compat(struct uk_alloc *a);

#if CONFIG_LIBUKALLOC_IFMALLOC
/* A whole allocator out of malloc and free (malloc_backend, free_backend of
 * struct uk_alloc), which need not align: each block is described in front.
 */
void *uk_malloc_ifmalloc(struct uk_alloc *a, __sz size);
void *uk_realloc_ifmalloc(struct uk_alloc *a, void *ptr, __sz size);
int uk_posix_memalign_ifmalloc(struct uk_alloc *a, void **memptr, __sz align,
			       __sz size);
void uk_free_ifmalloc(struct uk_alloc *a, void *ptr);

/** Complete and register an allocator that has malloc and free. */
#define uk_alloc_init_malloc_ifmalloc(a, malloc_f, free_f, maxalloc_f,         \
				      availmem_f, addmem_f)                    \
	do {                                                                   \
		(a)->malloc_backend = (malloc_f);                              \
		(a)->free_backend = (free_f);                                  \
		uk_alloc_init_malloc(a, uk_malloc_ifmalloc, uk_calloc_compat,  \
				     uk_realloc_ifmalloc, uk_free_ifmalloc,    \
				     uk_posix_memalign_ifmalloc,               \
				     uk_memalign_compat, maxalloc_f,           \
				     availmem_f, addmem_f);                    \
	} while (0)
#endif

/** Complete and register an allocator that hands out pages. */
#define uk_alloc_init_palloc(a, palloc_f, pfree_f, pmaxalloc_f, pavailmem_f,   \
			     addmem_f)                                         \
	do {                                                                   \
		(a)->malloc = uk_malloc_ifpages;                               \
		(a)->calloc = uk_calloc_compat;                                \
		(a)->realloc = uk_realloc_ifpages;                             \
		(a)->posix_memalign = uk_posix_memalign_ifpages;               \
		(a)->memalign = uk_memalign_compat;                            \
		(a)->free = uk_free_ifpages;                                   \
		(a)->palloc = (palloc_f);                                      \
		(a)->pfree = (pfree_f);                                        \
		(a)->pmaxalloc = (pmaxalloc_f);                                \
		(a)->pavailmem = (pavailmem_f);                                \
		(a)->maxalloc =                                                \
			(a)->pmaxalloc ? uk_alloc_maxalloc_ifpages : NULL;     \
		(a)->availmem =                                                \
			(a)->pavailmem ? uk_alloc_availmem_ifpages : NULL;     \
		(a)->addmem = (addmem_f);                                      \
		uk_alloc_register(a);                                          \
	} while (0)

/** Complete an allocator that hands out bytes; it may vanish again. */
#define uk_alloc_fill_malloc(a, malloc_f, calloc_f, realloc_f, free_f,         \
			     posix_memalign_f, memalign_f, maxalloc_f,         \
			     availmem_f, addmem_f)                             \
	do {                                                                   \
		(a)->malloc = (malloc_f);                                      \
		(a)->calloc = (calloc_f);                                      \
		(a)->realloc = (realloc_f);                                    \
		(a)->posix_memalign = (posix_memalign_f);                      \
		(a)->memalign = (memalign_f);                                  \
		(a)->free = (free_f);                                          \
		(a)->palloc = uk_palloc_compat;                                \
		(a)->pfree = uk_pfree_compat;                                  \
		(a)->maxalloc = (maxalloc_f);                                  \
		(a)->availmem = (availmem_f);                                  \
		(a)->pmaxalloc =                                               \
			(a)->maxalloc ? uk_alloc_pmaxalloc_compat : NULL;      \
		(a)->pavailmem =                                               \
			(a)->availmem ? uk_alloc_pavailmem_compat : NULL;      \
		(a)->addmem = (addmem_f);                                      \
	} while (0)

/** ... and register it. */
#define uk_alloc_init_malloc(a, ...)                                           \
	do {                                                                   \
		uk_alloc_fill_malloc(a, __VA_ARGS__);                          \
		uk_alloc_register(a);                                          \
	} while (0)

#ifdef __cplusplus
}
#endif
#endif /* __UK_ALLOC_IMPL_H__ */
