/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clone of arm64 and most others; x86-64 has the last two arguments the other
 * way round, see clone(2).
 */
#include <uk/syscall.h>

#include "clone_impl.h"

UK_LLSYSCALL_R_DEFINE(int, clone, unsigned long, flags, void *, sp, int *,
		      parent_tid, unsigned long, tls, int *, child_tid)
{
	/* 32 bits: callers pass an int, whose sign may have been extended */
	const struct clone_args cl_args = {
		.flags = (__u32)flags & ~CSIGNAL,
		.child_tid = (__uptr)child_tid,
		.parent_tid = (__uptr)parent_tid,
		.exit_signal = flags & CSIGNAL,
		.stack = (__uptr)sp,
		.tls = tls,
	};

	return _uk_clone(&cl_args, sizeof(cl_args), uk_syscall_return_addr());
}
