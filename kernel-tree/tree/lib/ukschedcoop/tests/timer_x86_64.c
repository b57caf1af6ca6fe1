/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timer.h on a PC: the interval timer and the interrupt controller (Intel 8254
 * and 8259A data sheets).
 */
#include "timer.h"

#define TICK_NSEC 838

const unsigned long timer_irq = 0;

static void outb(__u16 port, __u8 value)
{
	__asm__ __volatile__("outb %0, %1" : : "a"(value), "Nd"(port));
}

void timer_arm(__nsec delay)
{
	__u16 ticks = delay / TICK_NSEC;

	outb(0x43, 0x30); /* counter 0, one shot */
	outb(0x40, ticks);
	outb(0x40, ticks >> 8);
}

int timer_pending(void)
{
	__u8 requests;

	outb(0x20, 0x0a); /* read the request register */
	__asm__ __volatile__("inb $0x20, %0" : "=a"(requests));
	return requests & 1;
}
