/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sysinfo: memory and uptime. The guest is one process; there is no swap, and
 * nobody measures load.
 */
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/sysinfo.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/plat/memory.h>
#include <uk/plat/time.h>
#include <uk/syscall.h>

static unsigned long total_memory(void)
{
	struct ukplat_memregion_desc region;
	unsigned long sum = 0;

	for (int i = 0; i < ukplat_memregion_count(); i++)
		if (!ukplat_memregion_get(i, &region))
			sum += region.len;

	return sum;
}

UK_SYSCALL_R_DEFINE(int, sysinfo, struct sysinfo *, info)
{
	if (!info)
		return -EFAULT;

	/* The kernel's struct ends where the libc's has room to grow */
	memset(info, 0, offsetof(struct sysinfo, __reserved));
	info->uptime = ukarch_time_nsec_to_sec(ukplat_monotonic_clock());
	info->totalram = total_memory();
	info->freeram = uk_alloc_availmem_total();
	info->procs = 1;
	info->mem_unit = 1;
	return 0;
}
