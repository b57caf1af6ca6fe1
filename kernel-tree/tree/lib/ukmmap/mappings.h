/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libukmmap: which pages are mapped.
 *
 * Addresses here are multiples of the page size; a range is from its start up
 * to, and without, its end.
 */
#ifndef __UKMMAP_MAPPINGS_H__
#define __UKMMAP_MAPPINGS_H__

#include <stdbool.h>
#include <uk/arch/limits.h>
#include <uk/arch/types.h>

struct range {
	__uptr start;
	__uptr end;
};

/**
 * Make a range of what a system call was given.
 *
 * @param addr start, a multiple of the page size
 * @param len bytes, rounded up to whole pages; may be 0
 * @return 0, or -EINVAL if that is no range
 */
int _ukmmap_range(const void *addr, __sz len, struct range *range);

/**
 * Map zeroed pages.
 *
 * @param len bytes, a multiple of the page size, not 0
 * @return their address, or NULL if there is no memory
 */
void *_ukmmap_map(__sz len);

/**
 * Unmap what is mapped of a range: exactly these pages become free.
 *
 * @return 0, or -ENOMEM if there is no memory to note what remains; then
 *   nothing was unmapped
 */
int _ukmmap_unmap(struct range range);

/** Tell whether all pages of a range are mapped. */
bool _ukmmap_is_mapped(struct range range);

#endif /* __UKMMAP_MAPPINGS_H__ */
