/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Page protection of the image.
 *
 * entry.S maps 4 GiB with large pages, all writable. Here the range that holds
 * the image is mapped again with small ones, so that the common mistakes end
 * in a page fault that names the address:
 *
 *   page 0                not present   a NULL pointer was used
 *   code                  read-only
 *   constants and tables  read-only, not executable
 *   data, heap, stacks    writable, not executable
 *
 * Source: Intel SDM volume 3, 4.5.
 */
#include <uk/arch/limits.h>
#include <uk/assert.h>

#include "../platform.h"
#include "port.h"
#include "x86.h"

#define PTE_PRESENT (1ULL << 0)
#define PTE_RW (1ULL << 1)
#define PTE_NX (1ULL << 63)

#define LARGE_PAGE (2UL << 20)
#define ENTRIES 512
#define TABLES 8 /* small pages for the first 16 MiB */

extern __u64 _boot_pd[];
extern __u64 _boot_pml4[];

static __u64 tables[TABLES][ENTRIES] __align(4096);

static __u64 protection(__uptr addr)
{
	if (addr < __PAGE_SIZE)
		return 0;
	if (addr < (__uptr)_start_image)
		return PTE_PRESENT | PTE_RW | PTE_NX;
	if (addr < (__uptr)_etext)
		return PTE_PRESENT;
	if (addr < (__uptr)_erodata)
		return PTE_PRESENT | PTE_NX;
	return PTE_PRESENT | PTE_RW | PTE_NX;
}

void _kvm_paging_init(void)
{
	__uptr addr = 0;

	/* A larger image works as well, only less protected */
	for (int t = 0; t < TABLES; t++) {
		for (int i = 0; i < ENTRIES; i++, addr += __PAGE_SIZE)
			tables[t][i] = addr | protection(addr);
		if (addr - LARGE_PAGE < (__uptr)_end)
			_boot_pd[t] = (__uptr)tables[t] | PTE_PRESENT | PTE_RW;
	}

	__asm__ __volatile__("mov %0, %%cr3" : : "r"(_boot_pml4) : "memory");
}
