/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clone: the container of the child
 *
 * A container (<uk/thread.h>) is a thread that has everything but an entry. For
 * the child of a clone the caller brings a stack, and with CLONE_SETTLS also
 * thread-local storage. The memory that a pthread_create() comes with, for
 * example, is one block:
 *
 *     parent stack               block of the child
 *    +--------------+           +-------------------------------+ high
 *    | main()       |           | values of pthread_setspecific |
 *    | ...          |           +-------------------------------+
 *    | clone()      |           | TCB (struct pthread)          |
 *    +--------------+ sp        |- - - - - - - - - - - - - - - -| <- tls
 *    |              |           | TLS: .tdata, .tbss            |
 *    |     free     |           +-------------------------------+ <- stack
 *    |              |           | the child's stack, growing    |
 *    +--------------+           | down                          |
 *                               +-------------------------------+ low
 *
 *                      who brings and frees it        child's TLS register
 *   struct uk_thread   we; its thread's release        -
 *   stack              the caller                      -
 *   with SETTLS        the caller                     `tls`; the child can use
 *                                                     TLS from the start
 *   without SETTLS     we; its thread's release       0; the child must not use
 *                                                     TLS and cannot make
 *                                                     system calls
 *
 * So each child has TLS in our own format, in which the kernel keeps its number
 * and other things (`uktlsp`), whether or not the child itself can see it: it
 * is what init functions work on, and what they find at the child's end.
 *
 * Where the child will run, and on which stack, is set by clone.c later.
 */
#include <uk/sched.h>

#include "clone_impl.h"

/*
 * Makes the container of a child (contract 4.2), to be released like any other
 * thread. `cl_args` were checked: `tls` is TLS in our own format, if
 * CLONE_SETTLS is set. `name` is borrowed by the thread, and `dtor` is called
 * at its release. Returns NULL if there is no memory; then `dtor` is not called
 * and nothing is left allocated.
 */
struct uk_thread *_uk_clone_container(struct uk_alloc *a,
				      const struct clone_args *cl_args,
				      const char *name, uk_thread_dtor_t dtor)
{
#ifndef STARTER_clone_thread
	struct uk_thread *child;

	if (cl_args->flags & CLONE_SETTLS)
		return uk_thread_create_container2(a, _uk_clone_sp(cl_args),
						   cl_args->tls, true, false,
						   name, NULL, dtor);

	child = uk_thread_create_container(a, NULL, 0, a, false, name, NULL,
					   dtor);
	if (child)
		child->tlsp = 0;
	return child;
#else
	/* Yours to write: the caller's TLS if there is one, else one of ours. */
	(void)cl_args;
	return uk_thread_create_container(a, NULL, 0, a, false, name, NULL,
					  dtor);
#endif
}
