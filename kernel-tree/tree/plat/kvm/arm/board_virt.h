/* SPDX-License-Identifier: Apache-2.0 */
/*
 * QEMU's `virt`. Its tree says the same; these are for a machine without one,
 * and for code that runs before anybody can read it.
 * Source: QEMU, docs/system/arm/virt.rst.
 */
#ifndef __KVM_ARM_BOARD_VIRT_H__
#define __KVM_ARM_BOARD_VIRT_H__

#define BOARD_RAM 0x40000000
#define BOARD_RAM_SIZE 0x4000000
#define BOARD_UART 0x09000000
#define BOARD_RTC 0x09010000
#define BOARD_GIC_DIST 0x08000000
#define BOARD_GIC_REDIST 0x080a0000

#endif /* __KVM_ARM_BOARD_VIRT_H__ */
