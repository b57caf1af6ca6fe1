/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arm's FVP Base RevC, which gives us nothing: the tree is in the image, and
 * the power switch is a register of the board, as there is no firmware.
 *
 * A command line can be put into the page below the image:
 *
 *   printf 'a b c\0' >args
 *   FVP_Base_RevC-2xAEMvA -a cluster0.cpu0=IMAGE \
 *       --data cluster0.cpu0=args@0x8007f000 ...
 *
 * Never run on the model itself. All of this file was tried on the vexpress-a15
 * of QEMU 7.2 with -cpu max: it has the same motherboard, but no GICv3.
 *
 * Interface: "board.h", and of "../platform.h" the power switch. Source:
 * Motherboard Express uATX Technical Reference Manual, DUI 0447, chapter 4.
 */
#include <uk/essentials.h>
#include <uk/plat/lcpu.h>

#include "../platform.h"
#include "arm.h"
#include "board.h"

#define ARGS_MAX 1024

#define SYS_CFGCTRL 0xa4
#define CFGCTRL_START (1U << 31)
#define CFGCTRL_WRITE (1U << 30)
#define CFGCTRL_SHUTDOWN (8U << 20)
#define CFGCTRL_REBOOT (9U << 20)

extern const char _kvm_fvp_tree[];

const void *_kvm_board_tree(void)
{
	return _kvm_fvp_tree;
}

/* Without one, memory holds what the model fills it with: no ASCII */
const char *_kvm_board_args(__sz *len)
{
	const char *args = (const char *)(__uptr)BOARD_ARGS;
	__sz i = 0;

	while (i < ARGS_MAX && args[i] >= ' ' && args[i] <= '~')
		i++;
	if (i == ARGS_MAX || args[i])
		return __NULL;
	*len = i;
	return args;
}

/* The model must be told by bp.ve_sysregs.exit_on_shutdown=1 to end, too */
static void ask_motherboard(__u32 function)
{
	mmio_write32(_kvm_board.sysregs + SYS_CFGCTRL,
		     CFGCTRL_START | CFGCTRL_WRITE | function);
}

void _ukplat_power_off(int well __unused)
{
	ask_motherboard(CFGCTRL_SHUTDOWN);
	ukplat_lcpu_halt();
}

void _ukplat_reset(void)
{
	ask_motherboard(CFGCTRL_REBOOT);
	ukplat_lcpu_halt();
}
