/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Path resolution (POSIX.1-2017, 4.13). Interface: "path.h".
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "path.h"

struct vfscore_node *_vfscore_root;
struct vfscore_node *_vfscore_cwd;

static int start_at(int dirfd, const char *path, struct vfscore_node **dir)
{
	struct vfscore_fd *entry;

	if (*path == '/') {
		*dir = _vfscore_root;
	} else if (dirfd == AT_FDCWD) {
		*dir = _vfscore_cwd;
	} else {
		entry = vfscore_fd_get(dirfd);
		if (!entry)
			return -EBADF;
		*dir = entry->file->node;
		if (!*dir)
			return -ENOTDIR;
	}
	return *dir ? 0 : -ENOENT;
}

/* Takes the next name off `*rest`; "" behind the last one */
static int next_name(const char **rest, struct vfscore_path *found)
{
	const char *from = *rest + strspn(*rest, "/");
	size_t len = strcspn(from, "/");

	if (len > NAME_MAX)
		return -ENAMETOOLONG;

	memcpy(found->name, from, len);
	found->name[len] = '\0';
	*rest = from + len;
	found->slash = **rest == '/';
	return 0;
}

static int look_up(struct vfscore_path *found)
{
	struct vfscore_node *dir = found->dir;
	struct vfscore_entry *entry;

	if (!S_ISDIR(dir->mode))
		return -ENOTDIR;

	if (!*found->name || !strcmp(found->name, ".")) {
		found->node = dir;
	} else if (!strcmp(found->name, "..")) {
		found->node = dir->dir.parent;
		if (!found->node)
			return -ENOENT;
	} else {
		entry = _vfscore_entry_find(dir, found->name);
		found->node = entry ? entry->node : NULL;
	}
	return 0;
}

/* The target of a link and then the rest, which may be in `text` already */
static int insert_target(char *text, const char *target, const char **rest)
{
	size_t len = strlen(target), rest_len = strlen(*rest);

	if (len + rest_len >= PATH_MAX)
		return -ENAMETOOLONG;

	memmove(text + len, *rest, rest_len + 1);
	memcpy(text, target, len);
	*rest = text;
	return 0;
}

static bool is_last(const char *rest)
{
	return !rest[strspn(rest, "/")];
}

int _vfscore_path_walk(int dirfd, const char *path, bool follow,
		       struct vfscore_path *found)
{
	static char text[PATH_MAX]; /* the walk does not yield */
	const char *rest = path;
	int links = 0, rc;

	if (!path)
		return -EFAULT;
	if (!*path)
		return -ENOENT;
	if (strnlen(path, PATH_MAX) == PATH_MAX)
		return -ENAMETOOLONG;

	rc = start_at(dirfd, path, &found->dir);
	if (rc < 0)
		return rc;

	for (;;) {
		rc = next_name(&rest, found);
		if (!rc)
			rc = look_up(found);
		if (rc < 0)
			return rc;

		if (!found->node)
			return is_last(rest) ? 0 : -ENOENT;
		if (S_ISLNK(found->node->mode) && (follow || *rest)) {
			if (++links > SYMLOOP_MAX)
				return -ELOOP;
			rc = insert_target(text, found->node->target, &rest);
			if (rc < 0)
				return rc;
			if (*rest == '/')
				found->dir = _vfscore_root;
			continue;
		}
		if (is_last(rest))
			break;
		found->dir = found->node;
	}
	if (found->slash && !S_ISDIR(found->node->mode))
		return -ENOTDIR;

	return 0;
}

int _vfscore_path_find(int dirfd, const char *path, bool follow,
		       struct vfscore_path *found)
{
	int rc = _vfscore_path_walk(dirfd, path, follow, found);

	return rc < 0 ? rc : found->node ? 0 : -ENOENT;
}
