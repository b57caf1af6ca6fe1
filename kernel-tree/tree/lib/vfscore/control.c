/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls about descriptors and files: close, fcntl, ioctl, fsync.
 *
 * All return -EBADF for a descriptor that is not open.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <uk/syscall.h>
#include <vfscore/file.h>

#include "dup.h"

/* What F_SETFL may change (fcntl(2)) */
#define SETFL_MASK (O_APPEND | O_NONBLOCK)

UK_SYSCALL_R_DEFINE(int, close, int, fd)
{
	if (!vfscore_fd_get(fd))
		return -EBADF;

	vfscore_fd_set(fd, NULL, 0);
	return 0;
}

/* LL: the libc's own fcntl() and ioctl() take variable arguments */
UK_LLSYSCALL_R_DEFINE(int, fcntl, int, fd, int, cmd, unsigned long, arg)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;

	switch (cmd) {
	case F_DUPFD:
		return _vfscore_dup(fd, (int)arg, 0);
	case F_DUPFD_CLOEXEC:
		return _vfscore_dup(fd, (int)arg, FD_CLOEXEC);
	case F_GETFD:
		return entry->flags;
	case F_SETFD:
		entry->flags = arg & FD_CLOEXEC;
		return 0;
	case F_GETFL:
		return entry->file->flags;
	case F_SETFL:
		entry->file->flags &= ~SETFL_MASK;
		entry->file->flags |= arg & SETFL_MASK;
		return 0;
	default:
		return -EINVAL;
	}
}

UK_LLSYSCALL_R_DEFINE(int, ioctl, int, fd, unsigned long, request, void *, arg)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;
	if (!entry->file->ops->ioctl)
		return -ENOTTY;

	return entry->file->ops->ioctl(entry->file, request, arg);
}

/* RAM is as safe at once as it will ever be; the console has nothing to keep */
static int sync_file(int fd)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;

	return entry->file->node ? 0 : -EINVAL;
}

UK_SYSCALL_R_DEFINE(int, fsync, int, fd)
{
	return sync_file(fd);
}

UK_SYSCALL_R_DEFINE(int, fdatasync, int, fd)
{
	return sync_file(fd);
}

/* LL: the libc's sync() returns nothing */
UK_LLSYSCALL_R_DEFINE(int, sync)
{
	return 0;
}
