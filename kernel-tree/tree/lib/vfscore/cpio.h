/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: archives in memory become files.
 */
#ifndef __VFSCORE_CPIO_H__
#define __VFSCORE_CPIO_H__

#include <stddef.h>

/**
 * Unpack a cpio archive (format "newc") below the working directory. Why it
 * failed is on the console; what was unpacked before that stays.
 *
 * @return the number of members; -EINVAL for a broken archive, or the negative
 *   errno of what could not be made
 */
int _vfscore_cpio_unpack(const char *archive, size_t len);

#endif /* __VFSCORE_CPIO_H__ */
