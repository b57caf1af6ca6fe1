/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: what dup() and fcntl() share.
 */
#ifndef __VFSCORE_DUP_H__
#define __VFSCORE_DUP_H__

/**
 * Let the lowest free descriptor name the file of another one.
 *
 * @param from where to look for it
 * @param flags FD_CLOEXEC or 0
 * @return the new descriptor, -EBADF, -EMFILE, or -EINVAL for a bad `from`
 */
int _vfscore_dup(int fd, int from, int flags);

#endif /* __VFSCORE_DUP_H__ */
