/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who was called about a thread, in which order, and what was true by then.
 *
 * An event is kept as -1: never, -2: more than once, or a set of bits: the
 * events of this thread before it (1 << EVENT_*), and what its struct said
 * (SAW_*).
 */
#ifndef RECORD_H
#define RECORD_H

#include <uk/alloc.h>
#include <uk/sched.h>
#include <uk/thread.h>

enum {
	EVENT_REMOVE, /* its scheduler was told that it leaves */
	EVENT_TERM,   /* termination callback */
	EVENT_YIELD,  /* it gave the processor away as its last act */
	EVENT_GC,     /* function of exit2, with the right argument */
	EVENT_DTOR,
	EVENT_FREE_TLS,
	EVENT_FREE_STACK,
	EVENT_FREE_STRUCT,
	EVENTS
};

#define EVENT_NEVER (-1)
#define EVENT_AGAIN (-2)

#define SAW_EXITED (1 << 16)
#define SAW_SCHED (1 << 17)  /* t->sched was set */
#define SAW_LISTED (1 << 18) /* on its scheduler's thread_list */

struct record {
	__s64 event[EVENTS];
	__u32 before; /* events so far */
	__s64 strays; /* frees of what is not its own, or not there */
};

void record_clear(struct record *r);
/* `saw` is SAW_* bits. */
void record_event(struct record *r, unsigned int event, __u32 saw);
/* Answers EVENTS values, and the strays. */
void record_answer(const struct record *r);

/*
 * An allocator that never gives the same memory twice and keeps a record of
 * frees: as `event` if it is the block that it gave last, else as a stray. Its
 * `event` is EVENTS for one that has given nothing: each free is a stray.
 */
struct recorder {
	struct record *record;
	unsigned int event;
	void *block;
	struct uk_alloc a; /* last: its private memory is behind it */
};

void recorder_init(struct recorder *r, struct record *record,
		   unsigned int event);

#endif /* RECORD_H */
