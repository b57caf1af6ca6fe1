/* SPDX-License-Identifier: Apache-2.0 */
#include "counter.h"

/* QEMU's TSC counts nanoseconds */
unsigned long now(void)
{
	unsigned int low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high)::"memory");
	return (unsigned long)high << 32 | low;
}
