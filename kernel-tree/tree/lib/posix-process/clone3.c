/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clone3(args, size): all arguments in a struct that may grow (clone3(2)). In
 * the release the stack pointer was the stack's lowest byte (row A10).
 */
#include <errno.h>
#include <uk/syscall.h>

#include "clone_impl.h"

/* A caller from the future may know fields that we do not: all must be 0 */
static bool uses_unknown_fields(const struct clone_args *cl_args, size_t size)
{
	const char *byte = (const char *)(cl_args + 1);

	for (size_t i = sizeof(*cl_args); i < size; i++)
		if (*byte++)
			return true;
	return false;
}

UK_LLSYSCALL_R_DEFINE(int, clone3, struct clone_args *, cl_args, size_t, size)
{
	if (!cl_args || size < CLONE_ARGS_SIZE_VER0)
		return -EINVAL;
	if (uses_unknown_fields(cl_args, size))
		return -E2BIG;
	if (!cl_args->stack_size || (cl_args->flags & CSIGNAL))
		return -EINVAL;
	/* Numbers are ours to choose */
	if (UK_POSIX_CLONE_ARGS_HAS(set_tid_size, size) &&
	    cl_args->set_tid_size)
		return -ENOTSUP;
	return _uk_clone(cl_args, size, uk_syscall_return_addr());
}
