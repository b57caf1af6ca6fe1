/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <uk/process.h>
#include <uk/syscall.h>
#include "thread.h"

/* More than there are numbers */
#define MOST 64
/* Long enough for the idle thread to free what has ended, ns */
#define SHORT 1000000

static struct {
	struct uk_thread *thread;
	int to_make; /* its order: a thread, or NOBODY */
	bool to_exit;
} threads[THREADS];

int process_of[THREADS];

static bool refuses; /* the next thread */

/* Comes after posix-process, which has given a number by then */
static int refuse(struct uk_thread *child __unused,
		  struct uk_thread *parent __unused)
{
	return refuses ? -EAGAIN : 0;
}

UK_THREAD_INIT_PRIO(refuse, NULL, 5);

struct uk_thread *thread(int number)
{
	return threads[number].thread;
}

static __noreturn void obey(void *arg);

static void make(long number, int process)
{
	threads[number].to_make = NOBODY;
	threads[number].to_exit = false;
	threads[number].thread = uk_sched_thread_create(
		uk_sched_current(), obey, (void *)number, "t");
	process_of[number] = process;
}

static __noreturn void obey(void *arg)
{
	long self = (long)arg;

	while (!threads[self].to_exit) {
		int number = threads[self].to_make;

		threads[self].to_make = NOBODY;
		if (number != NOBODY)
			make(number, process_of[self]);
		uk_thread_block(uk_thread_current());
		uk_sched_yield();
	}
	uk_sched_thread_exit();
}

void threads_run(void)
{
	for (int i = 0; i < 2; i++)
		uk_sched_yield();
}

int thread_make(int number, int maker)
{
	if (maker == NOBODY) {
		make(number, NOBODY);
	} else {
		threads[maker].to_make = number;
		uk_thread_wake(threads[maker].thread);
		uk_sched_yield();
	}
	return threads[number].thread ? 0 : -1;
}

void thread_exit(int number)
{
	threads[number].to_exit = true;
	uk_thread_wake(threads[number].thread);
	threads_run();
	threads[number].thread = NULL;
	uk_sched_thread_sleep(SHORT);
}

void thread_terminate(int number)
{
	uk_sched_thread_terminate(threads[number].thread);
	threads[number].thread = NULL;
}

void thread_kill(int number)
{
	int process = process_of[number];

	uk_posix_process_kill(threads[number].thread);
	for (int i = 0; i < THREADS; i++)
		if (process_of[i] == process)
			threads[i].thread = NULL;
}

static __noreturn void end_at_once(void *arg __unused)
{
	uk_sched_thread_exit();
}

int threads_fill(void)
{
	int count = 0;

	while (count < MOST &&
	       uk_sched_thread_create(uk_sched_current(), end_at_once, NULL,
				      "fills"))
		count++;
	threads_run();
	uk_sched_thread_sleep(SHORT);
	return count;
}

int thread_release_one(void)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_thread *t = uk_thread_create_container(a, a, 0, a, false,
							 "kept", NULL, NULL);
	int tid = t ? ukthread2tid(t) : 0;

	if (t)
		uk_thread_release(t);
	return tid;
}

bool thread_fail_one(void)
{
	struct uk_thread *t;

	refuses = true;
	t = uk_sched_thread_create(uk_sched_current(), end_at_once, NULL, "no");
	refuses = false;
	return t != NULL;
}
