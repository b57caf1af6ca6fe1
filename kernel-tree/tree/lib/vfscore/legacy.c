/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of system calls that only old architectures have. Each is the call of a
 * newer one.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <uk/syscall.h>
#include <vfscore/file.h>

/* LL: the libc's own open() takes variable arguments */
UK_LLSYSCALL_R_DEFINE(int, open, const char *, name, int, flags, mode_t, mode)
{
	return uk_syscall_r_openat(AT_FDCWD, (long)name, flags, mode);
}

UK_SYSCALL_R_DEFINE(int, creat, const char *, name, mode_t, mode)
{
	return uk_syscall_r_openat(AT_FDCWD, (long)name,
				   O_CREAT | O_WRONLY | O_TRUNC, mode);
}

UK_SYSCALL_R_DEFINE(int, stat, const char *, name, struct stat *, st)
{
	return uk_syscall_r_newfstatat(AT_FDCWD, (long)name, (long)st, 0);
}

UK_SYSCALL_R_DEFINE(int, lstat, const char *, name, struct stat *, st)
{
	return uk_syscall_r_newfstatat(AT_FDCWD, (long)name, (long)st,
				       AT_SYMLINK_NOFOLLOW);
}

UK_SYSCALL_R_DEFINE(int, access, const char *, name, int, mode)
{
	return uk_syscall_r_faccessat(AT_FDCWD, (long)name, mode);
}

UK_SYSCALL_R_DEFINE(int, chmod, const char *, name, mode_t, mode)
{
	return uk_syscall_r_fchmodat(AT_FDCWD, (long)name, mode);
}

UK_SYSCALL_R_DEFINE(int, mkdir, const char *, name, mode_t, mode)
{
	return uk_syscall_r_mkdirat(AT_FDCWD, (long)name, mode);
}

UK_SYSCALL_R_DEFINE(int, rmdir, const char *, name)
{
	return uk_syscall_r_unlinkat(AT_FDCWD, (long)name, AT_REMOVEDIR);
}

UK_SYSCALL_R_DEFINE(int, unlink, const char *, name)
{
	return uk_syscall_r_unlinkat(AT_FDCWD, (long)name, 0);
}

UK_SYSCALL_R_DEFINE(int, rename, const char *, old, const char *, new)
{
	return uk_syscall_r_renameat2(AT_FDCWD, (long)old, AT_FDCWD, (long)new,
				      0);
}

UK_SYSCALL_R_DEFINE(int, link, const char *, old, const char *, new)
{
	return uk_syscall_r_linkat(AT_FDCWD, (long)old, AT_FDCWD, (long)new, 0);
}

UK_SYSCALL_R_DEFINE(int, symlink, const char *, target, const char *, name)
{
	return uk_syscall_r_symlinkat((long)target, AT_FDCWD, (long)name);
}

UK_LLSYSCALL_R_DEFINE(int, readlink, const char *, name, char *, buf, int, size)
{
	return uk_syscall_r_readlinkat(AT_FDCWD, (long)name, (long)buf, size);
}

UK_SYSCALL_R_DEFINE(int, dup2, int, fd, int, new)
{
	if (fd == new)
		return vfscore_fd_get(fd) ? new : -EBADF;

	return uk_syscall_r_dup3(fd, new, 0);
}

UK_SYSCALL_R_DEFINE(int, pipe, int *, fds)
{
	return uk_syscall_r_pipe2((long)fds, 0);
}
