/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: the nodes of the RAM root.
 *
 *   node, directory           node, regular file
 *     entry "a" ---------------> pages: | 0 | 1 | - | 3 |   (- is a hole)
 *     entry "b" ----------------^
 *     entry "sub" ---> node, directory
 *                        entry "link" ---> node, symbolic link: target
 *
 * Lifetime: a node lives as long as entries name it (links) or something else
 * holds it (refs: open files, the working directory). So an unlinked file stays
 * while it is open, and a removed directory while somebody is in it.
 *
 * Threads: nothing here yields, hence no locks; a node that a system call found
 * stays until that call ends, without a reference.
 *
 * Memory comes from the default allocator; no memory is -ENOSPC.
 */
#ifndef __VFSCORE_NODE_H__
#define __VFSCORE_NODE_H__

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <uk/list.h>
#include <vfscore/file.h>

/* Content of a regular file; empty when cleared */
struct vfscore_data {
	char **pages;	 /* owned; NULL is a hole, as is what lies beyond */
	size_t capacity; /* of `pages` */
	size_t used;	 /* pages that are not holes */
	off_t size;	 /* bytes */
};

/* A name in a directory */
struct vfscore_entry {
	UK_TAILQ_ENTRY(struct vfscore_entry) next;
	struct vfscore_node *node; /* counted in links */
	off_t cookie;		   /* grows along the list; see getdents.c */
	char name[];
};

UK_TAILQ_HEAD(vfscore_entries, struct vfscore_entry);

struct vfscore_dir {
	struct vfscore_node *parent; /* root: itself; NULL: removed */
	struct vfscore_entries entries;
	off_t last_cookie;
};

struct vfscore_node {
	ino_t ino;
	mode_t mode; /* type and permissions; does not change its type */
	unsigned int links;
	unsigned int refs;
	struct timespec atime, mtime, ctime;
	union {
		struct vfscore_data data; /* S_IFREG */
		struct vfscore_dir dir;	  /* S_IFDIR */
		char *target;		  /* S_IFLNK; owned */
	};
};

/* Of entries, directory "." and "..", and those that follow */
#define VFSCORE_COOKIE_SELF 1
#define VFSCORE_COOKIE_PARENT 2

/* The root directory; NULL if none is mounted */
extern struct vfscore_node *_vfscore_root;

/**
 * Make a node without names.
 *
 * @param mode type (S_IFREG, S_IFDIR or S_IFLNK) and permissions
 * @param target of a symbolic link, copied; otherwise NULL
 * @return the node; give it a name, or call _vfscore_node_drop(). NULL without
 *   memory
 */
struct vfscore_node *_vfscore_node_make(mode_t mode, const char *target);

/** Free a node that nothing names and nothing holds; else do nothing. */
void _vfscore_node_drop(struct vfscore_node *node);

/** Fill in `st`, which is cleared. */
void _vfscore_node_stat(const struct vfscore_node *node, struct stat *st);

/** Get the time of day for atime, mtime and ctime. */
struct timespec _vfscore_now(void);

/** Note that the content has changed just now. */
void _vfscore_node_changed(struct vfscore_node *node);

/* ------------------------------------------------------ entries.c -- */

/** Find a name other than "." and ".." in a directory, or NULL. */
struct vfscore_entry *_vfscore_entry_find(const struct vfscore_node *dir,
					  const char *name);

/**
 * Name a node in a directory that does not have the name yet.
 *
 * @return 0, -ENOSPC, or -ENOENT in a removed directory
 */
int _vfscore_entry_add(struct vfscore_node *dir, const char *name,
		       struct vfscore_node *node);

/** Remove a name; its node goes if that was its last hold. */
void _vfscore_entry_remove(struct vfscore_node *dir,
			   struct vfscore_entry *entry);

/** Let a name mean another node; the one before as if removed. */
void _vfscore_entry_change(struct vfscore_node *dir,
			   struct vfscore_entry *entry,
			   struct vfscore_node *node);

/* --------------------------------------------------------- data.c -- */

/** Read; what was never written is zero. Returns bytes, 0 at the end. */
ssize_t _vfscore_data_read(const struct vfscore_data *data, void *buf,
			   size_t len, off_t at);

/** Write, growing the file. Returns bytes, fewer if memory is short; or -ENOSPC,
 * or -EFBIG where `at` is the largest number there is.
 */
ssize_t _vfscore_data_write(struct vfscore_data *data, const void *buf,
			    size_t len, off_t at);

/** Cut or extend; what is extended is a hole. */
void _vfscore_data_resize(struct vfscore_data *data, off_t size);

/* ----------------------------------------------------- nodefile.c -- */

/**
 * Open a node.
 *
 * @param flags of open(2)
 * @return a file with one reference; NULL without memory
 */
struct vfscore_file *_vfscore_nodefile_open(struct vfscore_node *node,
					    int flags);

#endif /* __VFSCORE_NODE_H__ */
