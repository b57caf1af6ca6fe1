/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An allocator that never frees (contract 7.1): for what lives as long as the
 * guest, without any data of its own for each block.
 */
#ifndef __UK_ALLOCREGION_H__
#define __UK_ALLOCREGION_H__

#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a range of memory an allocator and register it. Freeing is allowed and
 * does nothing.
 *
 * @param base first byte; the allocator keeps its own data there
 * @param len bytes
 * @return the allocator, or NULL if the range is too small
 */
struct uk_alloc *uk_allocregion_init(void *base, __sz len);

#ifdef __cplusplus
}
#endif
#endif /* __UK_ALLOCREGION_H__ */
