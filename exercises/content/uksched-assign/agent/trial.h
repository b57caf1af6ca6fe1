/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stage of a trial: threads and schedulers that we know, and watch.
 *
 * The code under test may leave anything in links and pointers. So nobody here
 * follows a pointer before sched_number() or thread_number() know it.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include <stdbool.h>
#include <uk/sched.h>
#include <uk/thread.h>
#include "scenario.h"

/* A scheduler operation that was called, as in the report */
struct call {
	__u8 op, sched, thread, irqs_off, thread_sched, listed;
};

/* What one step has brought about so far */
struct events {
	unsigned int calls, runs;
	struct call call[MAX_CALLS];
	__u8 run[MAX_RUNS];
};

extern struct events events; /* cleared by whoever starts a step */
extern int answer;	     /* what thread_add says until changed */

/* Takes the running scheduler's operations into our hands; once, at first. */
void trial_prepare(void);

/*
 * Starts a trial with fresh threads of the given kinds. Threads of earlier
 * trials are left to themselves, neither queued nor freed: a pointer that the
 * code under test kept must not lead to something new. They keep their TIDs, too
 * (LIBPOSIX_PROCESS_MAX_PID in defconfig). Returns 0 or -ENOMEM.
 */
int trial_start(const __u8 *kinds, unsigned int count);

/* Ends it: nothing of ours is left with the running scheduler. */
void trial_end(void);

unsigned int trial_threads(void);
struct uk_thread *trial_thread(unsigned int number);
struct uk_sched *trial_sched(unsigned int number);

/* 0..SCHEDS-1, SCHED_NONE, SCHED_OTHER */
__u8 sched_number(const struct uk_sched *s);
/* 0..threads-1, LISTED_BEFORE + n, or 0xff for a stranger (or NULL) */
__u8 thread_number(const struct uk_thread *t);

/* Walks a list: fills `ids`, sets `length`, returns the faults (LIST_*). */
__u8 list_walk(unsigned int sched, __u8 ids[MAX_LISTED], __u8 *length);
/* Bit n is set if the thread is found on the list of scheduler n. */
__u8 list_membership(const struct uk_thread *t);
bool lists_sound(void);

/* Sends the report of a step. */
void report(unsigned int trial, unsigned int step, bool done, bool irqs_off,
	    int result);

#endif /* TRIAL_H */
