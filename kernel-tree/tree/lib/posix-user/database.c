/* SPDX-License-Identifier: Apache-2.0 */
/*
 * /etc/passwd and /etc/group, where getpwnam() and its relatives of the libc
 * look. Files that the root file system brought are left alone.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <uk/init.h>
#include <uk/syscall.h>

static int put(const char *name, const char *line)
{
	long fd = uk_syscall_r_openat(AT_FDCWD, (long)name,
				      O_CREAT | O_EXCL | O_WRONLY, 0644);
	long rc;

	if (fd < 0)
		return fd == -EEXIST ? 0 : fd;

	rc = uk_syscall_r_write(fd, (long)line, strlen(line));
	uk_syscall_r_close(fd);
	return rc < 0 ? rc : 0;
}

static int make_database(void)
{
	long rc = uk_syscall_r_mkdirat(AT_FDCWD, (long)"/etc", 0755);

	if (rc < 0 && rc != -EEXIST)
		return rc;
	rc = put("/etc/passwd", "root:x:0:0:root:/:\n");
	return rc < 0 ? rc : put("/etc/group", "root:x:0:root\n");
}

/* The root is mounted in the same class, earliest */
uk_rootfs_initcall(make_database);
