/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tkill and tgkill, as far as they can go without signals:
 *
 *   0           is there such a thread?
 *   32 to 34    signals that a libc uses between its own threads, such as
 *               pthread_cancel(): they say "look at your flags". The thread is
 *               woken, and a system call that it blocks in returns -EINTR
 *   others      -ENOSYS: nothing would be delivered
 */
#include <errno.h>
#include <uk/syscall.h>

#include "process_impl.h"

#define LIBC_SIGNAL_FIRST 32
#define LIBC_SIGNAL_LAST 34
#define SIGNAL_MAX 64

static int signal_thread(struct uk_thread *thread, int sig)
{
	if (sig < 0 || sig > SIGNAL_MAX)
		return -EINVAL;
	if (!thread)
		return -ESRCH;
	if (!sig)
		return 0;
	if (sig < LIBC_SIGNAL_FIRST || sig > LIBC_SIGNAL_LAST)
		return -ENOSYS;
	/* One without a scheduler is not ready to run */
	if (thread->sched)
		uk_thread_wake(thread);
	return 0;
}

UK_LLSYSCALL_R_DEFINE(int, tkill, pid_t, tid, int, sig)
{
	return tid > 0 ? signal_thread(tid2ukthread(tid), sig) : -EINVAL;
}

UK_LLSYSCALL_R_DEFINE(int, tgkill, pid_t, pid, pid_t, tid, int, sig)
{
	struct uk_thread *thread = tid2ukthread(tid);

	if (pid <= 0 || tid <= 0)
		return -EINVAL;
	if (thread && ukthread2pid(thread) != pid)
		return -ESRCH;
	return signal_thread(thread, sig);
}
