/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clone: one thread calls, two return.
 *
 *   parent                                              child
 *   clone(flags, stack, ...)
 *     |  note the address that the call returns to
 *     |  clone_x86_64.c, clone3.c: arguments -> struct clone_args
 *     |  clone_check.c: flags, stack, TLS, number free?   (nothing exists)
 *     |  clone_tls.c:   container of the child ---------> [blocked, no entry]
 *     |                 thread init table: has a TID      [number, process]
 *     |  clonetab.c:    clone handlers 0 to 9, then
 *     |  clone_settid.c stores the TIDs
 *     |  context: stack pointer = stack, registers = 0,
 *     |           ip = the address noted above ---------> [runnable]
 *     |  uk_sched_thread_add                              [in the run queue]
 *     v                                                     :
 *   returns the child's TID                                 v
 *                                        returns 0 from the same call, on its
 *                                        own stack
 *
 * The child never runs any of this code: it starts where the outermost system
 * call function returns to, as if that function had returned 0 to it. All that
 * it has is a stack and the code that follows, so this code must not use
 * anything of the parent's stack frame; that is why libcs write the few
 * instructions around the call in assembly.
 *
 * What fails on the way undoes what came before, in reverse, and ends with a
 * negative code; then the child never ran (row B10):
 *
 *   check                  nothing to undo
 *   container              the name; the TID was given back with the rest
 *   a handler              handlers before it; then uk_thread_release(): TID,
 *                          container, name
 *   uk_sched_thread_add    uk_thread_release(): all handlers, TID, ...
 *
 * When a cloned thread ends, the thread init table is called in reverse: first
 * the entry below (priority 9), which calls the handlers' term, then that of
 * posix-futex, which clears the word of CLONE_CHILD_CLEARTID, and last that of
 * process.c, which gives the number back.
 */
#include <errno.h>
#include <string.h>
#include <uk/sched.h>
#include <uk/syscall.h>

#include "clone_impl.h"
#include "process_impl.h"

/* In the child: handlers have agreed, and have to be told of its end */
static __uk_tls bool is_cloned;
static __uk_tls __u64 flags_of_clone;

struct call {
	const struct clone_args *cl_args;
	size_t len;
	struct uk_thread *child;
};

/* With the child's TLS */
static int call_handlers(void *arg)
{
	struct call *c = arg;
	int rc;

	/* The TLS may have been another thread's, which ended in a system call */
	_uk_syscall_return_addr = 0;
	rc = _uk_clonetab_init(c->cl_args, c->len, c->child,
			       uk_thread_current());
	if (rc < 0)
		return rc;
	is_cloned = true;
	flags_of_clone = c->cl_args->flags;
	return 0;
}

static void clone_ends(struct uk_thread *child)
{
	if (!is_cloned)
		return;
	is_cloned = false;
	_uk_clonetab_term(flags_of_clone, child);
}

UK_THREAD_INIT_PRIO(NULL, clone_ends, 9);

static char *copy_name(struct uk_alloc *a, const char *name)
{
	char *copy = uk_malloc(a, strlen(name) + 1);

	return copy ? strcpy(copy, name) : NULL;
}

static void free_name(struct uk_thread *child)
{
	uk_free(child->priv, (char *)child->name);
}

/* The child as far as the init table; where its name is from is in priv */
static struct uk_thread *make_child(struct uk_alloc *a,
				    const struct clone_args *cl_args,
				    const char *parent_name)
{
	char *name = copy_name(a, parent_name ? parent_name : "clone");
	struct uk_thread *child;

	if (!name)
		return NULL;
	child = _uk_clone_container(a, cl_args, name, free_name);
	if (!child) {
		uk_free(a, name);
		return NULL;
	}
	child->priv = a;
	return child;
}

int _uk_clone(const struct clone_args *cl_args, size_t len, __uptr return_addr)
{
	struct uk_thread *parent = uk_thread_current();
	struct call call = {.cl_args = cl_args, .len = len};
	struct uk_thread *child;
	int rc, tid;

	UK_ASSERT(parent && parent->sched);
	UK_ASSERT((parent->flags & UK_THREAD_INITF_ALL) == UK_THREAD_INITF_ALL);
	UK_ASSERT(return_addr);

	rc = _uk_clone_check(cl_args);
	if (rc < 0)
		return rc;

	child = make_child(parent->sched->a, cl_args, parent->name);
	if (!child)
		return -ENOMEM;
	tid = ukthread2tid(child);

	call.child = child;
	rc = ukplat_tlsp_exec(child->uktlsp, call_handlers, &call);
	if (rc < 0)
		goto release;

	ukarch_ctx_init(&child->ctx, _uk_clone_sp(cl_args), 0, return_addr);
	uk_thread_set_runnable(child);
	rc = uk_sched_thread_add(parent->sched, child);
	if (rc < 0)
		goto release;
	return tid;

release:
	uk_thread_release(child);
	return rc;
}
