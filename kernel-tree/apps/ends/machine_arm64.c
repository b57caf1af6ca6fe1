/* SPDX-License-Identifier: Apache-2.0 */
#include "machine.h"

#define PSCI_SYSTEM_RESET 0x84000009UL

void invalid_instruction(void)
{
	__asm__ __volatile__("udf #0");
}

void lose_machine(void)
{
	register unsigned long x0 __asm__("x0") = PSCI_SYSTEM_RESET;

	__asm__ __volatile__("hvc #0" : "+r"(x0) : : "memory");
}
