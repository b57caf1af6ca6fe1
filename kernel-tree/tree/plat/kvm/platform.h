/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of this platform need from each other.
 */
#ifndef __KVM_PLATFORM_H__
#define __KVM_PLATFORM_H__

#include <uk/arch/types.h>
#include <uk/essentials.h>

/** Write bytes to the channel's device; returns when the device has them. */
void _ukplat_channel_write(const void *buf, __sz len);

/**
 * Switch the machine off.
 *
 * @param well whether the guest did what it should; becomes QEMU's exit status
 */
void _ukplat_power_off(int well) __noreturn;

/** Reset the machine. */
void _ukplat_reset(void) __noreturn;

/**
 * Add a region to the memory map; called while the platform sets up.
 *
 * @param base,len address and size in bytes
 * @param flags UKPLAT_MEMRF_*
 * @param name borrowed
 */
void _ukplat_memregion_add(__uptr base, __sz len, int flags, const char *name);

/* The image, from the linker script */
extern char _start_image[], _etext[], _rodata[], _erodata[], _end[];

#endif /* __KVM_PLATFORM_H__ */
