/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the caller binds into the box. The launcher could open anything, so it
 * opens with the caller's rights, keeps the descriptor, and binds that: a name
 * changed later changes nothing.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "box.h"

/* What bubblewrap sets up itself, and what it must not be told to cover. */
static const char *const reserved[] = {"usr",  "bin", "lib", "lib64", "dev",
				       "proc", "sys", "tmp", "etc",   "ram"};

void bind_check_inside(const char *option, const char *inside)
{
	const char *part = inside, *end;
	unsigned int i;
	size_t len;

	if (*part != '/' || !part[1] || strlen(inside) > 1024)
		fail("%s needs an absolute path in the box, got '%s'", option,
		     inside);
	for (; *part; part = end) {
		part++;
		end = strchrnul(part, '/');
		len = end - part;
		if (!len || (len == 1 && *part == '.') ||
		    (len == 2 && !strncmp(part, "..", 2)))
			fail("%s: '%s' is not a plain path", option, inside);
	}
	len = strchrnul(inside + 1, '/') - (inside + 1);
	for (i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (strlen(reserved[i]) == len &&
		    !strncmp(inside + 1, reserved[i], len))
			fail("%s: /%s belongs to the box", option, reserved[i]);
}

static int open_as_caller(const char *host)
{
	/* no magic links: /proc/self here is the launcher, not the caller */
	const struct open_how how = {
		.flags = O_PATH | O_NOFOLLOW | O_CLOEXEC,
		.resolve = RESOLVE_NO_MAGICLINKS,
	};
	int fd, readable = 0, error;

	if (seteuid(getuid()))
		fail_errno("cannot take the caller's rights");
	fd = (int)syscall(SYS_openat2, AT_FDCWD, host, &how, sizeof(how));
	if (fd >= 0)
		readable = faccessat(fd, "", R_OK, AT_EMPTY_PATH | AT_EACCESS);
	error = errno;
	if (seteuid(0))
		fail_errno("cannot be root again");
	errno = error;
	if (fd < 0 || readable)
		fail_errno("--ro: cannot read %s", host);
	return fd;
}

void bind_open(struct bind *bind, const char *host, const char *inside)
{
	struct statfs fs;
	struct stat st;

	if (*host != '/')
		fail("--ro needs an absolute path of the host, got '%s'", host);
	bind_check_inside("--ro", inside);
	bind->fd = open_as_caller(host);
	bind->inside = inside;
	if (fstat(bind->fd, &st) || fstatfs(bind->fd, &fs))
		fail_errno("--ro: cannot look at %s", host);
	bind->directory = S_ISDIR(st.st_mode);
	if (!bind->directory && !S_ISREG(st.st_mode))
		fail("--ro: %s is neither a file nor a directory", host);
	if (fs.f_type == PROC_SUPER_MAGIC || fs.f_type == SYSFS_MAGIC)
		fail("--ro: %s is the kernel's own file system", host);
}
