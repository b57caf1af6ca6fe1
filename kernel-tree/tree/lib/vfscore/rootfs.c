/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The RAM root: an empty file system with /tmp, which tmpfile() and others
 * expect.
 */
#include <errno.h>
#include <fcntl.h>
#include <uk/init.h>
#include <uk/syscall.h>

#include "path.h"

struct vfscore_node *_vfscore_root;
struct vfscore_node *_vfscore_cwd;

static int mount_root(void)
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

uk_rootfs_initcall_prio(mount_root, UK_PRIO_EARLIEST);
