/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of file descriptors. Interface: <vfscore/file.h>.
 */
#include <stddef.h>
#include <uk/essentials.h>
#include <vfscore/file.h>

static struct vfscore_fd fdtab[] = {
	{.file = &vfscore_console},
	{.file = &vfscore_console},
	{.file = &vfscore_console},
};

struct vfscore_fd *vfscore_fd_get(int fd)
{
	if (fd < 0 || (size_t)fd >= ARRAY_SIZE(fdtab) || !fdtab[fd].file)
		return NULL;

	return &fdtab[fd];
}

struct vfscore_file *vfscore_file_get(int fd)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	return entry ? entry->file : NULL;
}
