/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page allocator: binary buddies (contract 7.1).
 */
#ifndef __UK_ALLOCBBUDDY_H__
#define __UK_ALLOCBBUDDY_H__

#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a range of memory an allocator and register it.
 *
 * A request is rounded up to a power of two of pages. Pages come back in any
 * order, also one by one out of a larger piece, and are joined again.
 * uk_alloc_addmem() adds further ranges.
 *
 * @param base first byte; the allocator keeps its own data there
 * @param len bytes; what is not a whole page is not used
 * @return the allocator, or NULL if the range is too small
 */
struct uk_alloc *uk_allocbbuddy_init(void *base, __sz len);

#ifdef __cplusplus
}
#endif
#endif /* __UK_ALLOCBBUDDY_H__ */
