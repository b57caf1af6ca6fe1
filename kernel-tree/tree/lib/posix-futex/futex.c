/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system call futex.
 *
 * Interface: <linux/futex.h>. This file decodes and checks what the caller
 * said, deadline.c how long to wait; waiters.c waits and wakes, requeue.c lets
 * wait elsewhere.
 */
#include <errno.h>
#include <linux/futex.h>
#include <stddef.h>
#include <uk/syscall.h>
#include "deadline.h"
#include "waiters.h"

/* Is this the address of a word? 0, or negative errno */
static int check_word(const __u32 *uaddr)
{
	if (!uaddr)
		return -EFAULT;
	return (__uptr)uaddr % sizeof(*uaddr) ? -EINVAL : 0;
}

static int do_wait(const __u32 *uaddr, int op, __u32 val,
		   const struct timespec *timeout, __u32 mask)
{
	__nsec deadline;
	int rc;

	rc = _futex_deadline(op, timeout, &deadline);
	if (rc < 0)
		return rc;
	if (!mask)
		return -EINVAL;
	rc = check_word(uaddr);
	if (rc < 0)
		return rc;
	return _futex_wait(uaddr, val, mask, deadline);
}

static int do_wake(const __u32 *uaddr, int max, __u32 mask)
{
	int rc = check_word(uaddr);

	if (rc < 0)
		return rc;
	if (!mask)
		return -EINVAL;
	return _futex_wake(uaddr, MAX(max, 1), mask);
}

static int do_requeue(const __u32 *uaddr, int max_woken, const __u32 *uaddr2,
		      int max_moved, const __u32 *expected)
{
	int rc = check_word(uaddr);

	if (!rc)
		rc = check_word(uaddr2);
	if (rc < 0)
		return rc;
	return _futex_requeue(uaddr, max_woken, uaddr2, max_moved, expected);
}

UK_LLSYSCALL_R_DEFINE(int, futex, __u32 *, uaddr, int, op, __u32, val,
		      const struct timespec *, timeout, __u32 *, uaddr2, __u32,
		      val3)
{
	int cmd = op & FUTEX_CMD_MASK;
	int val2 = (int)(long)timeout;

	if ((op & FUTEX_CLOCK_REALTIME) && cmd != FUTEX_WAIT &&
	    cmd != FUTEX_WAIT_BITSET)
		return -ENOSYS;

	switch (cmd) {
	case FUTEX_WAIT:
		return do_wait(uaddr, op, val, timeout, FUTEX_BITSET_MATCH_ANY);
	case FUTEX_WAIT_BITSET:
		return do_wait(uaddr, op, val, timeout, val3);
	case FUTEX_WAKE:
		return do_wake(uaddr, val, FUTEX_BITSET_MATCH_ANY);
	case FUTEX_WAKE_BITSET:
		return do_wake(uaddr, val, val3);
	case FUTEX_REQUEUE:
		return do_requeue(uaddr, val, uaddr2, val2, NULL);
	case FUTEX_CMP_REQUEUE:
		return do_requeue(uaddr, val, uaddr2, val2, &val3);
	default:
		return -ENOSYS;
	}
}
