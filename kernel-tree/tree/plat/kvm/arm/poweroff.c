/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The power switch: PSCI calls to whatever is below us.
 *
 * Interface: "platform.h". Source: Arm Power State Coordination Interface,
 * DEN 0022. QEMU's exit status is 0 either way: how the guest ended is told by
 * the END frame alone. Where there is nobody to call, as with secure=on, that
 * is all, and who runs the machine ends it.
 */
#include <uk/plat/lcpu.h>

#include "../platform.h"
#include "arm.h"

#define PSCI_SYSTEM_OFF 0x84000008
#define PSCI_SYSTEM_RESET 0x84000009

static void psci(__u32 function)
{
	register __u64 x0 __asm__("x0") = function;

	if (_kvm_board.psci == PSCI_BY_SMC)
		__asm__ __volatile__("smc #0" : "+r"(x0) : : "memory");
	else if (_kvm_board.psci == PSCI_BY_HVC)
		__asm__ __volatile__("hvc #0" : "+r"(x0) : : "memory");
}

void _ukplat_power_off(int well __unused)
{
	psci(PSCI_SYSTEM_OFF);
	ukplat_lcpu_halt();
}

void _ukplat_reset(void)
{
	psci(PSCI_SYSTEM_RESET);
	ukplat_lcpu_halt();
}
