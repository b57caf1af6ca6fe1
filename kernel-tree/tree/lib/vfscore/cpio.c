/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Unpacks cpio archives, with the system calls that any program would use.
 *
 * Hard links are members with the same number; one of them brings the content.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <uk/print.h>
#include <uk/syscall.h>

#include "cpio.h"
#include "cpio_impl.h"

#define PERMISSIONS 07777

static bool is_trailer(const struct cpio *c)
{
	return !strcmp(c->name, "TRAILER!!!");
}

/* The first member that is the same file; the archive was read up to `c` */
static struct cpio first_link(const struct cpio *c)
{
	struct cpio first = {.archive = c->archive, .len = c->len};

	do
		_vfscore_cpio_next(&first);
	while (first.field[INO] != c->field[INO] ||
	       first.field[DEV_MAJOR] != c->field[DEV_MAJOR] ||
	       first.field[DEV_MINOR] != c->field[DEV_MINOR]);
	return first;
}

static long write_content(const struct cpio *c, int flags)
{
	long fd = uk_syscall_r_openat(AT_FDCWD, (long)c->name, O_WRONLY | flags,
				      0600);
	long n;

	if (fd < 0)
		return fd;

	n = uk_syscall_r_write(fd, (long)c->content, c->field[FILESIZE]);
	uk_syscall_r_close(fd);
	if (n >= 0 && n < (long)c->field[FILESIZE])
		return -ENOSPC;
	return n;
}

static long unpack_file(const struct cpio *c)
{
	struct cpio first = *c;
	long rc;

	if (c->field[NLINK] > 1)
		first = first_link(c);
	if (first.at == c->at)
		return write_content(c, O_CREAT | O_TRUNC);

	rc = uk_syscall_r_linkat(AT_FDCWD, (long)first.name, AT_FDCWD,
				 (long)c->name, 0);
	if (rc < 0 || !c->field[FILESIZE])
		return rc;
	return write_content(c, O_TRUNC);
}

static long unpack_directory(const struct cpio *c)
{
	long rc = uk_syscall_r_mkdirat(AT_FDCWD, (long)c->name, 0700);

	return rc == -EEXIST ? 0 : rc;
}

static long unpack_link(const struct cpio *c)
{
	static char target[PATH_MAX];
	size_t len = c->field[FILESIZE];

	if (len >= sizeof(target))
		return -ENAMETOOLONG;

	memcpy(target, c->content, len);
	target[len] = '\0';
	return uk_syscall_r_symlinkat((long)target, AT_FDCWD, (long)c->name);
}

/* Without umask, and as old as it was */
static long set_attributes(const struct cpio *c)
{
	struct timespec times[2] = {{.tv_sec = c->field[MTIME]},
				    {.tv_sec = c->field[MTIME]}};
	long rc = uk_syscall_r_fchmodat(AT_FDCWD, (long)c->name,
					c->field[MODE] & PERMISSIONS);

	return rc < 0 ? rc
		      : uk_syscall_r_utimensat(AT_FDCWD, (long)c->name,
					       (long)times, 0);
}

static long unpack_member(const struct cpio *c)
{
	long rc;

	switch (c->field[MODE] & S_IFMT) {
	case S_IFREG:
		rc = unpack_file(c);
		break;
	case S_IFDIR:
		rc = unpack_directory(c);
		break;
	case S_IFLNK:
		return unpack_link(c);
	default:
		uk_pr_warn("initrd: %s: neither file, directory nor link\n",
			   c->name);
		return 0;
	}
	return rc < 0 ? rc : set_attributes(c);
}

int _vfscore_cpio_unpack(const char *archive, size_t len)
{
	struct cpio c = {.archive = archive, .len = len};
	int count = 0;
	long rc;

	for (;;) {
		rc = _vfscore_cpio_next(&c);
		if (rc < 0)
			return rc;
		if (is_trailer(&c))
			return count;
		rc = unpack_member(&c);
		if (rc < 0) {
			uk_pr_crit("initrd: %s: cannot be made: %s\n", c.name,
				   strerror(-rc));
			return rc;
		}
		count++;
	}
}
