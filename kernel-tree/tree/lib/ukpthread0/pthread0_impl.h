/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libukpthread0: what a thread is, its memory, and the call that makes
 * two of one.
 */
#ifndef __UKPTHREAD0_IMPL_H__
#define __UKPTHREAD0_IMPL_H__

#include <linux/sched.h>
#include <uk/arch/types.h>
#include <uk/pthread0.h>

/* What all threads share: without these there is no clone */
#define P0_SHARED                                                              \
	(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD)

enum p0_state { P0_JOINABLE, P0_JOINED, P0_DETACHED };

struct p0_thread {
	__u32 tid;	     /* not 0 from its creation to its end */
	enum p0_state state; /* what others want of it */
	void *(*fn)(void *);
	void *arg;
	void *value; /* its result, once it has ended by itself */
	void *tls;   /* a TLS area, part of the block */
};

/*
 * One block of memory per thread (block.c), in which the struct is at the top
 * of the stack:
 *
 *   +---------------------------+ high
 *   | TLS area                  |
 *   +---------------------------+ <- thread->tls
 *   | struct p0_thread          |
 *   +---------------------------+ <- thread: where the stack starts
 *   | stack, growing down       |
 *   +---------------------------+ low
 */

/** Allocate a block: the struct is zeroed but for tls. NULL: no memory. */
struct p0_thread *_p0_alloc(void);

/** Free the block of a thread; nobody may be on its stack. */
void _p0_free(struct p0_thread *thread);

/**
 * clone(), see clone(2), on the stack below `thread`.
 *
 * @param flags CLONE_*
 * @param ptid,ctid words that CLONE_PARENT_SETTID, CLONE_CHILD_CLEARTID and so
 *   on are about
 * @param tlsp TLS register of the new thread, CLONE_SETTLS
 * @return the new thread's number, or negative errno. The new thread does not
 *   return: it runs _p0_begin(thread)
 */
long _p0_clone(struct p0_thread *thread, __u64 flags, __u32 *ptid, __u32 *ctid,
	       __uptr tlsp);

/** Where a new thread starts (thread.c). */
void _p0_begin(struct p0_thread *thread) __attribute__((noreturn));

#endif /* __UKPTHREAD0_IMPL_H__ */
