/* SPDX-License-Identifier: Apache-2.0 */
/*
 * getdents64: the names in an open directory.
 *
 * The position of a directory is the cookie of the name returned last. Cookies
 * grow along the list and are not used again, so names may come and go between
 * two calls, and each that stayed is seen exactly once.
 */
#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/syscall.h>

#include "node.h"

/* Where the answer goes */
struct listing {
	struct vfscore_file *file;
	char *at;
	size_t left;
};

/* False if there is no room; the libc's struct dirent is the kernel's */
static bool list(struct listing *to, const char *name, off_t cookie,
		 const struct vfscore_node *node)
{
	struct dirent *d = (struct dirent *)to->at;
	size_t len =
		ALIGN_UP(offsetof(struct dirent, d_name) + strlen(name) + 1,
			 sizeof(long));

	if (to->file->pos >= cookie)
		return true;
	if (len > to->left)
		return false;

	d->d_ino = node->ino;
	d->d_off = cookie;
	d->d_reclen = len;
	d->d_type = IFTODT(node->mode);
	strcpy(d->d_name, name);
	to->at += len;
	to->left -= len;
	to->file->pos = cookie;
	return true;
}

static bool list_all(struct listing *to, const struct vfscore_node *dir)
{
	struct vfscore_entry *entry;

	if (!list(to, ".", VFSCORE_COOKIE_SELF, dir) ||
	    !list(to, "..", VFSCORE_COOKIE_PARENT, dir->dir.parent))
		return false;

	UK_TAILQ_FOREACH (entry, &dir->dir.entries, next)
		if (!list(to, entry->name, entry->cookie, entry->node))
			return false;

	return true;
}

UK_LLSYSCALL_R_DEFINE(ssize_t, getdents64, int, fd, void *, buf, size_t, size)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);
	struct listing to = {.at = buf, .left = size};
	struct vfscore_node *dir;

	if (!entry)
		return -EBADF;
	to.file = entry->file;
	dir = to.file->node;
	if (!dir || !S_ISDIR(dir->mode))
		return -ENOTDIR;
	if (!dir->dir.parent)
		return -ENOENT; /* removed meanwhile */

	dir->atime = _vfscore_now();
	if (!list_all(&to, dir) && to.left == size)
		return -EINVAL;

	return size - to.left;
}
