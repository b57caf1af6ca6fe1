/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The memory map: one to one, with the common mistakes made to fault.
 *
 *   0 .. 128 MiB          not mapped    a NULL pointer was used
 *   128 MiB .. 1 GiB      devices       not executable
 *   code                  read-only
 *   constants and tables  read-only, not executable
 *   data, heap, stacks    writable, not executable
 *
 * Three levels of 4 KiB tables: 1 GiB, 2 MiB, 4 KiB. Caches come on with the
 * MMU. Source: Arm Architecture Reference Manual, chapter D8.
 */
#include <uk/config.h>
#include <uk/arch/limits.h>
#include <uk/essentials.h>

#include "../platform.h"
#include "arm.h"

#define ENTRIES 512
#define GIB (1UL << 30)
#define LARGE_PAGE (2UL << 20)
#define SMALL_TABLES 8 /* 16 MiB of image with protection */
#define DEVICES_START (128UL << 20)

#define PTE_TABLE 3UL
#define PTE_BLOCK 1UL
#define PTE_PAGE 3UL
#define PTE_ATTR(mair) ((__u64)(mair) << 2)
#define PTE_RO (2UL << 6)
#define PTE_SHARED (3UL << 8) /* inner shareable */
#define PTE_AF (1UL << 10)    /* accessed: no fault to tell us so */
#define PTE_PXN (1UL << 53)
#define PTE_UXN (1UL << 54)

#define NORMAL (PTE_ATTR(MAIR_NORMAL) | PTE_SHARED | PTE_AF | PTE_UXN)
/* The heap can have tags, the image has none */
#if CONFIG_HAVE_MEMTAG
#define HEAP (PTE_ATTR(MAIR_TAGGED) | PTE_SHARED | PTE_AF | PTE_UXN | PTE_PXN)
#else
#define HEAP (NORMAL | PTE_PXN)
#endif
#define DEVICE (PTE_ATTR(MAIR_DEVICE) | PTE_AF | PTE_PXN | PTE_UXN)

static __u64 level1[ENTRIES] __align(4096);
static __u64 low_gib[ENTRIES] __align(4096);
static __u64 ram_gib[ENTRIES] __align(4096);
static __u64 small[SMALL_TABLES][ENTRIES] __align(4096);

static __u64 attributes(__uptr addr)
{
	if (addr < (__uptr)_start_image)
		return NORMAL | PTE_PXN;
	if (addr < (__uptr)_etext)
		return NORMAL | PTE_RO;
	if (addr < (__uptr)_erodata)
		return NORMAL | PTE_RO | PTE_PXN;
	return addr < (__uptr)_end ? NORMAL | PTE_PXN : HEAP;
}

static void map_image(void)
{
	__uptr addr = ALIGN_DOWN((__uptr)_start_image, LARGE_PAGE);
	int first = addr % GIB / LARGE_PAGE;

	/* A larger image works as well, only less protected */
	for (int t = 0; t < SMALL_TABLES && addr < (__uptr)_end; t++) {
		for (int i = 0; i < ENTRIES; i++, addr += __PAGE_SIZE)
			small[t][i] = addr | attributes(addr) | PTE_PAGE;
		ram_gib[first + t] = (__uptr)small[t] | PTE_TABLE;
	}
}

void _kvm_paging_init(void)
{
	__uptr ram = ALIGN_DOWN((__uptr)_start_image, GIB);
	__uptr ram_end = _kvm_board.ram + _kvm_board.ram_size;
	__uptr addr;

	for (addr = DEVICES_START; addr < GIB; addr += LARGE_PAGE)
		low_gib[addr / LARGE_PAGE] = addr | DEVICE | PTE_BLOCK;
	addr = ram;
	for (int i = 0; i < ENTRIES && addr < ram_end; i++, addr += LARGE_PAGE)
		ram_gib[i] = addr | (addr < (__uptr)_end ? NORMAL : HEAP) |
			     PTE_BLOCK;
	map_image();
	level1[0] = (__uptr)low_gib | PTE_TABLE;
	level1[ram / GIB] = (__uptr)ram_gib | PTE_TABLE;
	for (addr = ram + GIB; addr < ram_end; addr += GIB)
		level1[addr / GIB] = addr | HEAP | PTE_BLOCK;
	if (_kvm_board.pci_config >= GIB)
		level1[_kvm_board.pci_config / GIB] =
			ALIGN_DOWN(_kvm_board.pci_config, GIB) | DEVICE |
			PTE_BLOCK;

	sysreg_write(mair_el1, MAIR_VALUE);
	sysreg_write(tcr_el1, TCR_VALUE);
	sysreg_write(ttbr0_el1, (__uptr)level1);
	__asm__ __volatile__("dsb ish\n\ttlbi vmalle1\n\tdsb ish\n\tisb" ::
				     : "memory");
	sysreg_write(sctlr_el1,
		     SCTLR_RES1 | SCTLR_M | SCTLR_C | SCTLR_I | SCTLR_SA);
}
