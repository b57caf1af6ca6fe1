/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the host asks and what the agent answers (Java: class CreateContract of
 * org.uklab.exercises.internal.trials.threads). A trial is about one thread.
 *
 * Steps, number and arguments:
 *   OP_MAKE     kind, stack, parts, fails, refuses, priv, arg0, arg1
 *               stack: length, -1 for none; parts: 1 with TLS, 2 without an
 *               extended context; fails: that request for memory fails, from 1,
 *               0 for none; refuses: the init table says no
 *   OP_ENTRY    kind, arg0, arg1     give the container its entry
 *   OP_YIELD                         let others run
 *   OP_RUN                           assign it, until it has come to its end
 *   OP_RELEASE                       it has not run, and never will
 *
 * Answer to OP_MAKE:
 *   made | requests for memory | live[3] | runnable | entry | parts | stack
 *   length | below the top | where the extended context is | priv, name and
 *   dtor are right | assigned | struct is ours | calls of init, term, dtor
 *   | what init saw | bad frees
 *   live: blocks of the allocators for struct, stack, TLS; below the top: of
 *   the stack, where its stack pointer is; without a thread: 0 but for
 *   requests, live, calls and bad frees.
 * To the others:
 *   runs | arg0 | arg1 | runnable | entry | assigned | live[3] | calls of term,
 *   dtor | bad frees
 *   entry: 0 none, 1 some, 2 exactly the address that was given.
 */
#ifndef SCENARIO_H
#define SCENARIO_H

#include <uk/thread.h>
#include <uk/trial.h>

enum { OP_MAKE = 1, OP_ENTRY, OP_YIELD, OP_RUN, OP_RELEASE };
enum { KIND_NONE, KIND_FN0, KIND_FN1, KIND_FN2, KIND_ADDRESS };
enum { PART_TLS = 1, PART_NO_ECTX = 2 };
enum { STRUCTS, STACKS, TLSES, PLACES };
enum { ECTX_NONE, ECTX_BEHIND_STRUCT, ECTX_BEHIND_TLS, ECTX_ASTRAY };
enum { SAW_NOTHING, SAW_UNFINISHED, SAW_ALL };

/* memory.c: an allocator for each of the three, which fails when it should */
void memory_begin(void);
void memory_fail(int request); /* from now, 0: never */
struct uk_alloc *memory_of(int place);
int memory_requests(void); /* since memory_fail() */
int memory_live(int place);
int memory_bad(void);		    /* frees of what was not, or elsewhere */
__sz memory_size(const void *base); /* of a live block, 0: it is none */

/* watch.c: what is called for the thread of this trial */
extern struct watched {
	__uptr number; /* how the init table knows that it is ours: its priv */
	int refuses;
	int runs, inits, terms, dtors;
	int saw;
	void *arg[2];
} watched;

void watch_dtor(struct uk_thread *t);
void watch_fn0(void) __noreturn;
void watch_fn1(void *arg0) __noreturn;
void watch_fn2(void *arg0, void *arg1) __noreturn;

#endif /* SCENARIO_H */
