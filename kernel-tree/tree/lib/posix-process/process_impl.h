/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of posix-process need from each other.
 */
#ifndef __POSIX_PROCESS_IMPL_H__
#define __POSIX_PROCESS_IMPL_H__

#include <stdbool.h>
#include <sys/types.h>
#include <uk/config.h>
#include <uk/plat/bootstrap.h>
#include <uk/plat/end.h>
#include <uk/process.h>
#include <uk/thread.h>

#define INIT_PID 1

/** End the guest as the exit of its one or first process. */
static inline void __noreturn _uk_end_guest(int status)
{
	ukplat_end_note(UKPLAT_END_EXIT, status, "exit");
	ukplat_terminate(status ? UKPLAT_CRASH : UKPLAT_HALT);
}

#if CONFIG_LIBPOSIX_PROCESS_PIDS
#define MAX_TID CONFIG_LIBPOSIX_PROCESS_MAX_PID

struct posix_process {
	pid_t pid;
	bool is_init;		      /* its end is the end of the guest */
	unsigned int threads;	      /* that have not ended */
	int status;		      /* of the latest exit of a thread */
	struct posix_process *parent; /* borrowed; NULL: none */
	struct uk_alloc *a;	      /* where this struct is from */
};

/*
 * What a number stands for. It is free if there is no process. The number of a
 * process's first thread is the PID, so it stays taken until the process is
 * gone; `thread` is NULL from the end of that thread on.
 */
struct posix_thread {
	struct uk_thread *thread;      /* borrowed */
	struct posix_process *process; /* all records together own it */
};

/* The record of number n is [n]; [0] is unused, 0 is no number (row A6) */
extern struct posix_thread _uk_by_tid[MAX_TID + 1];

/** Get a number that is free; -EAGAIN: none is. */
pid_t _uk_tid_find_free(void);

/** Give a free number to a thread, as one more of a process. */
void _uk_tid_take(pid_t tid, struct uk_thread *thread,
		  struct posix_process *process);

/** Take note that a thread ends: its number is free, unless it is a PID. */
void _uk_tid_leave(pid_t tid);

/** Get a thread's process, NULL: it belongs to none. */
struct posix_process *_uk_process_of(struct uk_thread *thread);

/** Get the thread of a number, NULL: there is none. */
struct uk_thread *tid2ukthread(pid_t tid);

/** Get the PID of a thread; -ENOTSUP: it has none. */
pid_t ukthread2pid(struct uk_thread *thread);

/** Take note that the thread with a number ends; the last ends its process. */
void _uk_process_leave(pid_t tid);
#endif /* CONFIG_LIBPOSIX_PROCESS_PIDS */

/** Is there a process of this number? 0 stands for the caller's own. */
bool _uk_process_exists(pid_t pid);

#endif /* __POSIX_PROCESS_IMPL_H__ */
