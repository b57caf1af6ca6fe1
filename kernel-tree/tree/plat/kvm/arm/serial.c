/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Serial lines, and the one that is the console: PL011s at 115200 baud.
 *
 * Interface: <uk/plat/console.h>, _kvm_uart_*() of "arm.h". Source: PrimeCell
 * UART (PL011) manual.
 */
#include <uk/essentials.h>
#include <uk/plat/console.h>

#include "arm.h"

#define DATA 0x00
#define FLAGS 0x18
#define FLAGS_RECEIVE_EMPTY (1 << 4)
#define FLAGS_SEND_FULL (1 << 5)
#define DIVISOR 0x24
#define FRACTION 0x28 /* of the divisor, in 64ths */
#define LINE 0x2c
#define LINE_FIFOS (1 << 4)
#define LINE_8_BITS (3 << 5)
#define CONTROL 0x30
#define CONTROL_ENABLE (1 << 0)
#define CONTROL_SEND (1 << 8)
#define CONTROL_RECEIVE (1 << 9)

#define CLOCK 24000000
#define BAUD 115200

void _kvm_uart_init(__uptr uart)
{
	mmio_write32(uart + CONTROL, 0);
	mmio_write32(uart + DIVISOR, CLOCK / (16 * BAUD));
	mmio_write32(uart + FRACTION, CLOCK % (16 * BAUD) * 64 / (16 * BAUD));
	mmio_write32(uart + LINE, LINE_8_BITS | LINE_FIFOS);
	mmio_write32(uart + CONTROL,
		     CONTROL_ENABLE | CONTROL_SEND | CONTROL_RECEIVE);
}

void _kvm_uart_send(__uptr uart, unsigned char byte)
{
	while (mmio_read32(uart + FLAGS) & FLAGS_SEND_FULL)
		;
	mmio_write32(uart + DATA, byte);
}

int ukplat_coutk(const char *buf, unsigned int len)
{
	unsigned int i;

	for (i = 0; i < len; i++) {
		if (buf[i] == '\n')
			_kvm_uart_send(_kvm_board.uart, '\r');
		_kvm_uart_send(_kvm_board.uart, buf[i]);
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
