/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The devices through which the guest speaks of its end: QEMU's debug console
 * (the channel) and exit device, and the power switch.
 *
 * Interface: "platform.h". Ports: contract 8.5, and 0xe9 for the channel,
 * where Bochs had its debug console first.
 */
#include <uk/plat/lcpu.h>

#include "../platform.h"
#include "port.h"

#define DEBUGCON 0xe9
#define DEBUG_EXIT 0x501 /* QEMU exits with 2 * value + 1 */
#define EXIT_WELL 41	 /* status 83 */
/* status 87; odd, for QEMU's panic device at this port stops on bit 0 */
#define EXIT_BADLY 43
#define ACPI_PM1A 0x604
#define ACPI_POWER_OFF 0x2000
#define RESET_CTRL 0xcf9
#define RESET_FULL 0x06

void _ukplat_channel_write(const void *buf, __sz len)
{
	outs8(DEBUGCON, buf, len);
}

void _ukplat_power_off(int well)
{
	outw(DEBUG_EXIT, well ? EXIT_WELL : EXIT_BADLY);
	outw(ACPI_PM1A, ACPI_POWER_OFF); /* without the exit device */
	ukplat_lcpu_halt();
}

void _ukplat_reset(void)
{
	outb(RESET_CTRL, RESET_FULL);
	ukplat_lcpu_halt();
}
