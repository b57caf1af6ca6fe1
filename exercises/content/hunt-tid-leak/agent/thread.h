/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The threads of a trial: t0, t1, ... of main's process or of one of their own.
 * Each waits for orders, and is forgotten as soon as it has ended.
 */
#ifndef __THREAD_H__
#define __THREAD_H__

#include <stdbool.h>
#include <uk/sched.h>

#define THREADS 6
#define NOBODY -1 /* stands for main where a maker is meant */

/** Whose process a thread belongs to: a thread, or NOBODY for main's. */
extern int process_of[THREADS];

/** Get a thread; NULL: it never was, or has ended. */
struct uk_thread *thread(int number);

/** Let `maker` make a thread, which has not run yet; 0 or -1. */
int thread_make(int number, int maker);

/** Let the threads that are runnable run, and block. */
void threads_run(void);

/** Let a thread end itself. */
void thread_exit(int number);

/** End a thread from outside. */
void thread_terminate(int number);

/** End a thread's process with all its threads. */
void thread_kill(int number);

/** Make as many threads as there can be, and let them end themselves. */
int threads_fill(void);

/** A thread that no scheduler ever sees is made and released. Its number or 0 */
int thread_release_one(void);

/** The making of a thread fails, after it got its number. Was one made? */
bool thread_fail_one(void);

#endif /* __THREAD_H__ */
