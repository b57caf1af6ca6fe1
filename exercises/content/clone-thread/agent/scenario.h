/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the host asks and what the agent answers, byte for byte.
 *
 * All numbers are little endian, nothing is padded. The host's judge writes
 * and reads the same format (Java: org.uklab.exercises.internal.process).
 *
 * A scenario is a row of trials. In each trial there are
 *
 *   words     an array of u32 with drawn contents; pointers that are handed to
 *             the kernel point to one of them, the others are its neighbours
 *   children  threads to be cloned, numbered from 0. For each there is a stack
 *             and a TLS area at a drawn place, in which a variable has a drawn
 *             value, the marker
 *   waiters   kernel threads that wait for a word by futex, numbered from 0
 *
 * Scenario:
 *   u32 magic | u8 version | u8 0 | u16 trials | trial[trials]
 * trial:
 *   u8 children | u8 steps | u32 word[WORDS] | child[children] | step[steps]
 * child, 7 bytes:
 *   u16 sp: of its first instruction, bytes below the end of its stack;
 *   u8 area: of TLS, in AREA_UNITs from the start of its pool; u32 marker
 * step, 11 bytes:
 *   u8 op | u8 by | u8 target | u8 arg | u32 flags | u8 ptid | u8 ctid | u8 fail
 *   by: who does it, a child or BY_MAIN; target: child or waiter; flags: of
 *   clone besides those that each needs; ptid, ctid: number of a word, or
 *   NO_WORD for NULL; fail: which allocation fails during the step, 0 for none.
 *   Fields that an operation does not need are 0.
 *
 * The agent sends one report per trial before its first step (number 0), and
 * one after each step (1, 2, ...). Report:
 *   u16 trial | u16 step | u8 done | s64 result | u8 threads | u8 held
 *   | u8 stray | u8 events | event[events] | u32 word[WORDS]
 *   done: 0 if the step was left out, because whoever should do it is not
 *   there, or cannot make system calls for lack of its own TLS; result: of the
 *   system call; before the first step: the main thread's TID;
 *   threads: of the scheduler, besides those that it had at first;
 *   held: allocations made during clones and not freed since;
 *   stray: attempts to free memory of the agent's pools.
 * event, 14 bytes:
 *   u8 kind | u8 who | u32 changed | s64 value
 *   changed: bit n is set if word n is not what it was at the step's begin
 *   EVENT_STARTED has 22 bytes more, about what the child sees of itself:
 *   s32 sp | u32 tls | u32 uktls | u32 marker | s32 tid | u8 flags | u8 own_tls
 *   sp: bytes below the end of its stack; tls: its TLS register; uktls: where
 *   the kernel looks for its TLS; marker: the variable; tid: what gettid says;
 *   flags: of struct uk_thread; own_tls: TLS was allocated for it.
 *   tls and uktls: 0, 1 + offset in the child's pool, or ELSEWHERE. Without its
 *   own TLS, marker and tid are 0, since the child must not look.
 */
#ifndef SCENARIO_H
#define SCENARIO_H

#define SCENARIO_MAGIC 0x54434b55 /* "UKCT" */
#define SCENARIO_VERSION 1

#define WORDS 32
#define MAX_CHILDREN 5
#define MAX_WAITERS 6
#define STACK_LEN (16 * 1024)
#define POOL_LEN (8 * 1024) /* of a child's TLS area */
#define AREA_UNIT 64

#define NO_WORD 0xff
#define BY_MAIN 0xff
#define ELSEWHERE 0xffffffff

/* Operations */
#define OP_CLONE 1 /* result: of clone */
#define OP_RUN 2   /* let all others run */
#define OP_WAIT                                                                \
	3		     /* waiter `target` waits for word `ctid`;
			      * arg: with the private flag */
#define OP_SET_TID_ADDRESS 4 /* `by` sets `ctid`; result: of the call */
#define OP_END                                                                 \
	5	     /* child `target`; arg 0: ends itself, 1: is
			      * terminated by main */
#define OP_COLLECT 6 /* sleep, so that the idle thread frees memory */

/* Events; who: child or waiter */
#define EVENT_LAYOUT 1	 /* value: TLS register minus start of its area */
#define EVENT_STARTED 2	 /* value: what clone returned to the child */
#define EVENT_WOKEN 3	 /* a waiter was made runnable */
#define EVENT_RETURNED 4 /* value: what futex returned to a waiter */

#define MAX_EVENTS 24

#endif /* SCENARIO_H */
