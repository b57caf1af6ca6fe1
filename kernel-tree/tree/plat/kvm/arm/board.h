/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The board that this image is for, chosen by Kconfig. Each board says in its
 * header where its devices are; nobody else knows an address.
 */
#ifndef __KVM_ARM_BOARD_H__
#define __KVM_ARM_BOARD_H__

#include <uk/config.h>

#if CONFIG_KVM_BOARD_FVP_BASE
#include "board_fvp.h"
#else
#include "board_virt.h"
#endif

#ifndef __ASSEMBLY__

#include <uk/arch/types.h>

/** Get the device tree; may be anything if there is none. */
const void *_kvm_board_tree(void);

/**
 * Get the command line that was given to this boot.
 *
 * @param len bytes that are there; the text may end before
 * @return NULL if there is none
 */
const char *_kvm_board_args(__sz *len);

#endif /* !__ASSEMBLY__ */
#endif /* __KVM_ARM_BOARD_H__ */
