/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the agent's files need from each other.
 */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <linux/sched.h>
#include <uk/thread.h>

/* ------------------------------------------------------------ handlers.c */

#define HANDLERS 7

/* What happened in a step. Calls are numbered from 1 as they come */
struct calls {
	int total;
	int strange; /* with other arguments than they should have */
	int init[HANDLERS],
		term[HANDLERS]; /* number of the latest call, or 0 */
};

extern struct calls calls;

/* What a clone's handlers are to see, and answer */
struct expected {
	__u64 flags;
	size_t len;
	int refuser, refusal; /* that handler's init returns that */
	int praiser, praise;  /* the same, and it is positive */
};

/* Listens from now on; NULL: to terms only */
void handlers_listen(const struct expected *e);
void handlers_forget(void);

/* ------------------------------------------------------------ children.c */

#define STACK_GOOD 0
#define STACK_NULL 1
#define STACK_WRAPS 2
#define TLS_NONE 0
#define TLS_GOOD 1
#define TLS_FOREIGN 2

struct child {
	struct uk_thread
		*thread; /* the kernel owns it; NULL: it is not there */
	__u64 flags;	 /* of its clone */
	int starts;	 /* how often it has started */
	long result;	 /* of clone, in the child */
};

extern struct child child; /* of the latest clone */

void children_begin(void);
/* Clones a child that does not run yet. Returns what clone returned */
long child_clone(unsigned int stack, unsigned int tls,
		 const struct expected *e);
/* How many allocations the latest clone made */
int child_allocations(void);
/* Lets a child run, and end */
void child_end(void);
void children_end(void);

/* Makes threads until no number is free, and ends them */
void numbers_take(void);
void numbers_give(void);

#endif /* STAGE_H */
