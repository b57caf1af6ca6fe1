/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: pthreads come, run and go, and leave nothing behind.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>
#include <uk/alloc.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "deadline.h"

uk_testsuite_register(musl_pthread, NULL);

/* Wait long enough for the idle thread to have its turn, which gives exited
 * threads back */
static long free_memory(void)
{
	struct timespec moment = {.tv_nsec = 1000000};

	nanosleep(&moment, NULL);
	return uk_alloc_availmem(uk_alloc_get_default());
}

static void *add_one(void *arg)
{
	return (char *)arg + 1;
}

UK_TESTCASE(musl_pthread, join_returns_what_the_thread_returned)
{
	pthread_t thread;
	void *result;

	UK_TEST_EXPECT_ZERO(pthread_create(&thread, NULL, add_one, (void *)41));
	UK_TEST_EXPECT_ZERO(pthread_join(thread, &result));
	UK_TEST_EXPECT_SNUM_EQ((intptr_t)result, 42);
}

static void *leaves_early(void *arg)
{
	pthread_exit(arg);
	return NULL;
}

UK_TESTCASE(musl_pthread, pthread_exit_gives_the_result)
{
	pthread_t thread;
	void *result;

	pthread_create(&thread, NULL, leaves_early, &result);
	UK_TEST_EXPECT_ZERO(pthread_join(thread, &result));
	UK_TEST_EXPECT_PTR_EQ(result, &result);
}

struct look {
	pthread_t self;
	pid_t tid, pid;
	uintptr_t frame;
	int rc;
	size_t stack_size, guard_size;
	char *stack;
};

/* Aligned loads in the prologue would fault if the stack were not */
static void *look(void *arg)
{
	struct look *l = arg;
	pthread_attr_t attr;

	l->self = pthread_self();
	l->tid = gettid();
	l->pid = getpid();
	l->frame = (uintptr_t)__builtin_frame_address(0);
	l->rc = pthread_getattr_np(l->self, &attr);
	pthread_attr_getstack(&attr, (void **)&l->stack, &l->stack_size);
	pthread_attr_getguardsize(&attr, &l->guard_size);
	return NULL;
}

UK_TESTCASE(musl_pthread, a_thread_knows_itself)
{
	struct look l = {0};
	pthread_t thread;

	pthread_create(&thread, NULL, look, &l);
	UK_TEST_EXPECT_ZERO(pthread_join(thread, NULL));
	UK_TEST_EXPECT(pthread_equal(l.self, thread));
	UK_TEST_EXPECT_SNUM_GT(l.tid, 0);
	UK_TEST_EXPECT_SNUM_NQ(l.tid, gettid());
	UK_TEST_EXPECT_SNUM_EQ(l.pid, getpid());
	/* the frame pointer was pushed where a call's stack is 16-aligned */
	UK_TEST_EXPECT_ZERO(l.frame % 16);
}

UK_TESTCASE(musl_pthread, b24_stack_sizes_are_reported_as_they_are)
{
	pthread_attr_t attr;
	struct look l = {0};
	pthread_t thread;

	pthread_attr_init(&attr);
	UK_TEST_EXPECT_SNUM_EQ(pthread_attr_setstacksize(&attr, 100), EINVAL);
	UK_TEST_EXPECT_ZERO(pthread_attr_setstacksize(&attr, 16384));
	UK_TEST_EXPECT_ZERO(pthread_attr_setguardsize(&attr, 0));
	pthread_create(&thread, &attr, look, &l);
	pthread_join(thread, NULL);
	UK_TEST_EXPECT_ZERO(l.rc);
	UK_TEST_EXPECT_SNUM_GE(l.stack_size, 16384);
	UK_TEST_EXPECT_SNUM_LT(l.stack_size, 16384 + 4096);
	UK_TEST_EXPECT_ZERO(l.guard_size);
	UK_TEST_EXPECT(l.frame > (uintptr_t)l.stack &&
		       l.frame < (uintptr_t)l.stack + l.stack_size);
}

UK_TESTCASE(musl_pthread, a_stack_of_the_callers_is_used)
{
	static char stack[32768] __align(16);
	pthread_attr_t attr;
	struct look l = {0};
	pthread_t thread;

	pthread_attr_init(&attr);
	UK_TEST_EXPECT_ZERO(pthread_attr_setstack(&attr, stack, sizeof(stack)));
	UK_TEST_EXPECT_ZERO(pthread_create(&thread, &attr, look, &l));
	UK_TEST_EXPECT_ZERO(pthread_join(thread, NULL));
	UK_TEST_EXPECT(l.frame > (uintptr_t)stack &&
		       l.frame < (uintptr_t)stack + sizeof(stack));
	UK_TEST_EXPECT_PTR_EQ(l.stack, stack);
}

UK_TESTCASE(musl_pthread, a_hundred_joined_threads_leave_nothing)
{
	pthread_attr_t attr;
	pthread_t thread;
	long before;
	int failed = 0;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 8192);
	pthread_create(&thread, &attr, add_one, NULL);
	pthread_join(thread, NULL);
	before = free_memory();
	for (int i = 0; i < 100; i++) {
		failed += pthread_create(&thread, &attr, add_one, NULL);
		failed += pthread_join(thread, NULL);
	}
	UK_TEST_EXPECT_ZERO(failed);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

static int detached_runs;

static void *runs_detached(void *arg)
{
	if (arg)
		pthread_detach(pthread_self());
	detached_runs++;
	return NULL;
}

/* Half of them from the start, half by their own wish */
UK_TESTCASE(musl_pthread, a_hundred_detached_threads_leave_nothing)
{
	pthread_attr_t attr;
	pthread_t thread;
	long before = free_memory();
	int failed = 0;

	detached_runs = 0;
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 8192);
	for (int i = 0; i < 100; i++) {
		pthread_attr_setdetachstate(&attr,
					    i % 2 ? PTHREAD_CREATE_DETACHED
						  : PTHREAD_CREATE_JOINABLE);
		failed += pthread_create(&thread, &attr, runs_detached,
					 i % 2 ? NULL : &attr);
		sched_yield();
	}
	UK_TEST_EXPECT_ZERO(failed);
	UK_TEST_EXPECT_SNUM_EQ(detached_runs, 100);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(musl_pthread, a_thread_that_has_ended_can_be_detached)
{
	long before = free_memory();
	pthread_t thread;

	pthread_create(&thread, NULL, add_one, NULL);
	sched_yield();
	UK_TEST_EXPECT_ZERO(pthread_detach(thread));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

static sem_t gate;

static void *waits_at_the_gate(void *arg)
{
	sem_wait(&gate);
	return arg;
}

UK_TESTCASE(musl_pthread, one_too_many_is_eagain_and_leaks_nothing)
{
	static pthread_t threads[CONFIG_LIBPOSIX_PROCESS_MAX_PID + 1];
	pthread_attr_t attr;
	long before = free_memory(), full;
	int count = 0, rc = 0;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 8192);
	sem_init(&gate, 0, 0);
	while (count < CONFIG_LIBPOSIX_PROCESS_MAX_PID && !rc) {
		rc = pthread_create(&threads[count], &attr, waits_at_the_gate,
				    NULL);
		count += !rc;
	}
	UK_TEST_EXPECT_SNUM_EQ(rc, EAGAIN);
	/* The boot thread is one of all */
	UK_TEST_EXPECT_SNUM_EQ(count, CONFIG_LIBPOSIX_PROCESS_MAX_PID - 1);
	full = free_memory();
	UK_TEST_EXPECT_SNUM_EQ(
		pthread_create(&threads[count], &attr, waits_at_the_gate, NULL),
		EAGAIN);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), full);
	for (int i = 0; i < count; i++)
		sem_post(&gate);
	while (count)
		pthread_join(threads[--count], NULL);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(musl_pthread, a_stack_beyond_all_memory_is_eagain)
{
	long before = free_memory();
	pthread_attr_t attr;
	pthread_t thread;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 1UL << 32);
	UK_TEST_EXPECT_SNUM_EQ(pthread_create(&thread, &attr, add_one, NULL),
			       EAGAIN);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(musl_pthread, joins_can_be_tried_and_timed)
{
	struct timespec soon;
	pthread_t thread;

	sem_init(&gate, 0, 0);
	pthread_create(&thread, NULL, waits_at_the_gate, NULL);
	UK_TEST_EXPECT_SNUM_EQ(pthread_tryjoin_np(thread, NULL), EBUSY);
	soon = deadline_in(CLOCK_REALTIME, 2);
	UK_TEST_EXPECT_SNUM_EQ(pthread_timedjoin_np(thread, NULL, &soon),
			       ETIMEDOUT);
	sem_post(&gate);
	sched_yield();
	UK_TEST_EXPECT_ZERO(pthread_kill(thread, 0));
	UK_TEST_EXPECT_ZERO(pthread_tryjoin_np(thread, NULL));
}

static int c11_start(void *arg)
{
	*(int *)arg = 1;
	return 7;
}

UK_TESTCASE(musl_pthread, threads_of_c11_run)
{
	int ran = 0, result = 0;
	thrd_t thread;

	UK_TEST_EXPECT_SNUM_EQ(thrd_create(&thread, c11_start, &ran),
			       thrd_success);
	UK_TEST_EXPECT_SNUM_EQ(thrd_join(thread, &result), thrd_success);
	UK_TEST_EXPECT_SNUM_EQ(ran, 1);
	UK_TEST_EXPECT_SNUM_EQ(result, 7);
}
