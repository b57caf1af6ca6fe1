/* SPDX-License-Identifier: Apache-2.0 */
/*
 * First C code: from the device tree to ukboot.
 */
#include <string.h>
#include <uk/arch/limits.h>
#include <uk/arch/memtag.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/memory.h>
#include <uk/plat/tls.h>

#include "../platform.h"
#include "arm.h"
#include "fdt.h"

/* QEMU puts the tree at the start of RAM for an ELF image */
#define RAM_START 0x40000000UL

/* As on QEMU's `virt`, so that even a machine without a tree can speak */
struct board _kvm_board = {
	.ram = RAM_START,
	.ram_size = 64UL << 20,
	.uart = 0x09000000,
	.rtc = 0x09010000,
	.gic_dist = 0x08000000,
	.gic_redist = 0x080a0000,
};

static char cmdline[1024];
static char name[] = CONFIG_UK_NAME;

/* Enough of a TLS block for errno before there are threads: variables lie
 * above the register's value, the C library's descriptor below */
static __u64 early_tls[256] __align(64);

static void read_device(const char *compatible, int i, __uptr *base)
{
	__u64 at, size;

	if (!fdt_reg(fdt_find(0, "compatible", compatible), i, &at, &size))
		*base = at;
}

/* The bus's I/O addresses: the entry of that kind among its windows, each of
 * which has three cells of bus address, two of ours and two of size */
static void read_pci(void)
{
	fdt_node pci = fdt_find(0, "compatible", "pci-host-ecam-generic");
	const __u32 *window;
	__sz len;

	read_device("pci-host-ecam-generic", 0, &_kvm_board.pci_config);
	window = pci ? fdt_property(pci, "ranges", &len) : __NULL;
	for (; window && len >= 28; window += 7, len -= 28)
		if (__builtin_bswap32(window[0]) == 0x01000000)
			_kvm_board.pci_io = (__u64)__builtin_bswap32(window[3])
						    << 32 |
					    __builtin_bswap32(window[4]);
}

static void read_board(void)
{
	const char *method;
	__u64 base, size;

	if (!fdt_reg(fdt_find(0, "device_type", "memory"), 0, &base, &size)) {
		_kvm_board.ram = base;
		_kvm_board.ram_size = size;
	}
	read_device("arm,pl011", 0, &_kvm_board.uart);
	read_device("arm,pl031", 0, &_kvm_board.rtc);
	read_device("arm,gic-v3", 0, &_kvm_board.gic_dist);
	read_device("arm,gic-v3", 1, &_kvm_board.gic_redist);
	read_pci();
	method = fdt_property(fdt_find(0, "compatible", "arm,psci-0.2"),
			      "method", __NULL);
	_kvm_board.psci_by_smc = method && !strcmp(method, "smc");
}

static void read_cmdline(void)
{
	const char *args;
	__sz len;

	args = fdt_property(fdt_child("chosen"), "bootargs", &len);
	if (args)
		memcpy(cmdline, args, MIN(len, sizeof(cmdline) - 1));
}

void _libkvmplat_start(void);

void _libkvmplat_start(void)
{
	__uptr end;

	ukplat_tlsp_set((__uptr) & early_tls[128]);
	if (fdt_open((const void *)RAM_START))
		read_board();
	_kvm_paging_init();
	read_cmdline(); /* unaligned accesses only work with the MMU on */
	_kvm_channel_init();
	_kvm_clock_init();
#if CONFIG_HAVE_MEMTAG
	if (ukarch_memtag_init())
		UK_CRASH("Could not initialize MTE\n");
#endif

	/* Memory tagging looks at the tag behind an allocation, so something
	 * must be there: the last page is nobody's */
	end = _kvm_board.ram + _kvm_board.ram_size - __PAGE_SIZE;
	_ukplat_memregion_add((__uptr)_start_image, _end - _start_image,
			      UKPLAT_MEMRF_RESERVED, "image");
	_ukplat_memregion_add((__uptr)_end, end - (__uptr)_end,
			      UKPLAT_MEMRF_FREE, "heap");
	ukplat_entry_argp(name, cmdline, sizeof(cmdline));
}
