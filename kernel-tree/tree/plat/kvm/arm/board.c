/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads from the device tree where the board has its devices.
 *
 * Interface: struct board of "arm.h".
 */
#include <string.h>

#include "arm.h"
#include "board.h"
#include "fdt.h"

/* So that even a machine without a tree can speak, and end */
struct board _kvm_board = {
	.ram = BOARD_RAM,
	.ram_size = BOARD_RAM_SIZE,
	.uart = BOARD_UART,
	.rtc = BOARD_RTC,
	.gic_dist = BOARD_GIC_DIST,
	.gic_redist = BOARD_GIC_REDIST,
	.psci = PSCI_BY_HVC,
};

static void read_range(fdt_node device, int i, __uptr *base)
{
	__u64 at, size;

	if (!fdt_reg(device, i, &at, &size))
		*base = at;
}

static fdt_node read_device(fdt_node after, const char *compatible,
			    __uptr *base)
{
	fdt_node device = fdt_find(after, "compatible", compatible);

	read_range(device, 0, base);
	return device;
}

/* The bus's I/O addresses: the entry of that kind among its windows, each of
 * which has three cells of bus address, two of ours and two of size */
static void read_pci(void)
{
	const __u32 *window;
	fdt_node pci;
	__sz len;

	pci = read_device(0, "pci-host-ecam-generic", &_kvm_board.pci_config);
	window = pci ? fdt_property(pci, "ranges", &len) : __NULL;
	for (; window && len >= 28; window += 7, len -= 28)
		if (__builtin_bswap32(window[0]) == 0x01000000)
			_kvm_board.pci_io = (__u64)__builtin_bswap32(window[3])
						    << 32 |
					    __builtin_bswap32(window[4]);
}

static void read_psci(void)
{
	const char *method = fdt_property(
		fdt_find(0, "compatible", "arm,psci-0.2"), "method", __NULL);

	if (!method)
		_kvm_board.psci = PSCI_NONE;
	else if (!strcmp(method, "smc"))
		_kvm_board.psci = PSCI_BY_SMC;
}

void _kvm_board_read(void)
{
	__u64 base, size;
	fdt_node device;

	if (!fdt_open(_kvm_board_tree()))
		return;
	if (!fdt_reg(fdt_find(0, "device_type", "memory"), 0, &base, &size)) {
		_kvm_board.ram = base;
		_kvm_board.ram_size = size;
	}
	device = read_device(0, "arm,pl011", &_kvm_board.uart);
	if (device)
		read_device(device, "arm,pl011", &_kvm_board.channel);
	read_device(0, "arm,pl031", &_kvm_board.rtc);
	device = read_device(0, "arm,gic-v3", &_kvm_board.gic_dist);
	read_range(device, 1, &_kvm_board.gic_redist);
	read_device(0, "arm,vexpress-sysreg", &_kvm_board.sysregs);
	read_pci();
	read_psci();
}
