/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Life of the nodes of the RAM root. Interface: "node.h".
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/limits.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>

#include "node.h"

#define BLOCK 512 /* what st_blocks counts */
#define RAM_DEVICE 1

struct timespec _vfscore_now(void)
{
	__nsec now = ukplat_wall_clock();

	return (struct timespec){
		.tv_sec = ukarch_time_nsec_to_sec(now),
		.tv_nsec = ukarch_time_subsec(now),
	};
}

void _vfscore_node_changed(struct vfscore_node *node)
{
	node->mtime = node->ctime = _vfscore_now();
}

struct vfscore_node *_vfscore_node_make(mode_t mode, const char *target)
{
	static ino_t last_ino;
	struct uk_alloc *a = uk_alloc_get_default();
	struct vfscore_node *node = uk_zalloc(a, sizeof(*node));

	if (!node)
		return NULL;

	node->ino = ++last_ino;
	node->mode = mode;
	node->atime = node->mtime = node->ctime = _vfscore_now();
	if (S_ISDIR(mode))
		UK_TAILQ_INIT(&node->dir.entries);
	if (!target)
		return node;

	node->target = uk_malloc(a, strlen(target) + 1);
	if (!node->target) {
		uk_free(a, node);
		return NULL;
	}
	strcpy(node->target, target);
	return node;
}

/* A directory that goes is empty */
void _vfscore_node_drop(struct vfscore_node *node)
{
	struct uk_alloc *a = uk_alloc_get_default();

	if (node->links || node->refs)
		return;

	if (S_ISREG(node->mode))
		_vfscore_data_resize(&node->data, 0);
	else if (S_ISLNK(node->mode))
		uk_free(a, node->target);
	uk_free(a, node);
}

/* As its ".." names it, a directory has a link for each directory in it */
static nlink_t count_links(const struct vfscore_node *node)
{
	nlink_t links = node->links;
	const struct vfscore_entry *entry;

	if (!S_ISDIR(node->mode) || !links)
		return links;

	links++;
	UK_TAILQ_FOREACH (entry, &node->dir.entries, next)
		links += S_ISDIR(entry->node->mode);
	return links;
}

void _vfscore_node_stat(const struct vfscore_node *node, struct stat *st)
{
	st->st_dev = RAM_DEVICE;
	st->st_ino = node->ino;
	st->st_mode = node->mode;
	st->st_nlink = count_links(node);
	st->st_blksize = __PAGE_SIZE;
	st->st_atim = node->atime;
	st->st_mtim = node->mtime;
	st->st_ctim = node->ctime;
	if (S_ISREG(node->mode)) {
		st->st_size = node->data.size;
		st->st_blocks = node->data.used * (__PAGE_SIZE / BLOCK);
	} else if (S_ISLNK(node->mode)) {
		st->st_size = strlen(node->target);
	}
}
