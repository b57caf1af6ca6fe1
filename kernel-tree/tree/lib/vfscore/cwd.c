/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls about the working directory. The guest has one: threads made by
 * clone share it (CLONE_FS).
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <uk/syscall.h>

#include "path.h"

static void go(struct vfscore_node *dir)
{
	struct vfscore_node *before = _vfscore_cwd;

	dir->refs++;
	_vfscore_cwd = dir;
	before->refs--;
	_vfscore_node_drop(before);
}

UK_SYSCALL_R_DEFINE(int, chdir, const char *, name)
{
	struct vfscore_path path;
	int rc = _vfscore_path_find(AT_FDCWD, name, true, &path);

	if (rc < 0)
		return rc;
	if (!S_ISDIR(path.node->mode))
		return -ENOTDIR;

	go(path.node);
	return 0;
}

UK_SYSCALL_R_DEFINE(int, fchdir, int, fd)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);
	struct vfscore_node *dir;

	if (!entry)
		return -EBADF;
	dir = entry->file->node;
	if (!dir || !S_ISDIR(dir->mode))
		return -ENOTDIR;

	go(dir);
	return 0;
}

static const char *name_of(const struct vfscore_node *dir)
{
	struct vfscore_entry *entry =
		UK_TAILQ_FIRST(&dir->dir.parent->dir.entries);

	while (entry->node != dir) /* each directory has a name */
		entry = UK_TAILQ_NEXT(entry, next);
	return entry->name;
}

/* LL: returns the length with its null byte, the libc's getcwd() the buffer */
UK_LLSYSCALL_R_DEFINE(int, getcwd, char *, buf, size_t, size)
{
	const struct vfscore_node *dir = _vfscore_cwd;
	static char path[PATH_MAX]; /* filled from its end, without yielding */
	char *at = path + sizeof(path) - 1;
	size_t len;

	if (!dir)
		return -ENOENT; /* there is no root */

	*at = '\0';
	for (; dir != _vfscore_root; dir = dir->dir.parent) {
		if (!dir->dir.parent)
			return -ENOENT; /* it or one around it was removed */
		len = strlen(name_of(dir));
		if (len + 1 > (size_t)(at - path))
			return -ENAMETOOLONG;
		at -= len;
		memcpy(at, name_of(dir), len);
		*--at = '/';
	}
	if (!*at)
		*--at = '/';

	len = path + sizeof(path) - at;
	if (len > size)
		return -ERANGE;
	memcpy(buf, at, len);
	return len;
}
