/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the host asks and what the agent answers, byte for byte.
 *
 * All numbers are little endian, nothing is padded. The host's judge writes
 * and reads the same format (Java: org.uklab.exercises.internal.scheduler).
 *
 * A scenario is a row of trials. Each trial starts afresh: schedulers without
 * threads of ours, and new threads without a scheduler. Threads are numbered
 * from 0 within a trial. There are three schedulers:
 *
 *   SCHED_A, SCHED_B  probes: they run nothing, they only write down how their
 *                     operations are called
 *   SCHED_RUNNING     the scheduler that runs this very program; its
 *                     operations are written down, too, before they act
 *
 * Scenario:
 *   u32 magic | u8 version | u8 0 | u16 trials | trial[trials]
 * trial:
 *   u8 threads | u8 steps | u8 kind[threads] | step[steps]
 * step, 6 bytes:
 *   u8 op | u8 thread | u8 sched | u8 irqs_off | s16 answer
 *   irqs_off: call with interrupts disabled; answer: what the scheduler's
 *   thread_add operation says, 0 or a negative errno. Fields that an operation
 *   does not need are 0.
 *
 * The agent sends one report per trial before its first step (number 0), and
 * one after each step (1, 2, ...). Report:
 *   u16 trial | u16 step | u8 done | u8 irqs_off | s32 result
 *   | u8 calls | call[calls] | u8 runs | u8 thread[runs]
 *   | u8 threads | { u8 sched | u8 flags }[threads]
 *   | u8 lists (3) | { u8 faults | u8 length | u8 thread[length] }[lists]
 *   done: 0 if the step was left out, because it would break a precondition of
 *   the code under test or touch a broken list; irqs_off: after the step;
 *   flags: of struct uk_thread.
 * call, 6 bytes, a scheduler operation called during the step:
 *   u8 op | u8 sched | u8 thread | u8 irqs_off | u8 t->sched | u8 listed
 *   listed: bit n is set if the thread was on the list of scheduler n.
 */
#ifndef SCENARIO_H
#define SCENARIO_H

#define SCENARIO_MAGIC 0x41534b55 /* "UKSA" */
#define SCENARIO_VERSION 1

#define SCHED_A 0
#define SCHED_B 1
#define SCHED_RUNNING 2
#define SCHEDS 3
#define SCHED_NONE 0xff	 /* t->sched is NULL */
#define SCHED_OTHER 0xfe /* t->sched points elsewhere */

#define KIND_RUNNABLE 0	 /* has an entry function, ready to run */
#define KIND_BLOCKED 1	 /* has an entry function, blocked */
#define KIND_CONTAINER 2 /* has no entry function yet, and so is blocked */

#define OP_ADD 1    /* uk_sched_thread_add(sched, thread) */
#define OP_REMOVE 2 /* uk_sched_thread_remove(thread) */
#define OP_WAKE 3   /* uk_thread_wake(thread) */
#define OP_BLOCK 4  /* uk_thread_block(thread) */
#define OP_ROUND 5  /* yield once; runs: who ran until we ran again */

#define CALL_ADD 1
#define CALL_REMOVE 2
#define CALL_BLOCKED 3
#define CALL_WOKEN 4

/* Who is on a list: a thread of the trial by its number, or */
#define LISTED_BEFORE 0x40 /* + n: one that was there before all trials */

/* Faults of a list, added up; its threads are then the walk so far */
#define LIST_STRAY 1   /* a link leads to something that is no thread */
#define LIST_ENDLESS 2 /* a walk does not end */
#define LIST_TAIL 4    /* the tail pointer is not at the last link */
#define LIST_BACK 8    /* a link back is not at the link before it */

#define MAX_THREADS 6
#define MAX_BEFORE 8 /* threads that the running scheduler has anyway */
#define MAX_CALLS 8
#define MAX_RUNS 32
#define MAX_LISTED (MAX_THREADS + MAX_BEFORE)

#endif /* SCENARIO_H */
