/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Open files and directories of the RAM root. Interface: "node.h".
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <uk/alloc.h>
#include <uk/essentials.h>

#include "node.h"

/* Of the flags of open(2), those that F_GETFL shows */
#define FLAGS_KEPT (O_ACCMODE | O_APPEND | O_NONBLOCK)

static ssize_t file_read(struct vfscore_file *file, void *buf, size_t len,
			 off_t at)
{
	file->node->atime = _vfscore_now();
	return _vfscore_data_read(&file->node->data, buf, len, at);
}

static ssize_t file_write(struct vfscore_file *file, const void *buf,
			  size_t len, off_t at)
{
	ssize_t n = _vfscore_data_write(&file->node->data, buf, len, at);

	if (n > 0)
		_vfscore_node_changed(file->node);
	return n;
}

static ssize_t dir_read(struct vfscore_file *file __unused, void *buf __unused,
			size_t len __unused, off_t at __unused)
{
	return -EISDIR;
}

/* Past the end is fine; a directory's positions are cookies */
static off_t node_lseek(struct vfscore_file *file, off_t off, int whence)
{
	off_t base, pos;

	switch (whence) {
	case SEEK_SET:
		base = 0;
		break;
	case SEEK_CUR:
		base = file->pos;
		break;
	case SEEK_END:
		if (!S_ISREG(file->node->mode))
			return -EINVAL;
		base = file->node->data.size;
		break;
	default:
		return -EINVAL;
	}
	if (__builtin_add_overflow(base, off, &pos))
		return -EOVERFLOW;
	if (pos < 0)
		return -EINVAL;

	return file->pos = pos;
}

static int node_stat(struct vfscore_file *file, struct stat *st)
{
	_vfscore_node_stat(file->node, st);
	return 0;
}

static void node_release(struct vfscore_file *file)
{
	file->node->refs--;
	_vfscore_node_drop(file->node);
	uk_free(uk_alloc_get_default(), file);
}

static const struct vfscore_ops file_ops = {
	.read = file_read,
	.write = file_write,
	.lseek = node_lseek,
	.stat = node_stat,
	.release = node_release,
};

static const struct vfscore_ops dir_ops = {
	.read = dir_read,
	.lseek = node_lseek,
	.stat = node_stat,
	.release = node_release,
};

struct vfscore_file *_vfscore_nodefile_open(struct vfscore_node *node,
					    int flags)
{
	struct vfscore_file *file =
		uk_zalloc(uk_alloc_get_default(), sizeof(*file));

	if (!file)
		return NULL;

	file->ops = S_ISDIR(node->mode) ? &dir_ops : &file_ops;
	file->refs = 1;
	file->flags = flags & FLAGS_KEPT;
	file->node = node;
	node->refs++;
	return file;
}
