/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arm's FVP Base RevC. The tree that we give it (fvp_tree.S) is made of these.
 * Source: Fast Models Reference Guide, "Base Platform memory map"; Motherboard
 * Express uATX Technical Reference Manual, DUI 0447.
 *
 * The model has 2 GiB of DRAM here and more elsewhere. We take as much as the
 * QEMU machines have: what fits into one fits into the other, and clearing the
 * tags does not take long.
 */
#ifndef __KVM_ARM_BOARD_FVP_H__
#define __KVM_ARM_BOARD_FVP_H__

#define BOARD_RAM 0x80000000
#define BOARD_RAM_SIZE 0x8000000
#define BOARD_UART 0x1c090000
#define BOARD_CHANNEL 0x1c0a0000
#define BOARD_RTC 0x1c170000
#define BOARD_SYSREGS 0x1c010000
#define BOARD_GIC_DIST 0x2f000000
#define BOARD_GIC_REDIST 0x2f100000

/* Who starts the model may leave a command line here, a C string */
#define BOARD_ARGS 0x8007f000

/* The counter that all timers follow stands still until somebody starts it */
#define BOARD_COUNTER 0x2a430000

#endif /* __KVM_ARM_BOARD_FVP_H__ */
