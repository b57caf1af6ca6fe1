/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that give and take names: mkdirat, unlinkat, linkat, symlinkat,
 * readlinkat. (openat gives names too, renameat has its own file.)
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/syscall.h>

#include "open.h"
#include "path.h"

UK_SYSCALL_R_DEFINE(int, mkdirat, int, dirfd, const char *, name, mode_t, mode)
{
	struct vfscore_path path;
	int rc = _vfscore_path_walk(dirfd, name, false, &path);

	if (rc < 0)
		return rc;

	mode &= VFSCORE_RWX | S_ISVTX;
	return _vfscore_make(&path, S_IFDIR | mode, NULL);
}

/* Whether rmdir() may take it */
static int check_rmdir(const struct vfscore_path *path)
{
	if (!S_ISDIR(path->node->mode))
		return -ENOTDIR;
	if (path->node == _vfscore_root)
		return -EBUSY;
	if (!strcmp(path->name, "."))
		return -EINVAL;
	if (!UK_TAILQ_EMPTY(&path->node->dir.entries))
		return -ENOTEMPTY;

	return 0;
}

UK_SYSCALL_R_DEFINE(int, unlinkat, int, dirfd, const char *, name, int, flags)
{
	struct vfscore_path path;
	int rc;

	if (flags & ~AT_REMOVEDIR)
		return -EINVAL;
	rc = _vfscore_path_find(dirfd, name, false, &path);
	if (!rc && flags & AT_REMOVEDIR)
		rc = check_rmdir(&path);
	else if (!rc && S_ISDIR(path.node->mode))
		rc = -EISDIR; /* which remove() of the libc relies on */
	if (rc < 0)
		return rc;

	_vfscore_entry_remove(path.dir,
			      _vfscore_entry_find(path.dir, path.name));
	return 0;
}

UK_SYSCALL_R_DEFINE(int, linkat, int, olddirfd, const char *, oldname, int,
		    newdirfd, const char *, newname, int, flags)
{
	struct vfscore_path old, new;
	int rc;

	if (flags & ~AT_SYMLINK_FOLLOW)
		return -EINVAL;
	rc = _vfscore_path_find(olddirfd, oldname, flags & AT_SYMLINK_FOLLOW,
				&old);
	if (!rc)
		rc = _vfscore_path_walk(newdirfd, newname, false, &new);
	if (rc < 0)
		return rc;

	if (new.node)
		return -EEXIST;
	if (S_ISDIR(old.node->mode))
		return -EPERM;
	if (new.slash)
		return -ENOENT;

	return _vfscore_entry_add(new.dir, new.name, old.node);
}

UK_SYSCALL_R_DEFINE(int, symlinkat, const char *, target, int, dirfd,
		    const char *, name)
{
	struct vfscore_path path;
	int rc;

	if (!target)
		return -EFAULT;
	if (!*target)
		return -ENOENT;
	if (strnlen(target, PATH_MAX) == PATH_MAX)
		return -ENAMETOOLONG;
	rc = _vfscore_path_walk(dirfd, name, false, &path);
	if (rc < 0)
		return rc;
	if (!path.node && path.slash)
		return -ENOENT;

	return _vfscore_make(&path, S_IFLNK | VFSCORE_RWX, target);
}

/* LL: the libc's readlinkat() returns ssize_t; no null byte is written */
UK_LLSYSCALL_R_DEFINE(int, readlinkat, int, dirfd, const char *, name, char *,
		      buf, int, size)
{
	struct vfscore_path path;
	int rc;

	if (size <= 0)
		return -EINVAL;
	rc = _vfscore_path_find(dirfd, name, false, &path);
	if (rc < 0)
		return rc;
	if (!S_ISLNK(path.node->mode))
		return -EINVAL;

	size = MIN((size_t)size, strlen(path.node->target));
	memcpy(buf, path.node->target, size);
	return size;
}
