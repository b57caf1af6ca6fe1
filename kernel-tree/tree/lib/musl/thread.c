/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel threads as threads of musl: hooks of <uk/tcb_impl.h>, an entry of the
 * thread init table, and the two ways in which musl ends a thread by itself.
 *
 *   uk_thread_uktcb_init   its memory is there, it has no number yet
 *   enter                  numbered by posix-process, which comes before
 *   leave                  ended, however; it still has number and TLS
 *   uk_thread_uktcb_fini   released
 *
 * ukarch_tls_tcb_init() has seen the descriptor before. Threads of
 * pthread_create() come to enter and leave only: their memory is musl's.
 */
#include <errno.h>
#include <stdint.h>
#include <sys/mman.h>
#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/process.h>
#include <uk/sched.h>
#include <uk/tcb_impl.h>
#include <uk/thread.h>

#include "uk_libc.h"

/* Numbers above all that the kernel gives to processes and threads
 * (LIBPOSIX_PROCESS_MAX_PID), below the bits that locks use */
enum { FIRST_TID = 0x8001, LAST_TID = 0x1fffffff };

static int next_tid(void)
{
	static int last = FIRST_TID - 1;

	last = last == LAST_TID ? FIRST_TID : last + 1;
	return last;
}

int uk_thread_uktcb_init(struct uk_thread *thread, void *tcb)
{
	/* Without pthread_key_create() in the image there is nothing to keep */
	size_t tsd_size = uk_libc_tsd_size();
	void *tsd =
		tsd_size ? uk_zalloc(uk_alloc_get_default(), tsd_size) : NULL;
	uintptr_t stack = (uintptr_t)thread->_mem.stack;
	uintptr_t top = ALIGN_UP((uintptr_t)thread->ctx.sp, 16);

	if (tsd_size && !tsd)
		return -ENOMEM;

	/* The kernel does not keep the size, but so far nothing lies on the
	 * stack. A stack of the caller's has a top only. */
	uk_libc_thread_init(tcb, tsd, (void *)top,
			    stack && top > stack ? top - stack : 0);
	return 0;
}

static bool is_kernel_thread(const struct uk_thread *thread)
{
	return thread->_mem.uktls_a != NULL;
}

static int enter(struct uk_thread *thread, struct uk_thread *creator)
{
	void *tcb = uk_thread_uktcb(thread);
	pid_t tid = ukthread2tid(thread);

	/* Those that belong to no process have no number but one of ours */
	uk_libc_thread_number(tcb, tid > 0 ? tid : next_tid());

	/* The idle thread has no creator and never ends: a program whose other
	 * threads are all gone is to end. */
	if (is_kernel_thread(thread) && creator &&
	    creator->flags & UK_THREADF_UKTLS)
		uk_libc_thread_enter(tcb, uk_thread_uktcb(creator));
	return 0;
}

static void leave(struct uk_thread *thread)
{
	uk_libc_thread_leave(uk_thread_uktcb(thread), is_kernel_thread(thread));
}

/*
 * Of one priority with posix-process and posix-futex, but linked behind them: a
 * thread that enters has its number; one that leaves has it still, does not
 * wait for a futex any more, and has not cleared the word that says it is gone.
 */
UK_THREAD_INIT_PRIO_FLAGS(enter, leave, 0, UK_THREAD_INITF_UKTLS);

void uk_thread_uktcb_fini(struct uk_thread *thread __unused, void *tcb)
{
	uk_free(uk_alloc_get_default(), uk_libc_thread_tsd(tcb));
}

void uk_libc_crash(void)
{
	UK_CRASH("C library: abort() or broken internal state\n");
}

struct block {
	void *base;
	size_t size;
};

/* Runs in the idle thread, when nothing uses the block any more */
static void unmap(struct uk_thread *thread __unused, void *arg)
{
	struct block block = *(struct block *)arg;

	munmap(block.base, block.size);
}

void uk_libc_exit_unmap(void *base, size_t size)
{
	/* The stack grows down towards the start, far from it: room for a note */
	struct block *note = base;

	note->base = base;
	note->size = size;
	uk_sched_thread_exit2(unmap, note);
}
