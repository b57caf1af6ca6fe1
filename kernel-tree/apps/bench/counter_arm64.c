/* SPDX-License-Identifier: Apache-2.0 */
#include "counter.h"

/* The counter of Armv8.6 counts nanoseconds, says cntfrq_el0 of `-cpu max` */
unsigned long now(void)
{
	unsigned long count;

	__asm__ volatile("mrs %0, cntvct_el0" : "=r"(count)::"memory");
	return count;
}
