/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The initrd. Interface: "initrd.h".
 */
#include <uk/alloc.h>
#include <uk/plat/memory.h>
#include <uk/print.h>

#include "cpio.h"
#include "initrd.h"

int _vfscore_initrd_unpack(void)
{
	struct ukplat_memregion_desc region;
	int count;

	if (ukplat_memregion_find_next(-1, UKPLAT_MEMRF_INITRD, &region) < 0)
		return 0;

	count = _vfscore_cpio_unpack(region.base, region.len);
	if (count < 0)
		return count;

	uk_pr_info("initrd: %d files and directories from %lu bytes\n", count,
		   region.len);
	/* Refused if it is too small to bother */
	uk_alloc_addmem(uk_alloc_get_default(), region.base, region.len);
	return count;
}
