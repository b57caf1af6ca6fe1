/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Processes and threads with numbers, and clone (contract 4.1, 4.2).
 *
 * Interface:
 * - Every thread that is created by a thread with a number (TID) gets one too
 *   and joins its creator's process. The boot thread has number 1: it is the
 *   first thread of the process "init" (LIBPOSIX_PROCESS_INIT_PIDS).
 * - uk_posix_process_create() makes a process of a thread,
 *   uk_posix_process_kill() ends one.
 * - A library that keeps something per thread which clone's flags speak of
 *   registers a clone handler; clone.c tells the whole sequence.
 *
 *      uk_posix_process_create          the last thread ends
 *   ----------------------> process -------------------------> freed; children
 *                           |  ^ |   uk_posix_process_kill     go to its parent
 *       a thread of it ends |  | | a thread of it creates one
 *                           '--' '--> joins
 */
#ifndef __UK_PROCESS_H__
#define __UK_PROCESS_H__

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <linux/sched.h>
#include <uk/alloc.h>
#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/prio.h>
#include <uk/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_LIBPOSIX_PROCESS_PIDS
/**
 * Make a process whose first thread is `thread`; its PID is the thread's TID.
 *
 * @param a where the process comes from; it goes back there when the last
 *   thread ends
 * @param thread a thread with TLS in our own format. If it has joined a process
 *   it leaves that and keeps its number
 * @param parent a thread of the parent process, or NULL: no parent
 * @return 0; -ENOMEM; -EAGAIN: no number is free; -EINVAL: `thread` is the
 *   first thread of its process already, or `parent` belongs to none
 */
int uk_posix_process_create(struct uk_alloc *a, struct uk_thread *thread,
			    struct uk_thread *parent);

/**
 * End all threads of the process that `thread` belongs to (asserted). If the
 * running thread is one of them it is the last, and the call does not return.
 * The end of the init process is the end of the guest.
 */
void uk_posix_process_kill(struct uk_thread *thread);

/** Get the TID of a thread; -ENOTSUP: it has none. For libcs. */
pid_t ukthread2tid(struct uk_thread *thread);
#endif /* CONFIG_LIBPOSIX_PROCESS_PIDS */

/* ------------------------------------------------------ clone handlers --
 * A flag that no handler claims makes clone fail with -ENOTSUP.
 *
 * init is called in the order of priorities, 0 first, with the child's TLS
 * active, on the parent's stack; the child cannot run yet. A negative result
 * ends the clone with that code, and term is called for all entries before, in
 * reverse. Otherwise term is called when the child ends, again in reverse and
 * with its TLS. Either may be NULL.
 */
typedef int (*uk_posix_clone_init_func_t)(const struct clone_args *cl_args,
					  size_t cl_args_len,
					  struct uk_thread *child,
					  struct uk_thread *parent);
typedef void (*uk_posix_clone_term_func_t)(__u64 cl_flags,
					   struct uk_thread *child);

struct uk_posix_clonetab_entry {
	__u64 flags_mask;		 /* the flags that it claims */
	bool presence_only;		 /* skipped unless one of them is set */
	uk_posix_clone_init_func_t init; /* may be NULL */
	uk_posix_clone_term_func_t term; /* may be NULL */
};

/* Without __align the compiler would space out what the linker joins */
#define _UK_POSIX_CLONE_HANDLER(mask, presence, init_fn, term_fn, where)       \
	static const struct uk_posix_clonetab_entry __used __align(8)          \
		__section(".uk_posix_clonetab" #where)                         \
			UK_CONCAT(__uk_posix_clonetab_, __LINE__) = {          \
				.flags_mask = (mask),                          \
				.presence_only = (presence),                   \
				.init = (init_fn),                             \
				.term = (term_fn),                             \
	}

/**
 * Register a clone handler.
 *
 * @param flags_mask CLONE_* that it understands, may be 0
 * @param presence_only true: called only if one of them is set; false: always
 * @param init_fn,term_fn see above
 * @param prio literal, 0 (first) to 9
 */
#define UK_POSIX_CLONE_HANDLER_PRIO(flags_mask, presence_only, init_fn,        \
				    term_fn, prio)                             \
	_UK_POSIX_CLONE_HANDLER(flags_mask, presence_only, init_fn, term_fn,   \
				prio)
#define UK_POSIX_CLONE_HANDLER(flags_mask, presence_only, init_fn, term_fn)    \
	UK_POSIX_CLONE_HANDLER_PRIO(flags_mask, presence_only, init_fn,        \
				    term_fn, UK_PRIO_LATEST)

/** Does a struct clone_args of `len` bytes have `field`? */
#define UK_POSIX_CLONE_ARGS_HAS(field, len)                                    \
	((len) >= __offsetof(struct clone_args, field) +                       \
			  sizeof(((struct clone_args *)0)->field))

#ifdef __cplusplus
}
#endif
#endif /* __UK_PROCESS_H__ */
