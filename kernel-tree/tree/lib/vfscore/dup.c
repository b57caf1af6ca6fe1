/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that let a second descriptor name an open file (row A15).
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <uk/syscall.h>
#include <vfscore/file.h>

#include "dup.h"

int _vfscore_dup(int fd, int from, int flags)
{
	int new;

	if (!vfscore_fd_get(fd))
		return -EBADF;
	if (from < 0 || from >= VFSCORE_FDS)
		return -EINVAL;
	new = vfscore_fd_lowest(from);
	if (new >= 0)
		vfscore_fd_set(new, vfscore_file_get(fd), flags);
	return new;
}

UK_SYSCALL_R_DEFINE(int, dup, int, fd)
{
	return _vfscore_dup(fd, 0, 0);
}

/* dup2() differs where both are the same: legacy.c, or the libc */
UK_SYSCALL_R_DEFINE(int, dup3, int, fd, int, new, int, flags)
{
	if (fd == new || flags & ~O_CLOEXEC)
		return -EINVAL;
	if (!vfscore_fd_get(fd) || new < 0 || new >= VFSCORE_FDS)
		return -EBADF;

	vfscore_fd_set(new, vfscore_file_get(fd),
		       flags & O_CLOEXEC ? FD_CLOEXEC : 0);
	return new;
}
