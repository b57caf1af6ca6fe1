/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mounts the root at boot: a RAM file system with /tmp, which tmpfile() and
 * others expect, and with what the initrd holds.
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

#include "initrd.h"
#include "path.h"

static char *rootfs = CONFIG_LIBVFSCORE_ROOTFS;
static char *rootdev;
static char *rootopts;
static __u64 rootflags;

UK_LIB_PARAM_STR(rootfs);
UK_LIB_PARAM_STR(rootdev);
UK_LIB_PARAM_STR(rootopts);
UK_LIB_PARAM(rootflags, __u64);

static int make_root(void)
{
	struct vfscore_node *root = _vfscore_node_make(S_IFDIR | 0755, NULL);

	if (!root)
		return -ENOMEM;

	root->links = 1; /* nobody names it, and still it stays */
	root->refs = 1;	 /* the working directory */
	root->dir.parent = root;
	_vfscore_root = _vfscore_cwd = root;
	return uk_syscall_r_mkdirat(AT_FDCWD, (long)"/tmp", 01777);
}

static int mount_root(void)
{
	bool initrd = !strcmp(rootfs, "initrd");
	int rc;

	if (!initrd && strcmp(rootfs, "ramfs")) {
		uk_pr_crit("vfs.rootfs: there are ramfs and initrd, no %s\n",
			   rootfs);
		return -ENODEV;
	}
	if (rootdev || rootopts || rootflags)
		uk_pr_warn("%s has no device, options or flags\n", rootfs);

	rc = make_root();
	if (rc < 0)
		return rc;
	rc = _vfscore_initrd_unpack();
	if (!rc && initrd) {
		uk_pr_crit("vfs.rootfs: the loader brought no initrd\n");
		return -ENOENT;
	}
	return rc;
}

uk_rootfs_initcall_prio(mount_root, UK_PRIO_EARLIEST);
