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

#ifdef __cplusplus
}
#endif
#endif /* __UKPLAT_MEMORY_H__ */
