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
 * may refuse a clone, whatever it is about.
 */
#include <errno.h>

#include "clone_impl.h"
#include "process_impl.h"

/*
 * Each is called only if its flag is set (contract 4.2). `child` has its number
 * already, see ukthread2tid(). Both return 0, or -EINVAL if the caller has set
 * the flag but gave no place: the clone fails with that.
 */
static int parent_settid(const struct clone_args *cl_args, size_t len __unused,
			 struct uk_thread *child,
			 struct uk_thread *parent __unused)
{
#ifndef STARTER_clone_thread
	pid_t *word = (pid_t *)cl_args->parent_tid;

	if (!word)
		return -EINVAL;
	*word = ukthread2tid(child);
	return 0;
#else
	/* Yours to write: store the number where the parent wants it. */
	(void)cl_args;
	(void)child;
	return 0;
#endif
}

static int child_settid(const struct clone_args *cl_args, size_t len __unused,
			struct uk_thread *child,
			struct uk_thread *parent __unused)
{
#ifndef STARTER_clone_thread
	pid_t *word = (pid_t *)cl_args->child_tid;

	if (!word)
		return -EINVAL;
	*word = ukthread2tid(child);
	return 0;
#else
	/* Yours to write: the same for the child. */
	(void)cl_args;
	(void)child;
	return 0;
#endif
}

_UK_POSIX_CLONE_HANDLER_LAST(CLONE_PARENT_SETTID, true, parent_settid, NULL);
_UK_POSIX_CLONE_HANDLER_LAST(CLONE_CHILD_SETTID, true, child_settid, NULL);
