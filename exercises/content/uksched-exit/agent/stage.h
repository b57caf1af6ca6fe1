/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stage of a trial: threads that never run, on schedulers that run nothing.
 *
 * The probe's yield is where a thread that ends itself gives the processor away
 * for ever. Nobody runs here, so it leaps back to stage_as().
 */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <uk/trial.h>
#include <uk/wait.h>
#include "record.h"

#define THREADS 4
#define PROBES 2
#define WAITS 2 /* wait queues that a thread can be in */

/* How a thread is made: what it owns */
enum {
	KIND_INIT_BARE,	  /* nothing */
	KIND_INIT,	  /* stack, TLS */
	KIND_CREATE_BARE, /* struct */
	KIND_CONTAINER,	  /* struct, stack */
	KIND_CREATE,	  /* struct, stack, TLS */
	KINDS
};

/* What its dtor does */
enum {
	DTOR_NONE,
	DTOR_PLAIN,
	DTOR_FREES, /* the struct is somebody else's afterwards */
	DTORS
};

struct actor {
	struct uk_thread *t; /* NULL: not made */
	bool gone;	     /* nobody may look at the struct any more */
	struct record record;
	struct recorder tls, stack, own;
	void *gc_arg;
	struct uk_waitq queue[WAITS];
	struct uk_waitq_entry entry[WAITS];
};

void stage_prepare(void); /* once */
void stage_begin(void);
struct actor *stage_actor(__s64 number); /* NULL if there is none such */
struct uk_sched *stage_probe(__s64 number);

/* 0 or -ENOMEM */
int stage_make(struct actor *a, unsigned int kind, unsigned int dtor);

/* Calls as if this actor's thread were running, until it yields. */
void stage_as(struct actor *a, void (*call)(struct actor *a));

void stage_gc_fn(struct uk_thread *t, void *arg);

/* Bits: on the exited_threads of probe n; -1 if such a list is broken. */
__s64 stage_exited_lists(const struct actor *a);
/* How many wait queues the thread is in still. */
__s64 stage_waits(const struct actor *a);

/* Answers itself. */
int real_threads(const struct uk_trial_step *s);

#endif /* STAGE_H */
