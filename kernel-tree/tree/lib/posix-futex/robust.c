/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Robust locks: those that tell of the death of their owner, see
 * set_robust_list(2).
 *
 * The word of such a lock holds the number of the thread that has it. The
 * thread keeps its locks in a list, without asking us; all we know is the head:
 *
 *   head --> link --> link --> (head)
 *             |        |
 *            word     word       futex_offset bytes from the link
 *
 * When the thread ends, words that still hold its number are marked, and for
 * each of them one waiter is woken.
 */
#include <errno.h>
#include <linux/futex.h>
#include <stddef.h>
#include <sys/types.h>
#include <uk/plat/tls.h>
#include <uk/process.h>
#include <uk/syscall.h>
#include <uk/thread.h>
#include "waiters.h"

/* A list that never ends is somebody's mistake */
#define LIMIT 2048

static __uk_tls struct robust_list_head *robust_head;

UK_LLSYSCALL_R_DEFINE(int, set_robust_list, struct robust_list_head *, head,
		      size_t, len)
{
	if (len != sizeof(*head))
		return -EINVAL;
	robust_head = head;
	return 0;
}

/* Of the caller only, which is the number 0 */
UK_LLSYSCALL_R_DEFINE(int, get_robust_list, pid_t, tid,
		      struct robust_list_head **, head, size_t *, len)
{
	if (tid && tid != uk_syscall_r_gettid())
		return -ESRCH;
	if (!head || !len)
		return -EFAULT;
	*head = robust_head;
	*len = sizeof(**head);
	return 0;
}

static void mark(struct robust_list *link, long offset, __u32 tid)
{
	/* The lowest bit says that priorities are inherited */
	__u32 *word = (__u32 *)(((__uptr)link & ~1UL) + offset);
	__u32 before = __atomic_load_n(word, __ATOMIC_SEQ_CST);

	if ((before & FUTEX_TID_MASK) != tid)
		return;
	__atomic_store_n(word, (before & FUTEX_WAITERS) | FUTEX_OWNER_DIED,
			 __ATOMIC_SEQ_CST);
	if (before & FUTEX_WAITERS)
		_futex_wake(word, 1, FUTEX_BITSET_MATCH_ANY);
}

/* Runs with the TLS of the thread that ends, which still has its number */
static void mark_all(struct uk_thread *child)
{
	struct robust_list_head *head = robust_head;
	pid_t tid = ukthread2tid(child);
	struct robust_list *link, *next;

	robust_head = NULL;
	if (!head || tid < 0)
		return;

	link = head->list.next;
	for (int i = 0; link != &head->list && i < LIMIT; i++) {
		next = link->next;
		if (link != head->list_op_pending)
			mark(link, head->futex_offset, tid);
		link = next;
	}
	if (head->list_op_pending)
		mark(head->list_op_pending, head->futex_offset, tid);
}

UK_THREAD_INIT_PRIO_FLAGS(NULL, mark_all, 0, UK_THREAD_INITF_UKTLS);
