/* SPDX-License-Identifier: Apache-2.0 */
/*
 * set_tid_address: a thread names, or names anew, the word that is cleared when
 * it ends (contract 4.3). CLONE_CHILD_CLEARTID, in cleartid.c, is the other way
 * to name it.
 */
#include <sys/types.h>
#include <uk/syscall.h>
#include "cleartid.h"

__uk_tls __u32 *_futex_cleartid;

UK_LLSYSCALL_R_DEFINE(pid_t, set_tid_address, __u32 *, word)
{
	long tid = uk_syscall_r_gettid();

	/* A thread without a number cannot be waited for by it */
	if (tid >= 0)
		_futex_cleartid = word;
	return tid;
}
