/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of the system: uname, and setting the two that may change.
 */
#define _GNU_SOURCE /* domainname */
#include <errno.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <uk/syscall.h>

static struct utsname names = {
	.sysname = "Unikraft",
	.nodename = "unikraft",
	.release = UK_FULLVERSION,
	.version = UK_CODENAME,
	.machine = MACHINE,
	.domainname = "(none)",
};

UK_SYSCALL_R_DEFINE(int, uname, struct utsname *, buf)
{
	if (!buf)
		return -EFAULT;

	*buf = names;
	return 0;
}

/* `name` has `len` characters and maybe no null byte */
static int set(char *field, const char *name, size_t len)
{
	if (len >= sizeof(names.nodename))
		return -EINVAL;
	if (!name)
		return -EFAULT;

	memcpy(field, name, len);
	field[len] = '\0';
	return 0;
}

UK_SYSCALL_R_DEFINE(int, sethostname, const char *, name, size_t, len)
{
	return set(names.nodename, name, len);
}

UK_SYSCALL_R_DEFINE(int, setdomainname, const char *, name, size_t, len)
{
	return set(names.domainname, name, len);
}
