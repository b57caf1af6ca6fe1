/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A timer interrupt at a moment of our choice, beside what the platform does
 * with the timer (timer_x86_64.c, timer_arm64.c).
 */
#ifndef __UKSCHEDCOOP_TESTS_TIMER_H__
#define __UKSCHEDCOOP_TESTS_TIMER_H__

#include <uk/arch/types.h>

/* The line that it interrupts on */
extern const unsigned long timer_irq;

/* Have the timer interrupt once, in up to 54 ms */
void timer_arm(__nsec delay);

/* Is its interrupt waiting, for interrupts to be enabled? */
int timer_pending(void);

#endif /* __UKSCHEDCOOP_TESTS_TIMER_H__ */
