/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console: a PL011, as the firmware or QEMU has left it.
 *
 * Interface: <uk/plat/console.h>. Source: PrimeCell UART (PL011) manual.
 */
#include <uk/essentials.h>
#include <uk/plat/console.h>

#include "arm.h"

#define DATA 0x00
#define FLAGS 0x18
#define FLAGS_RECEIVE_EMPTY (1 << 4)
#define FLAGS_SEND_FULL (1 << 5)

static void send(char c)
{
	while (mmio_read32(_kvm_board.uart + FLAGS) & FLAGS_SEND_FULL)
		;
	mmio_write32(_kvm_board.uart + DATA, (unsigned char)c);
}

int ukplat_coutk(const char *buf, unsigned int len)
{
	unsigned int i;

	for (i = 0; i < len; i++) {
		if (buf[i] == '\n')
			send('\r');
		send(buf[i]);
	}
	return i;
}

int ukplat_coutd(const char *buf, unsigned int len)
{
	return ukplat_coutk(buf, len);
}

int ukplat_cink(char *buf, unsigned int maxlen)
{
	unsigned int i;

	for (i = 0; i < maxlen; i++) {
		if (mmio_read32(_kvm_board.uart + FLAGS) & FLAGS_RECEIVE_EMPTY)
			break;
		buf[i] = mmio_read32(_kvm_board.uart + DATA);
	}
	return i;
}
