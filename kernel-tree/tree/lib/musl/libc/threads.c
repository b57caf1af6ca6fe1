/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel threads in musl's list of threads.
 *
 * musl has locks that are only taken when there is a second thread, keeps
 * streams unlocked until then, and ends the program when the last thread calls
 * pthread_exit(). All of that follows the list, which pthread_create() and
 * pthread_exit() maintain; here is the same for threads that come and go
 * without them.
 *
 * Nothing preempts, and none of musl's functions waits while it has a link of
 * the list in its hand. So its lock is not needed here, which is well, because
 * a thread that ends cannot wait for one.
 */
#include <stddef.h>
#include "pthread_impl.h"
#include "stdio_impl.h"
#include "uk_libc.h"

/* A negative lock is never taken; streams opened later begin with 0 */
static void lock_stream(FILE *f)
{
	if (f && f->lock < 0)
		f->lock = 0;
}

static void lock_streams(void)
{
	for (FILE *f = *__ofl_lock(); f; f = f->next)
		lock_stream(f);
	__ofl_unlock();
	/* NULL if the program does not use it */
	lock_stream(__stdin_used);
	lock_stream(__stdout_used);
	lock_stream(__stderr_used);
}

void uk_libc_thread_number(void *tcb, int tid)
{
	((pthread_t)tcb)->tid = tid;
}

void uk_libc_thread_enter(void *tcb, void *creator_tcb)
{
	pthread_t td = tcb, creator = creator_tcb;

	if (!libc.threaded) {
		lock_streams();
		libc.threaded = 1;
	}
	if (!libc.threads_minus_1++)
		libc.need_locks = 1;
	td->prev = creator;
	td->next = creator->next;
	td->next->prev = td;
	creator->next = td;
}

/* The kernel will tell the next owners. A program may have a list of its own. */
static void tell_of_mutexes(pthread_t td)
{
	if (td->robust_list.head == &td->robust_list.head)
		return;
	td->robust_list.off = (long)offsetof(pthread_mutex_t, _m_lock) -
			      (long)offsetof(pthread_mutex_t, _m_next);
	__syscall(SYS_set_robust_list, &td->robust_list,
		  sizeof(td->robust_list));
}

void uk_libc_thread_leave(void *tcb, int is_kernel_thread)
{
	pthread_t td = tcb;

	if (td->next == td) {
		/* pthread_exit() has done it, and counts on the kernel to
		 * unlock the list (CLONE_CHILD_CLEARTID): for kernel threads
		 * nobody asked for that. */
		if (is_kernel_thread && td->detach_state == DT_EXITED)
			__tl_unlock();
		return;
	}

	td->canceldisable = PTHREAD_CANCEL_DISABLE;
	__pthread_tsd_run_dtors();

	tell_of_mutexes(td);
	if (!--libc.threads_minus_1)
		libc.need_locks = -1;
	td->next->prev = td->prev;
	td->prev->next = td->next;
	td->prev = td->next = td;
	td->tid = 0;

	td->detach_state = DT_EXITED;
	__wake(&td->detach_state, 1, 1);
}
