/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console: the first serial line, a 16550A.
 *
 * Interface: <uk/plat/console.h>. Source: National Semiconductor PC16550D.
 */
#include <uk/essentials.h>
#include <uk/plat/console.h>

#include "port.h"
#include "x86.h"

#define COM1 0x3f8
#define DATA (COM1 + 0)
#define DIVISOR_LOW (COM1 + 0)
#define INTERRUPTS (COM1 + 1)
#define DIVISOR_HIGH (COM1 + 1)
#define FIFO (COM1 + 2)
#define LINE_CTRL (COM1 + 3)
#define MODEM_CTRL (COM1 + 4)
#define LINE_STATUS (COM1 + 5)

#define LINE_8N1 0x03
#define LINE_DIVISOR 0x80
#define FIFO_ON_CLEAR 0x07
#define MODEM_DTR_RTS 0x03
#define STATUS_RECEIVED 0x01
#define STATUS_CAN_SEND 0x20

void _kvm_serial_init(void)
{
	outb(INTERRUPTS, 0);
	outb(LINE_CTRL, LINE_DIVISOR);
	outb(DIVISOR_LOW, 1); /* 115200 baud */
	outb(DIVISOR_HIGH, 0);
	outb(LINE_CTRL, LINE_8N1);
	outb(FIFO, FIFO_ON_CLEAR);
	outb(MODEM_CTRL, MODEM_DTR_RTS);
}

static void send(char c)
{
	while (!(inb(LINE_STATUS) & STATUS_CAN_SEND))
		;
	outb(DATA, c);
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

	for (i = 0; i < maxlen && inb(LINE_STATUS) & STATUS_RECEIVED; i++)
		buf[i] = inb(DATA);
	return i;
}
