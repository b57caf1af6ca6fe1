/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: making what a path names.
 */
#ifndef __VFSCORE_OPEN_H__
#define __VFSCORE_OPEN_H__

#include "path.h"

#define VFSCORE_RWX (S_IRWXU | S_IRWXG | S_IRWXO) /* of all users */
#define VFSCORE_PERMISSIONS (VFSCORE_RWX | S_ISUID | S_ISGID | S_ISVTX)

/**
 * Make a node with the name that a walk did not find.
 *
 * @param path of _vfscore_path_walk(); gets the node
 * @param mode type and permissions, of which umask takes some
 * @param target of a symbolic link, otherwise NULL
 * @return 0, -EEXIST, -ENOSPC, or -ENOENT in a removed directory
 */
int _vfscore_make(struct vfscore_path *path, mode_t mode, const char *target);

#endif /* __VFSCORE_OPEN_H__ */
