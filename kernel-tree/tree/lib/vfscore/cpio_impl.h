/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: reading archives, member by member.
 */
#ifndef __VFSCORE_CPIO_IMPL_H__
#define __VFSCORE_CPIO_IMPL_H__

#include <stddef.h>
#include <uk/arch/types.h>

/* Numbers in a header */
enum {
	INO,
	MODE,
	UID,
	GID,
	NLINK,
	MTIME,
	FILESIZE,
	DEV_MAJOR,
	DEV_MINOR,
	RDEV_MAJOR,
	RDEV_MINOR,
	NAMESIZE,
	CHECK,
	FIELDS
};

/* The archive, and one member of it */
struct cpio {
	const char *archive;
	size_t len;
	size_t at;   /* of the member's header */
	size_t next; /* of the next one */
	__u32 field[FIELDS];
	const char *name;
	const char *content;
};

/**
 * Read the member at c->next. It and its name are whole then.
 *
 * @param c an archive, with `at`, `next` 0 for its first member
 * @return 0, or -EINVAL with the reason on the console
 */
int _vfscore_cpio_next(struct cpio *c);

#endif /* __VFSCORE_CPIO_IMPL_H__ */
