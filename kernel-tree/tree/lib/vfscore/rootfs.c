/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mounts the root at boot: an empty RAM file system with /tmp, which tmpfile()
 * and others expect.
 *
 * Parameters (contract 8.1): vfs.rootfs says which file system. The others are
 * for file systems on devices, and ramfs has no use for them.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <uk/init.h>
#include <uk/libparam.h>
#include <uk/print.h>
#include <uk/syscall.h>

#include "path.h"

static char *rootfs = CONFIG_LIBVFSCORE_ROOTFS;
static char *rootdev;
static char *rootopts;
static __u64 rootflags;

UK_LIB_PARAM_STR(rootfs);
UK_LIB_PARAM_STR(rootdev);
UK_LIB_PARAM_STR(rootopts);
UK_LIB_PARAM(rootflags, __u64);

static int mount_root(void)
{
	struct vfscore_node *root;

	if (strcmp(rootfs, "ramfs")) {
		uk_pr_crit("vfs.rootfs: there is no \"%s\", only ramfs\n",
			   rootfs);
		return -ENODEV;
	}
	if (rootdev || rootopts || rootflags)
		uk_pr_warn("ramfs has no device, options or flags\n");

	root = _vfscore_node_make(S_IFDIR | 0755, NULL);
	if (!root)
		return -ENOMEM;

	root->links = 1; /* nobody names it, and still it stays */
	root->refs = 1;	 /* the working directory */
	root->dir.parent = root;
	_vfscore_root = _vfscore_cwd = root;
	return uk_syscall_r_mkdirat(AT_FDCWD, (long)"/tmp", 01777);
}

uk_rootfs_initcall_prio(mount_root, UK_PRIO_EARLIEST);
