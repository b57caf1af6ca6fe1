/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Open files and the descriptors that name them.
 *
 * A descriptor is an index into one table for the whole guest. Several
 * descriptors may name the same file, as 0, 1 and 2 do:
 *
 *   descriptor  0 --.                     ops: read, write, ...
 *               1 --+--> vfscore_file --> (console.c)
 *               2 --'
 *
 * Lifetime: files are static objects for now, so closing a descriptor only
 * empties its place in the table. The table is not locked; threads are
 * cooperative and no function here yields while it uses an entry.
 */
#ifndef __VFSCORE_FILE_H__
#define __VFSCORE_FILE_H__

#include <sys/stat.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vfscore_file;

/* All return a negative errno on failure */
struct vfscore_ops {
	/* Bytes read; 0 at the end of the file */
	ssize_t (*read)(struct vfscore_file *file, void *buf, size_t len);
	/* Bytes written */
	ssize_t (*write)(struct vfscore_file *file, const void *buf,
			 size_t len);
	/* The new position; -ESPIPE where a file has none */
	off_t (*lseek)(struct vfscore_file *file, off_t off, int whence);
	/* 0, or -ENOTTY for a request the file does not know */
	int (*ioctl)(struct vfscore_file *file, unsigned long request,
		     void *arg);
	/* 0; `st` is cleared before */
	int (*stat)(struct vfscore_file *file, struct stat *st);
};

struct vfscore_file {
	const struct vfscore_ops *ops;
	int flags; /* O_RDONLY, O_WRONLY or O_RDWR, and what F_SETFL changes */
};

/* A place in the table of descriptors */
struct vfscore_fd {
	struct vfscore_file *file; /* NULL: not open */
	int flags;		   /* FD_CLOEXEC or 0 */
};

/** Get the place of an open descriptor, or NULL (-EBADF to the caller). */
struct vfscore_fd *vfscore_fd_get(int fd);

/** Get the file of an open descriptor, or NULL. */
struct vfscore_file *vfscore_file_get(int fd);

/* What is behind descriptors 0, 1 and 2 at boot */
extern struct vfscore_file vfscore_console;

#ifdef __cplusplus
}
#endif
#endif /* __VFSCORE_FILE_H__ */
