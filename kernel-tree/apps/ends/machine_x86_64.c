/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/arch/types.h>
#include <uk/essentials.h>

#include "machine.h"

void invalid_instruction(void)
{
	__asm__ __volatile__("ud2");
}

/* An empty interrupt table: the processor cannot even report an exception */
void lose_machine(void)
{
	struct {
		__u16 limit;
		__u64 base;
	} __packed empty = {0, 0};

	__asm__ __volatile__("lidt %0; ud2" : : "m"(empty));
}
