/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that change what a file is like: its permissions, its times, its
 * length.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <uk/arch/time.h>
#include <uk/syscall.h>

#include "open.h"
#include "path.h"

static int change_mode(struct vfscore_node *node, mode_t mode)
{
	node->mode = (node->mode & S_IFMT) | (mode & VFSCORE_PERMISSIONS);
	node->ctime = _vfscore_now();
	return 0;
}

/* LL: the libc's fchmodat() has flags, of which the kernel knows nothing */
UK_LLSYSCALL_R_DEFINE(int, fchmodat, int, dirfd, const char *, name, mode_t,
		      mode)
{
	struct vfscore_path path;
	int rc = _vfscore_path_find(dirfd, name, true, &path);

	return rc < 0 ? rc : change_mode(path.node, mode);
}

/* The node behind a descriptor, or a negative errno */
static int node_of(int fd, struct vfscore_node **node)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;

	*node = entry->file->node;
	return *node ? 0 : -EINVAL;
}

UK_SYSCALL_R_DEFINE(int, fchmod, int, fd, mode_t, mode)
{
	struct vfscore_node *node;
	int rc = node_of(fd, &node);

	return rc < 0 ? rc : change_mode(node, mode);
}

static bool is_time(const struct timespec *ts)
{
	return ts->tv_nsec == UTIME_NOW || ts->tv_nsec == UTIME_OMIT ||
	       (ts->tv_nsec >= 0 && ts->tv_nsec < (long)UKARCH_NSEC_PER_SEC);
}

static void change_time(struct timespec *time, const struct timespec *to)
{
	if (to->tv_nsec == UTIME_NOW)
		*time = _vfscore_now();
	else if (to->tv_nsec != UTIME_OMIT)
		*time = *to;
}

/* `name` NULL is the file behind `dirfd`; `times` NULL is now */
UK_SYSCALL_R_DEFINE(int, utimensat, int, dirfd, const char *, name,
		    const struct timespec *, times, int, flags)
{
	static const struct timespec now[] = {{.tv_nsec = UTIME_NOW},
					      {.tv_nsec = UTIME_NOW}};
	struct vfscore_path path;
	int rc;

	if (!times)
		times = now;
	if (flags & ~AT_SYMLINK_NOFOLLOW || !is_time(&times[0]) ||
	    !is_time(&times[1]))
		return -EINVAL;
	if (name)
		rc = _vfscore_path_find(dirfd, name,
					!(flags & AT_SYMLINK_NOFOLLOW), &path);
	else
		rc = node_of(dirfd, &path.node);
	if (rc < 0)
		return rc;

	change_time(&path.node->atime, &times[0]);
	change_time(&path.node->mtime, &times[1]);
	path.node->ctime = _vfscore_now();
	return 0;
}

static int change_length(struct vfscore_node *node, off_t length)
{
	if (S_ISDIR(node->mode))
		return -EISDIR;
	if (length < 0)
		return -EINVAL;

	_vfscore_data_resize(&node->data, length);
	_vfscore_node_changed(node);
	return 0;
}

UK_SYSCALL_R_DEFINE(int, truncate, const char *, name, off_t, length)
{
	struct vfscore_path path;
	int rc = _vfscore_path_find(AT_FDCWD, name, true, &path);

	return rc < 0 ? rc : change_length(path.node, length);
}

UK_SYSCALL_R_DEFINE(int, ftruncate, int, fd, off_t, length)
{
	struct vfscore_node *node;
	int rc = node_of(fd, &node);

	if (rc < 0)
		return rc;
	if ((vfscore_fd_get(fd)->file->flags & O_ACCMODE) == O_RDONLY)
		return -EINVAL;

	return change_length(node, length);
}
