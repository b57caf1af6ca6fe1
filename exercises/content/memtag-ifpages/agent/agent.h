/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The parts of the agent. What a step has brought about is collected in
 * `seen`, wherever it happens, and sent when the step ends.
 *
 * The code under test may hand out any pointer. So nobody here uses one before
 * arena_place() knows it.
 */
#ifndef AGENT_H
#define AGENT_H

#include <stdbool.h>
#include <uk/alloc.h>
#include "scenario.h"

struct step {
	__u8 op, slot;
	__u16 count;
	__s32 value;
};

struct observed {
	bool done;
	struct {
		__s32 place;
		__u8 tag, before, behind, contents;
		__u32 differing;
	} memory;
	struct {
		__s32 place;
		__u8 tag, found, write, count;
	} fault;
	unsigned int calls;
	struct {
		__u8 op, page, pages, fine;
		__u32 tagged;
	} call[MAX_CALLS];
	unsigned int row;
	struct {
		__u8 page, tag;
	} in_row[2 * MAX_COUNT];
};
extern struct observed seen; /* cleared when a step starts */

/* arena.c: an allocator of our own, whose malloc() is under test. */
extern struct uk_alloc arena;
extern bool arena_keeps; /* pages are not taken back for now */
int arena_make(void);	 /* once; returns 0 or -ENOMEM */
void arena_reset(void);	 /* all pages free, without tags */
/* NOWHERE, ELSEWHERE, or the distance from the arena's start */
__s32 arena_place(const void *ptr);
/* Looks at the tags of memory that was asked for; its place is known. */
void arena_look(const void *ptr, __sz size);

/* fault.c: a tag fault is written down. Then checks are off until a step ends;
 * or the call ends, if it was made with fault_call().
 */
void fault_checks_on(void);
void fault_call(void (*fn)(void *), void *arg);

/* step.c: performs a step; report.c: tells of it. */
void step_perform(const struct step *s);
void step_forget_all(void); /* empties all slots */
void report(unsigned int trial, unsigned int number);

#endif /* AGENT_H */
