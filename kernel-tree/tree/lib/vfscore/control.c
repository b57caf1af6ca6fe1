/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls about descriptors and files: close, fcntl, ioctl, fstat.
 *
 * All return -EBADF for a descriptor that is not open.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <uk/syscall.h>
#include <vfscore/file.h>

/* What F_SETFL may change (fcntl(2)); nobody looks at these flags yet */
#define SETFL_MASK (O_APPEND | O_NONBLOCK)

UK_SYSCALL_R_DEFINE(int, close, int, fd)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;

	*entry = (struct vfscore_fd){0};
	return 0;
}

/* LL: the libc's own fcntl() and ioctl() take variable arguments */
UK_LLSYSCALL_R_DEFINE(int, fcntl, int, fd, int, cmd, unsigned long, arg)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;

	switch (cmd) {
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
	struct vfscore_file *file = vfscore_file_get(fd);

	if (!file)
		return -EBADF;

	return file->ops->ioctl(file, request, arg);
}

UK_SYSCALL_R_DEFINE(int, fstat, int, fd, struct stat *, st)
{
	struct vfscore_file *file = vfscore_file_get(fd);

	if (!file)
		return -EBADF;

	memset(st, 0, sizeof(*st));
	return file->ops->stat(file, st);
}
