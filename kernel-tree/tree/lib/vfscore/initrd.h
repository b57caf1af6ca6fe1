/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: the archive that the boot loader brought.
 */
#ifndef __VFSCORE_INITRD_H__
#define __VFSCORE_INITRD_H__

/**
 * Unpack the initrd into the root, if there is one. Its memory then goes to the
 * heap, so this works once.
 *
 * @return the number of members, 0 without an initrd; or a negative errno, with
 *   the reason on the console
 */
int _vfscore_initrd_unpack(void);

#endif /* __VFSCORE_INITRD_H__ */
