/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of clone need from each other; clone.c tells how they play
 * together.
 */
#ifndef __POSIX_PROCESS_CLONE_IMPL_H__
#define __POSIX_PROCESS_CLONE_IMPL_H__

#include <uk/process.h>
#include <uk/thread.h>

/** Where the child's stack pointer starts, see struct clone_args. */
static inline __uptr _uk_clone_sp(const struct clone_args *cl_args)
{
	return cl_args->stack + cl_args->stack_size;
}

/**
 * Clone the running thread (clone.c).
 *
 * @param cl_args borrowed for the call
 * @param len of what `cl_args` points to, at least CLONE_ARGS_SIZE_VER0
 * @param return_addr where the child starts
 * @return the child's TID, or negative errno and nothing has happened
 */
int _uk_clone(const struct clone_args *cl_args, size_t len, __uptr return_addr);

/** Check everything that can be checked without a child (clone_check.c). */
int _uk_clone_check(const struct clone_args *cl_args);

/**
 * Make the child's container (clone_tls.c).
 *
 * @param a for everything that is allocated
 * @param cl_args checked
 * @param name,dtor of the new thread
 * @return a thread that is blocked and belongs to no scheduler; NULL: no memory
 */
struct uk_thread *_uk_clone_container(struct uk_alloc *a,
				      const struct clone_args *cl_args,
				      const char *name, uk_thread_dtor_t dtor);

/** All flags that a handler claims (clonetab.c). */
__u64 _uk_clonetab_flags(void);

/**
 * Call the init functions of the handlers that `cl_args` is for; runs with the
 * child's TLS (clonetab.c).
 *
 * @return 0, or what an init returned; then all before it are undone
 */
int _uk_clonetab_init(const struct clone_args *cl_args, size_t len,
		      struct uk_thread *child, struct uk_thread *parent);

/** Call the term functions in reverse; runs with the child's TLS. */
void _uk_clonetab_term(__u64 cl_flags, struct uk_thread *child);

/* Register a handler that comes after all others, whoever they are from */
#define _UK_POSIX_CLONE_HANDLER_LAST(flags_mask, presence_only, init_fn,       \
				     term_fn)                                  \
	_UK_POSIX_CLONE_HANDLER(flags_mask, presence_only, init_fn, term_fn,   \
				_last)

#endif /* __POSIX_PROCESS_CLONE_IMPL_H__ */
