/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The names in a directory of the RAM root. Interface: "node.h".
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc.h>

#include "node.h"

struct vfscore_entry *_vfscore_entry_find(const struct vfscore_node *dir,
					  const char *name)
{
	struct vfscore_entry *entry;

	UK_TAILQ_FOREACH (entry, &dir->dir.entries, next)
		if (!strcmp(entry->name, name))
			return entry;

	return NULL;
}

static void name_node(struct vfscore_node *dir, struct vfscore_node *node)
{
	node->links++;
	node->ctime = _vfscore_now();
	if (S_ISDIR(node->mode))
		node->dir.parent = dir;
}

static void unname_node(struct vfscore_node *node)
{
	node->links--;
	node->ctime = _vfscore_now();
	if (S_ISDIR(node->mode) && !node->links)
		node->dir.parent = NULL;
	_vfscore_node_drop(node);
}

int _vfscore_entry_add(struct vfscore_node *dir, const char *name,
		       struct vfscore_node *node)
{
	struct vfscore_entry *entry;
	size_t len = strlen(name) + 1;

	if (!dir->dir.parent)
		return -ENOENT;

	entry = uk_malloc(uk_alloc_get_default(), sizeof(*entry) + len);
	if (!entry)
		return -ENOSPC;

	memcpy(entry->name, name, len);
	entry->node = node;
	if (!dir->dir.last_cookie)
		dir->dir.last_cookie = VFSCORE_COOKIE_PARENT;
	entry->cookie = ++dir->dir.last_cookie;
	UK_TAILQ_INSERT_TAIL(&dir->dir.entries, entry, next);
	name_node(dir, node);
	_vfscore_node_changed(dir);
	return 0;
}

void _vfscore_entry_remove(struct vfscore_node *dir,
			   struct vfscore_entry *entry)
{
	UK_TAILQ_REMOVE(&dir->dir.entries, entry, next);
	unname_node(entry->node);
	uk_free(uk_alloc_get_default(), entry);
	_vfscore_node_changed(dir);
}

void _vfscore_entry_change(struct vfscore_node *dir,
			   struct vfscore_entry *entry,
			   struct vfscore_node *node)
{
	struct vfscore_node *before = entry->node;

	entry->node = node;
	name_node(dir, node);
	unname_node(before);
	_vfscore_node_changed(dir);
}
