/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What clone's flags say about files (contract 4.2): the guest has one table of
 * descriptors, one working directory and one umask, so a child can only share
 * them.
 */
#include <errno.h>
#include <uk/process.h>

#define SHARED (CLONE_FS | CLONE_FILES)

static int check(const struct clone_args *cl_args, size_t cl_args_len __unused,
		 struct uk_thread *child __unused,
		 struct uk_thread *parent __unused)
{
	return (cl_args->flags & SHARED) == SHARED ? 0 : -ENOTSUP;
}

/* Always called: it is the missing flag that it looks for */
UK_POSIX_CLONE_HANDLER(SHARED, false, check, NULL);
