/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that rename. At no moment is either name missing, and a failure
 * changes nothing.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/syscall.h>

#include "path.h"

#define RENAME_NOREPLACE 1 /* rename(2); <stdio.h> has it for _GNU_SOURCE */

static bool is_dots(const struct vfscore_path *path)
{
	return !strcmp(path->name, ".") || !strcmp(path->name, "..");
}

static bool is_inside(const struct vfscore_node *dir,
		      const struct vfscore_node *outer)
{
	while (dir != outer && dir->dir.parent && dir->dir.parent != dir)
		dir = dir->dir.parent;
	return dir == outer;
}

/* Whether what `new` names now may give way */
static int check_victim(const struct vfscore_path *old,
			const struct vfscore_path *new)
{
	bool is_dir = S_ISDIR(new->node->mode);

	if (S_ISDIR(old->node->mode) && !is_dir)
		return -ENOTDIR;
	if (!S_ISDIR(old->node->mode) && is_dir)
		return -EISDIR;
	if (is_dir && !UK_TAILQ_EMPTY(&new->node->dir.entries))
		return -ENOTEMPTY;

	return 0;
}

static int check(const struct vfscore_path *old, const struct vfscore_path *new,
		 unsigned int flags)
{
	if (is_dots(old) || is_dots(new))
		return -EINVAL;
	if (old->node == _vfscore_root || new->node == _vfscore_root)
		return -EBUSY;
	if (new->node && flags &RENAME_NOREPLACE)
		return -EEXIST;
	if (S_ISDIR(old->node->mode) && is_inside(new->dir, old->node))
		return -EINVAL;
	if (!S_ISDIR(old->node->mode) && new->slash)
		return -ENOTDIR;

	return new->node ? check_victim(old, new) : 0;
}

UK_LLSYSCALL_R_DEFINE(int, renameat2, int, olddirfd, const char *, oldname, int,
		      newdirfd, const char *, newname, unsigned int, flags)
{
	struct vfscore_path old, new;
	int rc;

	if (flags & ~RENAME_NOREPLACE)
		return -EINVAL;
	rc = _vfscore_path_find(olddirfd, oldname, false, &old);
	if (!rc)
		rc = _vfscore_path_walk(newdirfd, newname, false, &new);
	if (!rc)
		rc = check(&old, &new, flags);
	if (rc < 0 || old.node == new.node)
		return rc;

	if (new.node)
		_vfscore_entry_change(new.dir,
				      _vfscore_entry_find(new.dir, new.name),
				      old.node);
	else
		rc = _vfscore_entry_add(new.dir, new.name, old.node);
	if (!rc)
		_vfscore_entry_remove(old.dir,
				      _vfscore_entry_find(old.dir, old.name));
	return rc;
}

UK_SYSCALL_R_DEFINE(int, renameat, int, olddirfd, const char *, oldname, int,
		    newdirfd, const char *, newname)
{
	return uk_syscall_r_renameat2(olddirfd, (long)oldname, newdirfd,
				      (long)newname, 0);
}
