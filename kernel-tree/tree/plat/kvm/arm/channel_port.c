/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The channel's device: the transmitter of a serial line on PCI, QEMU's
 * `pci-serial`, which passes each byte on at once. Nothing is ever read back
 * from it. Without the device, what is sent is lost.
 *
 * Interface: _ukplat_channel_write() of "platform.h". There is no firmware, so
 * the device's address is given to it here. Source: PCI Local Bus
 * Specification 3.0, chapter 6; QEMU, docs/specs/pci-serial.txt.
 */
#include "../platform.h"
#include "arm.h"

#define SLOTS 32
#define SLOT_SHIFT 15 /* a function of a slot has 4 KiB, a slot eight */
#define PCI_ID 0x00
#define PCI_COMMAND 0x04
#define PCI_COMMAND_IO 1
#define PCI_BAR0 0x10
#define SERIAL_ID 0x00021b36

/* Where we put it in the bus's I/O addresses; 0 to 4095 are taken by custom */
#define SERIAL_IO 0x1000

static __uptr transmitter;

void _kvm_channel_init(void)
{
	__uptr config = _kvm_board.pci_config;

	for (int slot = 0; config && slot < SLOTS; slot++) {
		if (mmio_read32(config + PCI_ID) == SERIAL_ID) {
			mmio_write32(config + PCI_BAR0, SERIAL_IO);
			mmio_write32(config + PCI_COMMAND, PCI_COMMAND_IO);
			transmitter = _kvm_board.pci_io + SERIAL_IO;
			return;
		}
		config += 1UL << SLOT_SHIFT;
	}
}

void _ukplat_channel_write(const void *buf, __sz len)
{
	const __u8 *bytes = buf;

	for (__sz i = 0; transmitter && i < len; i++)
		__asm__ __volatile__("strb %w0, [%1]"
				     :
				     : "r"(bytes[i]), "r"(transmitter)
				     : "memory");
}
