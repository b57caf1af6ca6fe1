/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Open files and the descriptors that name them.
 *
 * A descriptor is an index into one table for the whole guest. Several
 * descriptors may name the same open file, as 0, 1 and 2 do and as dup() makes
 * them do; then they share its position and flags:
 *
 *   descriptor  0 --.                     ops: read, write, ...
 *               1 --+--> vfscore_file --> (console.c)
 *               2 --'
 *               3 -----> vfscore_file --> (nodefile.c) --> node of the RAM root
 *
 * Lifetime: a file has a reference for each of its descriptors and one for each
 * call that uses it now, so another thread may close the descriptor of a read
 * that blocks. With the last reference, ops->release() runs.
 *
 * Nothing is locked; threads are cooperative, and only an operation of a file
 * that waits (console, pipe) yields.
 */
#ifndef __VFSCORE_FILE_H__
#define __VFSCORE_FILE_H__

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VFSCORE_FDS 256 /* descriptors of the guest; one more is -EMFILE */

struct vfscore_file;
struct vfscore_node; /* inside libvfscore */

/*
 * What a kind of file can do. All return a negative errno on failure; an
 * operation that is NULL fails with the errno named.
 */
struct vfscore_ops {
	/* Bytes read at a position; 0 at the end of the file (-EINVAL) */
	ssize_t (*read)(struct vfscore_file *file, void *buf, size_t len,
			off_t at);
	/* Bytes written at a position (-EINVAL) */
	ssize_t (*write)(struct vfscore_file *file, const void *buf, size_t len,
			 off_t at);
	/* The new position, stored in the file. A kind of file without this
	 * has no positions, and ignores `at` (-ESPIPE) */
	off_t (*lseek)(struct vfscore_file *file, off_t off, int whence);
	/* 0, or -ENOTTY for a request the file does not know (-ENOTTY) */
	int (*ioctl)(struct vfscore_file *file, unsigned long request,
		     void *arg);
	/* 0; `st` is cleared before. Must be there */
	int (*stat)(struct vfscore_file *file, struct stat *st);
	/* The last reference is gone: free the file; NULL for static files */
	void (*release)(struct vfscore_file *file);
};

struct vfscore_file {
	const struct vfscore_ops *ops;
	unsigned int refs; /* descriptors and running calls */
	int flags; /* O_RDONLY, O_WRONLY or O_RDWR, and what F_SETFL changes */
	off_t pos; /* where read() and write() go on */
	struct vfscore_node *node; /* counted; NULL: not of the RAM root */
};

/* A place in the table of descriptors */
struct vfscore_fd {
	struct vfscore_file *file; /* a reference; NULL: not open */
	int flags;		   /* FD_CLOEXEC or 0 */
};

/** Get the place of an open descriptor, or NULL (-EBADF to the caller). */
struct vfscore_fd *vfscore_fd_get(int fd);

/**
 * Find the lowest descriptor that is not open.
 *
 * @param from where to begin
 * @return the descriptor, still free until the caller yields; or -EMFILE
 */
int vfscore_fd_lowest(int from);

/**
 * Let a descriptor name a file; what it named before is closed.
 *
 * @param fd 0 to VFSCORE_FDS - 1
 * @param file takes over one reference of the caller; NULL only closes
 * @param flags FD_CLOEXEC or 0
 */
void vfscore_fd_set(int fd, struct vfscore_file *file, int flags);

/**
 * Get the file of an open descriptor.
 *
 * @return the file with a reference for the caller, who gives it back with
 *   vfscore_file_put(); NULL (-EBADF to the caller) if it is not open
 */
struct vfscore_file *vfscore_file_get(int fd);

/** Give a reference back. */
void vfscore_file_put(struct vfscore_file *file);

/* What is behind descriptors 0, 1 and 2 at boot */
extern struct vfscore_file vfscore_console;

#ifdef __cplusplus
}
#endif
#endif /* __VFSCORE_FILE_H__ */
