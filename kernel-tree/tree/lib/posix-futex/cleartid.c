/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-futex: telling that a thread has ended, CLONE_CHILD_CLEARTID
 *
 * Who made a thread owns its stack and TLS, and wants to use that memory again
 * once the thread has ended. The thread itself cannot say when: as long as it
 * says something it runs, on that very stack. So the kernel does, through a
 * word that clone was given:
 *
 *      some thread                      the thread that ends
 *
 *      while (*word != 0)
 *              futex(word, WAIT,
 *                    the value seen)    exit
 *        :  blocked                       |  *word = 0, and then
 *        :  <-------------------------------  wakes one who waits for it
 *      free the stack                     |  is never chosen again
 *
 * The word is the caller's. Each thread has one or none, noted in its TLS as
 * _futex_cleartid ("cleartid.h"); set_tid_address() changes it. It is cleared
 * in the same way if another thread terminates this one.
 *
 * Both functions below run with the TLS of the thread that is made or ends, not
 * with that of the caller: _futex_cleartid is that thread's.
 */
#include <linux/futex.h>
#include <stddef.h>
#include <uk/process.h>
#include <uk/thread.h>
#include "cleartid.h"
#include "waiters.h"

/*
 * Clone handler (<uk/process.h>), called only if the flag is set: notes the word
 * at `cl_args->child_tid` for the child (contract 4.2). Returns 0: also no word
 * at all is fine.
 */
static int note_word(const struct clone_args *cl_args, size_t len __unused,
		     struct uk_thread *child __unused,
		     struct uk_thread *parent __unused)
{
#ifndef STARTER_clone_thread
	_futex_cleartid = (__u32 *)cl_args->child_tid;
	return 0;
#else
	/* Yours to write: note the word. */
	(void)cl_args;
	return 0;
#endif
}

/*
 * Entry of the thread init table, called when `child` ends: clears its word and
 * wakes one waiter, whether it said FUTEX_PRIVATE_FLAG or not (contract 4.3).
 *
 * A clone that failed after note_word() comes here too, when what there is of
 * the child is given back. Nobody was told its number, and the word is not
 * touched. It never got an entry: `child->ctx.ip` is 0.
 *
 * TLS may be used for another thread later: forget the word.
 */
static void clear_word(struct uk_thread *child)
{
#ifndef STARTER_clone_thread
	__u32 *word = _futex_cleartid;

	_futex_cleartid = NULL;
	if (!word || !child->ctx.ip)
		return;
	__atomic_store_n(word, 0, __ATOMIC_SEQ_CST);
	_futex_wake(word, 1, FUTEX_BITSET_MATCH_ANY);
#else
	/* Yours to write: clear the word, if there is one, and wake one. */
	(void)child;
#endif
}

UK_POSIX_CLONE_HANDLER_PRIO(CLONE_CHILD_CLEARTID, true, note_word, NULL, 8);
UK_THREAD_INIT_PRIO_FLAGS(NULL, clear_word, 0, UK_THREAD_INITF_UKTLS);
