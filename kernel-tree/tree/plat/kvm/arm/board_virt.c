/* SPDX-License-Identifier: Apache-2.0 */
/*
 * QEMU's `virt`: QEMU writes the tree at the start of RAM if the image is ELF,
 * with the command line in it.
 *
 * Interface: "board.h".
 */
#include "board.h"
#include "fdt.h"

const void *_kvm_board_tree(void)
{
	return (const void *)(__uptr)BOARD_RAM;
}

const char *_kvm_board_args(__sz *len)
{
	return fdt_property(fdt_child("chosen"), "bootargs", len);
}
