/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clone: telling the child's number, CLONE_PARENT_SETTID and CLONE_CHILD_SETTID
 *
 * A caller of clone learns the child's number from the result. But by then the
 * child may have run, or even ended. Who needs to have the number stored before
 * the child runs its first instruction asks for it with a flag:
 *
 *      flag                   stored in     so that
 *      CLONE_PARENT_SETTID    *parent_tid   the parent has it
 *      CLONE_CHILD_SETTID     *child_tid    the child has it
 *
 * All threads share one address space, so a store is a store, and both can
 * point to the same word. The word is the caller's and stays so; it is written
 * once, here.
 *
 *   clone handlers:  prio 0 -> ... -> prio 9 -> [this file]
 *                      |                |
 *                      '- one refuses --'-> roll-back; *parent_tid and
 *                                           *child_tid are untouched (row B10)
 *
 * The order is why a handler of its own stores, instead of clone.c: any library
 * may refuse a clone, whatever it is about. And this one may, too.
 */
#include <errno.h>

#include "clone_impl.h"
#include "process_impl.h"

/*
 * Called only if one of the flags is set (contract 4.2). `child` has its number
 * already, see ukthread2tid(). Returns 0, or -EINVAL if the caller has set a
 * flag but gave no place for it: the clone fails with that, and then neither
 * word is touched.
 */
static int store_tid(const struct clone_args *cl_args, size_t len __unused,
		     struct uk_thread *child, struct uk_thread *parent __unused)
{
#ifndef STARTER_clone_thread
	pid_t *parents_word = (pid_t *)cl_args->parent_tid;
	pid_t *childs_word = (pid_t *)cl_args->child_tid;
	__u64 for_parent = cl_args->flags & CLONE_PARENT_SETTID;
	__u64 for_child = cl_args->flags & CLONE_CHILD_SETTID;

	if ((for_parent && !parents_word) || (for_child && !childs_word))
		return -EINVAL;
	if (for_parent)
		*parents_word = ukthread2tid(child);
	if (for_child)
		*childs_word = ukthread2tid(child);
	return 0;
#else
	/* Yours to write: store the number where the caller wants it. */
	(void)cl_args;
	(void)child;
	return 0;
#endif
}

_UK_POSIX_CLONE_HANDLER_LAST(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID, true,
			     store_tid, NULL);
