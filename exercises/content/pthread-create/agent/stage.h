/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads of the library under test, and kernel threads that join them.
 *
 * Whoever performs the steps never calls anything that may wait: joiners do.
 * So a join that never returns gets an answer that says so.
 */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <uk/arch/types.h>

#define THREADS 4
#define JOINERS 2

/* How a thread ends */
#define END_RETURN 0 /* its function returns */
#define END_EXIT 1   /* p0_exit() in a function that it calls */
#define END_KILL 2   /* another thread terminates it */

/* Since the step before; see agent.c */
struct seen {
	__s64 result;
	__s64 started, marker;
	__s64 joiner, join_result, value;
};

extern struct seen seen;

void stage_begin(void); /* once: makes the joiners */
void stage_clear(void);
void stage_end_all(void); /* ends whoever still runs, and waits */

/* Each is left out if there is no thread that it could be about. */
void stage_create(unsigned int thread, __s64 arg, unsigned int fail);
void stage_end(unsigned int thread, __s64 value, unsigned int how);
void stage_join(unsigned int joiner, unsigned int thread);
void stage_join_self(unsigned int thread);
void stage_detach(unsigned int thread);
void stage_nudge(unsigned int joiner);
void stage_look(unsigned int thread);

/* Lets all others run until each of them waits for something. */
void settle(void);

/*
 * watch.c: the allocator's operations are ours, and then go on to the real ones.
 * Blocks are what is allocated during a creation and as large as the library's;
 * they stay allocated until the trial is over, whoever frees them.
 */
void watch_begin(void);
void watch_clear(void);
void watch_release(void);
void watch_creation(unsigned int fail); /* which allocation; 0: none */
void watch_created(void);
bool watch_holds(const void *address);
unsigned int watch_held(void);
unsigned int watch_strays(void);

#endif /* STAGE_H */
