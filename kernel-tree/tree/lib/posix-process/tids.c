/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of all numbers, 1 to MAX_TID (contract 4.1).
 *
 * Interface: "process_impl.h". There is one record for each number, and three
 * states that it can be in:
 *
 *            _uk_tid_take                first thread of its process ends,
 *    free  ---------------->  thread     others go on
 *   {-, -}                {thread, process} ---------> PID only  {-, process}
 *     ^                          |                         |
 *     |     another thread ends, |                         | last thread ends
 *     '---- or the process does -'-------------------------'
 */
#include <errno.h>

#include "process_impl.h"

struct posix_thread _uk_by_tid[MAX_TID + 1];

/* The number of this thread */
static __uk_tls pid_t own_tid;

static pid_t last_taken;

pid_t _uk_tid_find_free(void)
{
	pid_t tid = last_taken;

	/* Upwards from the last: a number is not used again at once */
	for (int i = 0; i < MAX_TID; i++) {
		tid = tid % MAX_TID + 1;
		if (!_uk_by_tid[tid].process)
			return tid;
	}
	return -EAGAIN;
}

void _uk_tid_take(pid_t tid, struct uk_thread *thread,
		  struct posix_process *process)
{
	UK_ASSERT(!_uk_by_tid[tid].process);

	_uk_by_tid[tid].thread = thread;
	_uk_by_tid[tid].process = process;
	process->threads++;
	uk_thread_uktls_var(thread, own_tid) = tid;
	last_taken = tid;
}

void _uk_tid_leave(pid_t tid)
{
	struct posix_thread *record = &_uk_by_tid[tid];

#ifndef STARTER_hunt_tid_leak
	if (tid != record->process->pid)
		record->process = NULL;
#else
	/* A thread gives its number back at its end, but for the PID */
	if (record->thread == uk_thread_current() &&
	    tid != record->process->pid)
		record->process = NULL;
#endif
	record->thread = NULL;
}

/* The bound is that of the table: the highest number is found too (row B13) */
struct uk_thread *tid2ukthread(pid_t tid)
{
	return tid > 0 && tid <= MAX_TID ? _uk_by_tid[tid].thread : NULL;
}

/* What TLS says counts if the table agrees: TLS may have been somebody else's */
pid_t ukthread2tid(struct uk_thread *thread)
{
	pid_t tid;

	if (!(thread->flags & UK_THREADF_UKTLS))
		return -ENOTSUP;
	tid = uk_thread_uktls_var(thread, own_tid);
	return tid2ukthread(tid) == thread ? tid : -ENOTSUP;
}

struct posix_process *_uk_process_of(struct uk_thread *thread)
{
	pid_t tid = ukthread2tid(thread);

	return tid > 0 ? _uk_by_tid[tid].process : NULL;
}

pid_t ukthread2pid(struct uk_thread *thread)
{
	struct posix_process *process = _uk_process_of(thread);

	return process ? process->pid : -ENOTSUP;
}

bool _uk_process_exists(pid_t pid)
{
	struct posix_process *process;

	if (!pid)
		return _uk_process_of(uk_thread_current()) != NULL;
	process = pid > 0 && pid <= MAX_TID ? _uk_by_tid[pid].process : NULL;
	return process && process->pid == pid;
}
