/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: from a path to the node it names.
 */
#ifndef __VFSCORE_PATH_H__
#define __VFSCORE_PATH_H__

#include <limits.h>
#include <stdbool.h>

#include "node.h"

/* What a path names: "name" in `dir` */
struct vfscore_path {
	struct vfscore_node *dir;
	struct vfscore_node *node; /* NULL: `dir` has no such name yet */
	bool slash;		   /* behind the name: it means a directory */
	char name[NAME_MAX + 1];   /* may be "." or ".."; "" for the root */
};

/**
 * Follow a path.
 *
 * @param dirfd where a relative path begins: a directory, or AT_FDCWD
 * @param path may be NULL (-EFAULT)
 * @param follow whether a symbolic link at the end means what it points to;
 *   others are always followed
 * @param found filled in; what it points to stays until the caller yields
 * @return 0, also if only the last name does not exist; -ENOENT, -ENOTDIR,
 *   -ENAMETOOLONG, -ELOOP, -EBADF or -EFAULT
 */
int _vfscore_path_walk(int dirfd, const char *path, bool follow,
		       struct vfscore_path *found);

/** The same for a path that must exist, else -ENOENT. */
int _vfscore_path_find(int dirfd, const char *path, bool follow,
		       struct vfscore_path *found);

/* Where AT_FDCWD begins; counted. NULL without a root */
extern struct vfscore_node *_vfscore_cwd;

#endif /* __VFSCORE_PATH_H__ */
