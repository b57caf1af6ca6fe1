/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that ask about files: fstat, newfstatat, faccessat.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <uk/syscall.h>

#include "path.h"

UK_SYSCALL_R_DEFINE(int, fstat, int, fd, struct stat *, st)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;

	memset(st, 0, sizeof(*st));
	return entry->file->ops->stat(entry->file, st);
}

UK_LLSYSCALL_R_DEFINE(int, newfstatat, int, dirfd, const char *, name,
		      struct stat *, st, int, flags)
{
	struct vfscore_path path;
	int rc;

	if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH | AT_NO_AUTOMOUNT))
		return -EINVAL;
	if (flags & AT_EMPTY_PATH && name && !*name) {
		if (dirfd != AT_FDCWD)
			return uk_syscall_r_fstat(dirfd, (long)st);
		name = ".";
	}
	rc = _vfscore_path_find(dirfd, name, !(flags & AT_SYMLINK_NOFOLLOW),
				&path);
	if (rc < 0)
		return rc;

	memset(st, 0, sizeof(*st));
	_vfscore_node_stat(path.node, st);
	return 0;
}

/* The user is root, who may read and write all, but run only programs */
static int check_access(int dirfd, const char *name, int mode, int flags)
{
	struct vfscore_path path;
	int rc;

	if (mode & ~(R_OK | W_OK | X_OK) ||
	    flags & ~(AT_EACCESS | AT_SYMLINK_NOFOLLOW))
		return -EINVAL;
	rc = _vfscore_path_find(dirfd, name, !(flags & AT_SYMLINK_NOFOLLOW),
				&path);
	if (rc < 0)
		return rc;
	if (mode & X_OK && !(path.node->mode & (S_IXUSR | S_IXGRP | S_IXOTH)) &&
	    !S_ISDIR(path.node->mode))
		return -EACCES;

	return 0;
}

/* LL: the libc's faccessat() has flags, which came later */
UK_LLSYSCALL_R_DEFINE(int, faccessat, int, dirfd, const char *, name, int, mode)
{
	return check_access(dirfd, name, mode, 0);
}

UK_LLSYSCALL_R_DEFINE(int, faccessat2, int, dirfd, const char *, name, int,
		      mode, int, flags)
{
	return check_access(dirfd, name, mode, flags);
}
