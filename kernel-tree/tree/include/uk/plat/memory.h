/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the guest's memory is made of (contract 8.2, 8.5).
 */
#ifndef __UKPLAT_MEMORY_H__
#define __UKPLAT_MEMORY_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UKPLAT_MEMRF_FREE 0x1	  /* unused */
#define UKPLAT_MEMRF_RESERVED 0x2 /* in use by the image or the platform */
#define UKPLAT_MEMRF_INITRD 0x4	  /* an archive that the loader brought */
#define UKPLAT_MEMRF_ALLOCATABLE UKPLAT_MEMRF_FREE

struct ukplat_memregion_desc {
	void *base;
	__sz len; /* bytes */
	int flags;
	const char *name;
};

/** Get the number of regions; fixed after boot. */
int ukplat_memregion_count(void);

/**
 * Get a region.
 *
 * @param i 0 to ukplat_memregion_count() - 1
 * @param mrd filled in
 * @return 0 or -EINVAL
 */
int ukplat_memregion_get(int i, struct ukplat_memregion_desc *mrd);

/**
 * Find the next region with one of some flags.
 *
 * @param i region to go on behind, -1 for the first
 * @param flags UKPLAT_MEMRF_*; 0 for any region
 * @param mrd filled in
 * @return its number, or -1 if there is no more
 */
static inline int ukplat_memregion_find_next(int i, int flags,
					     struct ukplat_memregion_desc *mrd)
{
	while (ukplat_memregion_get(++i, mrd) == 0)
		if (!flags || (mrd->flags & flags))
			return i;
	return -1;
}

/* Walk over the regions with one of some flags; `i` is an int */
#define ukplat_memregion_foreach(i, mrd, flags)                                \
	for ((i) = ukplat_memregion_find_next(-1, (flags), (mrd)); (i) >= 0;   \
	     (i) = ukplat_memregion_find_next((i), (flags), (mrd)))

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_MEMORY_H__ */
