/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The memory map.
 *
 * Interface: <uk/plat/memory.h>, _ukplat_memregion_add() of "platform.h".
 */
#include <errno.h>
#include <uk/assert.h>
#include <uk/plat/memory.h>

#include "platform.h"

#define REGIONS_MAX 16

static struct ukplat_memregion_desc regions[REGIONS_MAX];
static int count;

void _ukplat_memregion_add(__uptr base, __sz len, int flags, const char *name)
{
	if (count == REGIONS_MAX)
		return; /* memory we can't describe is memory we don't use */
	regions[count++] = (struct ukplat_memregion_desc){
		.base = (void *)base,
		.len = len,
		.flags = flags,
		.name = name,
	};
}

int ukplat_memregion_count(void)
{
	return count;
}

int ukplat_memregion_get(int i, struct ukplat_memregion_desc *mrd)
{
	UK_ASSERT(mrd);

	if (i < 0 || i >= count)
		return -EINVAL;
	*mrd = regions[i];
	return 0;
}
