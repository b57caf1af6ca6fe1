/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel threads as threads of musl: hooks of <uk/tcb_impl.h>, and the two ways
 * in which musl ends a thread by itself.
 *
 * A thread gets here after ukarch_tls_tcb_init() has seen its descriptor and
 * before it runs. Threads of pthread_create() do not come here.
 */
#include <errno.h>
#include <stdint.h>
#include <sys/mman.h>
#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/essentials.h>
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
	uk_libc_thread_init(tcb, next_tid(), tsd, (void *)top,
			    stack && top > stack ? top - stack : 0);
	return 0;
}

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
