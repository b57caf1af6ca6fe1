/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Objects of one size (contract 7.1): taking and returning one is a few
 * instructions, and memory does not fall into pieces.
 *
 * A pool is made in memory of the caller (uk_allocpool_init()) or of another
 * allocator (uk_allocpool_alloc()). It may also be used as an allocator, whose
 * requests may not be larger than an object; it is never registered. No
 * operation may be used in an interrupt handler.
 */
#ifndef __UK_ALLOCPOOL_H__
#define __UK_ALLOCPOOL_H__

#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_allocpool;

/**
 * Get the memory that a pool takes.
 *
 * @param obj_count objects
 * @param obj_len bytes of each
 * @param obj_align their alignment, a power of two
 * @return bytes, wherever they begin; 0 if there are too many
 */
__sz uk_allocpool_reqmem(unsigned int obj_count, __sz obj_len, __sz obj_align);

/**
 * Make a pool of as many objects as fit into memory of the caller.
 *
 * @param base,len memory, until nobody uses the pool any more
 * @return the pool, or NULL if not even one fits
 */
struct uk_allocpool *uk_allocpool_init(void *base, __sz len, __sz obj_len,
				       __sz obj_align);

/**
 * Make a pool in memory of an allocator.
 *
 * @param parent allocator
 * @return the pool, owned by the caller until uk_allocpool_free(); or NULL
 */
struct uk_allocpool *uk_allocpool_alloc(struct uk_alloc *parent,
					unsigned int obj_count, __sz obj_len,
					__sz obj_align);

/** Give a pool of uk_allocpool_alloc() back, with all of its objects. */
void uk_allocpool_free(struct uk_allocpool *p);

/** Take an object, uninitialised; NULL if there is none. */
void *uk_allocpool_take(struct uk_allocpool *p);

/**
 * Take several objects.
 *
 * @param obj filled in
 * @param count how many at most
 * @return how many
 */
unsigned int uk_allocpool_take_batch(struct uk_allocpool *p, void *obj[],
				     unsigned int count);

/** Return one or several objects to the pool they came from. */
void uk_allocpool_return(struct uk_allocpool *p, void *obj);
void uk_allocpool_return_batch(struct uk_allocpool *p, void *obj[],
			       unsigned int count);

/** Get the number of objects that can be taken. */
unsigned int uk_allocpool_availcount(struct uk_allocpool *p);

/** Get the bytes of an object; at least what was asked for. */
__sz uk_allocpool_objlen(struct uk_allocpool *p);

/** Get the pool as an allocator. */
struct uk_alloc *uk_allocpool2ukalloc(struct uk_allocpool *p);

#ifdef __cplusplus
}
#endif
#endif /* __UK_ALLOCPOOL_H__ */
