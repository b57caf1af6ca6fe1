/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Processes: made, joined, left, killed.
 *
 * Interface and picture: <uk/process.h>. A process is what its threads have in
 * common; it lives as long as one of them does. Who belongs to it and who its
 * children are is said by the records of the numbers (tids.c), so there are no
 * lists to keep.
 */
#include <errno.h>
#include <uk/init.h>
#include <uk/print.h>
#include <uk/sched.h>

#include "process_impl.h"

/* The last thread has gone */
static void end_process(struct posix_process *p)
{
	uk_pr_debug("Process %d ends\n", p->pid);
	if (p->is_init)
		_uk_end_guest(p->status);

	for (pid_t tid = 1; tid <= MAX_TID; tid++) {
		struct posix_process *child = _uk_by_tid[tid].process;

		if (child && child->parent == p)
			child->parent = p->parent;
	}
	_uk_by_tid[p->pid].process = NULL;
	uk_free(p->a, p);
}

void _uk_process_leave(pid_t tid)
{
	struct posix_process *p = _uk_by_tid[tid].process;

	_uk_tid_leave(tid);
	if (!--p->threads)
		end_process(p);
}

int uk_posix_process_create(struct uk_alloc *a, struct uk_thread *thread,
			    struct uk_thread *parent)
{
	struct posix_process *p, *left;
	pid_t tid;

	UK_ASSERT(thread);
	UK_ASSERT((thread->flags & UK_THREAD_INITF_ALL) == UK_THREAD_INITF_ALL);

	if (parent && !_uk_process_of(parent))
		return -EINVAL;
	left = _uk_process_of(thread);
	tid = left ? ukthread2tid(thread) : _uk_tid_find_free();
	if (tid < 0)
		return tid;
	if (left && left->pid == tid)
		return -EINVAL;

	p = uk_zalloc(a, sizeof(*p));
	if (!p)
		return -ENOMEM;
	p->a = a;
	p->pid = tid;
	p->parent = parent ? _uk_process_of(parent) : NULL;

	/* First in, then out: the one it leaves may end and be our parent */
	_uk_by_tid[tid].process = NULL;
	_uk_tid_take(tid, thread, p);
	if (left && !--left->threads)
		end_process(left);
	return 0;
}

/* One that is not assigned yet stays its creator's, who finds it exited */
static void end_thread(struct uk_thread *t)
{
	if (t->sched)
		uk_sched_thread_terminate(t);
	else
		uk_thread_set_exited(t);
}

void uk_posix_process_kill(struct uk_thread *thread)
{
	struct uk_thread *self = uk_thread_current();
	struct posix_process *p;
	bool with_self;

	UK_ASSERT(thread);
	p = _uk_process_of(thread);
	UK_ASSERT(p);
	with_self = _uk_process_of(self) == p;

	/* With its last thread p goes: below it is no more than a name */
	for (pid_t tid = 1; tid <= MAX_TID; tid++) {
		struct uk_thread *t = _uk_by_tid[tid].thread;

		if (!t || t == self || _uk_by_tid[tid].process != p)
			continue;
		uk_pr_debug("Kill thread %d (%s)\n", tid,
			    t->name ? t->name : "unnamed");
		end_thread(t);
	}
	if (with_self)
		uk_sched_thread_exit();
}

/* ------------------------------------------------- threads come and go -- */

static int join(struct uk_thread *child, struct uk_thread *parent)
{
	struct posix_process *p = parent ? _uk_process_of(parent) : NULL;
	pid_t tid;

	if (!p)
		return 0;
	tid = _uk_tid_find_free();
	if (tid < 0)
		return tid;
	_uk_tid_take(tid, child, p);
	return 0;
}

static void leave(struct uk_thread *child)
{
	pid_t tid = ukthread2tid(child);

	if (tid > 0)
		_uk_process_leave(tid);
}

UK_THREAD_INIT_PRIO(join, leave, 0);

#if CONFIG_LIBPOSIX_PROCESS_INIT_PIDS
/* Early: before the libc asks for the number of its thread */
static int make_init(void)
{
	struct uk_thread *boot = uk_thread_current();
	int rc = uk_posix_process_create(uk_alloc_get_default(), boot, NULL);

	if (!rc)
		_uk_process_of(boot)->is_init = true;
	return rc;
}

uk_early_initcall_prio(make_init, 0);
#endif
