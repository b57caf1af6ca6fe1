/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Operations of the system call futex(2) (contract 4.3).
 *
 * A futex is an aligned 32-bit word that some threads watch. Nobody needs the
 * kernel as long as the word tells that nobody has to wait; who has to wait
 * says which value it saw, and sleeps only if the word still holds it.
 *
 *   long futex(uint32_t *uaddr, int op, uint32_t val,
 *              const struct timespec *timeout, uint32_t *uaddr2, uint32_t val3)
 *
 * | op           | does                                      | returns         |
 * |--------------|-------------------------------------------|-----------------|
 * | WAIT         | sleep if *uaddr == val, at most for       | 0 when woken    |
 * |              | `timeout` (relative, NULL: no limit)      |                 |
 * | WAIT_BITSET  | the same, but `timeout` is a point in     | 0 when woken    |
 * |              | time; only wakers whose mask shares a bit |                 |
 * |              | with val3 wake                            |                 |
 * | WAKE         | wake the first val waiters, at least one  | woken           |
 * | WAKE_BITSET  | the same among those who share a bit of   | woken           |
 * |              | val3                                      |                 |
 * | REQUEUE      | wake the first val waiters, and let the   | woken and moved |
 * |              | next `timeout` (a number here) wait for   |                 |
 * |              | *uaddr2                                   |                 |
 * | CMP_REQUEUE  | the same if *uaddr == val3                | woken and moved |
 *
 * All others are -ENOSYS. Errors: -EAGAIN the word holds another value;
 * -ETIMEDOUT; -EINTR woken by somebody else than a waker; -EINVAL unaligned
 * word, bad time, empty mask, negative number; -EFAULT NULL.
 */
#ifndef __LINUX_FUTEX_H__
#define __LINUX_FUTEX_H__

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1
#define FUTEX_FD 2
#define FUTEX_REQUEUE 3
#define FUTEX_CMP_REQUEUE 4
#define FUTEX_WAKE_OP 5
#define FUTEX_LOCK_PI 6
#define FUTEX_UNLOCK_PI 7
#define FUTEX_TRYLOCK_PI 8
#define FUTEX_WAIT_BITSET 9
#define FUTEX_WAKE_BITSET 10
#define FUTEX_WAIT_REQUEUE_PI 11
#define FUTEX_CMP_REQUEUE_PI 12

/* Or'ed to an operation */
#define FUTEX_PRIVATE_FLAG 128	 /* one process only; all are here */
#define FUTEX_CLOCK_REALTIME 256 /* WAIT, WAIT_BITSET: clock of the timeout */
#define FUTEX_CMD_MASK (~(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME))

#define FUTEX_WAIT_PRIVATE (FUTEX_WAIT | FUTEX_PRIVATE_FLAG)
#define FUTEX_WAKE_PRIVATE (FUTEX_WAKE | FUTEX_PRIVATE_FLAG)
#define FUTEX_REQUEUE_PRIVATE (FUTEX_REQUEUE | FUTEX_PRIVATE_FLAG)
#define FUTEX_CMP_REQUEUE_PRIVATE (FUTEX_CMP_REQUEUE | FUTEX_PRIVATE_FLAG)
#define FUTEX_WAIT_BITSET_PRIVATE (FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG)
#define FUTEX_WAKE_BITSET_PRIVATE (FUTEX_WAKE_BITSET | FUTEX_PRIVATE_FLAG)

#define FUTEX_BITSET_MATCH_ANY 0xffffffff

/* Parts of the word of a robust lock, see robust.c */
#define FUTEX_WAITERS 0x80000000
#define FUTEX_OWNER_DIED 0x40000000
#define FUTEX_TID_MASK 0x3fffffff

/* The link in a lock, or in the head; the next one, at last the head again */
struct robust_list {
	struct robust_list *next;
};

/* What a thread tells with set_robust_list() */
struct robust_list_head {
	struct robust_list list;
	long futex_offset; /* from a link to its word, bytes */
	struct robust_list *list_op_pending; /* being linked or unlinked */
};

#endif /* __LINUX_FUTEX_H__ */
