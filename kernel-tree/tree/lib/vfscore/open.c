/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that open by name: openat, and umask for what it makes.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <uk/syscall.h>

#include "open.h"
#include "path.h"

static mode_t mask = S_IWGRP | S_IWOTH;

UK_SYSCALL_R_DEFINE(mode_t, umask, mode_t, new)
{
	mode_t before = mask;

	mask = new &VFSCORE_RWX;
	return before;
}

int _vfscore_make(struct vfscore_path *path, mode_t mode, const char *target)
{
	struct vfscore_node *node;
	int rc;

	if (path->node)
		return -EEXIST;

	if (!S_ISLNK(mode))
		mode &= S_IFMT | (VFSCORE_PERMISSIONS & ~mask);
	node = _vfscore_node_make(mode, target);
	if (!node)
		return -ENOSPC;
	rc = _vfscore_entry_add(path->dir, path->name, node);
	if (rc < 0)
		_vfscore_node_drop(node);
	else
		path->node = node;
	return rc;
}

static bool writes(int flags)
{
	int mode = flags & O_ACCMODE;

	return mode == O_WRONLY || mode == O_RDWR;
}

/* Whether what was found may be opened so */
static int check_found(const struct vfscore_path *path, int flags)
{
	bool is_dir = S_ISDIR(path->node->mode);

	if (flags & O_CREAT && flags & O_EXCL)
		return -EEXIST;
	if (S_ISLNK(path->node->mode))
		return -ELOOP; /* not followed: O_NOFOLLOW */
	if (flags & O_DIRECTORY && !is_dir)
		return -ENOTDIR;
	if (is_dir && (writes(flags) || flags & O_CREAT))
		return -EISDIR;

	return 0;
}

static int find_or_make(int dirfd, const char *name, int flags, mode_t mode,
			struct vfscore_path *path)
{
	bool exclusive = flags & O_CREAT && flags & O_EXCL;
	int rc = _vfscore_path_walk(dirfd, name,
				    !(flags & O_NOFOLLOW) && !exclusive, path);

	if (rc < 0)
		return rc;
	if (path->node)
		return check_found(path, flags);
	if (!(flags & O_CREAT))
		return -ENOENT;
	if (path->slash)
		return -EISDIR;

	return _vfscore_make(path, S_IFREG | (mode & VFSCORE_PERMISSIONS),
			     NULL);
}

/* LL: the libc's own openat() takes variable arguments */
UK_LLSYSCALL_R_DEFINE(int, openat, int, dirfd, const char *, name, int, flags,
		      mode_t, mode)
{
	struct vfscore_path path;
	struct vfscore_file *file;
	int fd, rc;

	fd = vfscore_fd_lowest(0); /* first: a failure makes no file */
	if (fd < 0)
		return fd;
	rc = find_or_make(dirfd, name, flags, mode, &path);
	if (rc < 0)
		return rc;
	file = _vfscore_nodefile_open(path.node, flags);
	if (!file)
		return -ENOMEM;

	if (flags & O_TRUNC && writes(flags)) {
		_vfscore_data_resize(&path.node->data, 0);
		_vfscore_node_changed(path.node);
	}
	vfscore_fd_set(fd, file, flags & O_CLOEXEC ? FD_CLOEXEC : 0);
	return fd;
}
