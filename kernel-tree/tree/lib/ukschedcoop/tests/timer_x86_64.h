/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A timer interrupt at a moment of our choice: the interval timer and the
 * interrupt controller of the PC (Intel 8254 and 8259A data sheets).
 */
#ifndef __UKSCHEDCOOP_TESTS_TIMER_X86_64_H__
#define __UKSCHEDCOOP_TESTS_TIMER_X86_64_H__

#include <uk/arch/types.h>

static inline void timer_outb(__u16 port, __u8 value)
{
	__asm__ __volatile__("outb %0, %1" : : "a"(value), "Nd"(port));
}

/* Have the timer interrupt in some ticks of 838 ns */
static inline void timer_arm(__u16 ticks)
{
	timer_outb(0x43, 0x30); /* counter 0, one shot */
	timer_outb(0x40, ticks);
	timer_outb(0x40, ticks >> 8);
}

/* Is its interrupt waiting, for interrupts to be enabled? */
static inline int timer_pending(void)
{
	__u8 requests;

	timer_outb(0x20, 0x0a); /* read the request register */
	__asm__ __volatile__("inb $0x20, %0" : "=a"(requests));
	return requests & 1;
}

#endif /* __UKSCHEDCOOP_TESTS_TIMER_X86_64_H__ */
