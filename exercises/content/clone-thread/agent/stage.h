/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stage of a trial: words, children and waiters.
 *
 * A child may come to life without TLS. Then it must not make system calls nor
 * touch errno; what it does here is plain C, yielding and ending.
 */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <uk/sched.h>
#include <uk/thread.h>
#include "scenario.h"

struct step {
	__u8 op, by, target, arg;
	__u32 flags;
	__u8 ptid, ctid, fail;
};

struct child {
	/* as the scenario says */
	__u16 below; /* the stack pointer, below the end of the stack */
	__u8 area;
	__u32 marker;

	/* The kernel owns it; NULL: it is not there (any more) */
	struct uk_thread *thread;
	bool started;
	bool fit; /* to make system calls: it has the TLS that we gave it */

	/* What it is to do next, set by main; NULL: wait */
	const struct step *todo;
	long result;
};

/* threads.c */

extern __u32 words[WORDS];
extern struct child children[MAX_CHILDREN];

/* Gets the address of a word, NULL for NO_WORD. */
__u32 *word_at(__u8 number);

/* Starts afresh; the words and children of the trial must be set after. */
void stage_clear(void);

/* Ends what is left of children and waiters. */
void stage_end(void);

/* Lets all others run until each of them waits for something. */
void settle(void);

/* Clones child `s->target`; called by whoever is to be its parent. */
long stage_clone(const struct step *s);

/* Has a child do a step by itself; false: it is not able to. */
bool stage_command(struct child *c, const struct step *s, long *result);

/* Starts waiter `s->target`, which then waits for its word. */
void stage_wait(const struct step *s);

/* Gets the number of a waiter, or -1 if the thread is none. */
int waiter_number(const struct uk_thread *t);

/* Is the address in the memory that we lend to the kernel? */
bool is_lent(const void *address);

/* Gets how far the TLS register points behind the start of its area. */
long tls_offset(void);

/* How the report calls a TLS register value: see scenario.h. */
__u32 tls_place(unsigned int child, __uptr tlsp);

/* Looks at itself from inside: what EVENT_STARTED tells. */
struct sight {
	__u8 who;
	long value;
	__s32 sp;
	__u32 tls, uktls, marker;
	__s32 tid;
	__u8 flags, own_tls;
};

/* watch.c */

/* Takes the operations of allocator and scheduler into our hands; once. */
void watch_begin(void);

/* During a clone: allocations are counted, and the `fail`th fails. */
void watch_clone(__u8 fail);
/* Ends it, and gets the thread that was assigned in between, or NULL. */
struct uk_thread *watch_cloned(void);

__u8 watch_held(void);
__u8 watch_stray(void);
void watch_forget(void); /* what is held and stray */

/* report.c */

/* Begins to note the events of a step. */
void events_begin(void);
void event(__u8 kind, __u8 who, long value);
void event_started(const struct sight *seen);

/* Sends the report of a step. */
void report(unsigned int trial, unsigned int step, bool done, long result);

#endif /* STAGE_H */
