/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: deferred cancellation, at the next point or in a call that blocks.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <unistd.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "deadline.h"

uk_testsuite_register(musl_cancel, NULL);

static struct {
	int started, cleaned, order, went_on, rc;
	pthread_mutex_t mutex;
	pthread_cond_t cond;
	sem_t sem;
	int pipe[2];
} it;

static void clean(void *arg)
{
	it.cleaned++;
	it.order = it.order * 10 + (int)(long)arg;
}

/* Start a thread, let it come to where it blocks, cancel it */
static void *cancelled(void *(*fn)(void *))
{
	pthread_t thread;
	void *result;

	it = (typeof(it)){.mutex = PTHREAD_MUTEX_INITIALIZER,
			  .cond = PTHREAD_COND_INITIALIZER};
	sem_init(&it.sem, 0, 0);
	pthread_create(&thread, NULL, fn, NULL);
	while (!it.started)
		sched_yield();
	sched_yield();
	it.rc = pthread_cancel(thread);
	pthread_join(thread, &result);
	return result;
}

static void *sleeps(void *arg)
{
	struct timespec hour = {.tv_sec = 3600};

	pthread_cleanup_push(clean, (void *)1);
	pthread_cleanup_push(clean, (void *)2);
	it.started = 1;
	nanosleep(&hour, NULL);
	it.went_on = 1;
	pthread_cleanup_pop(0);
	pthread_cleanup_pop(0);
	return arg;
}

UK_TESTCASE(musl_cancel, a_sleeper_is_cancelled_and_cleans_up_in_reverse)
{
	long long before = now_ms(CLOCK_MONOTONIC);

	UK_TEST_EXPECT_PTR_EQ(cancelled(sleeps), PTHREAD_CANCELED);
	UK_TEST_EXPECT_ZERO(it.rc);
	UK_TEST_EXPECT_SNUM_EQ(it.cleaned, 2);
	UK_TEST_EXPECT_SNUM_EQ(it.order, 21);
	UK_TEST_EXPECT_ZERO(it.went_on);
	UK_TEST_EXPECT_SNUM_LT(now_ms(CLOCK_MONOTONIC) - before, 1000);
}

static void unlock(void *arg)
{
	/* Waiting ends with the mutex locked, cancelled or not */
	it.cleaned = pthread_mutex_trylock(arg) == EBUSY;
	pthread_mutex_unlock(arg);
}

static void *waits_for_condition(void *arg)
{
	pthread_mutex_lock(&it.mutex);
	pthread_cleanup_push(unlock, &it.mutex);
	it.started = 1;
	for (;;)
		pthread_cond_wait(&it.cond, &it.mutex);
	pthread_cleanup_pop(0);
	return arg;
}

UK_TESTCASE(musl_cancel, a_waiter_for_a_condition_has_the_mutex_when_it_ends)
{
	UK_TEST_EXPECT_PTR_EQ(cancelled(waits_for_condition), PTHREAD_CANCELED);
	UK_TEST_EXPECT_SNUM_EQ(it.cleaned, 1);
	UK_TEST_EXPECT_ZERO(pthread_mutex_trylock(&it.mutex));
	UK_TEST_EXPECT_ZERO(pthread_cond_signal(&it.cond));
	UK_TEST_EXPECT_ZERO(pthread_cond_destroy(&it.cond));
}

static void *waits_for_semaphore(void *arg)
{
	it.started = 1;
	sem_wait(&it.sem);
	it.went_on = 1;
	return arg;
}

UK_TESTCASE(musl_cancel, a_waiter_for_a_semaphore_takes_nothing)
{
	int value = -1;

	UK_TEST_EXPECT_PTR_EQ(cancelled(waits_for_semaphore), PTHREAD_CANCELED);
	sem_post(&it.sem);
	sem_getvalue(&it.sem, &value);
	UK_TEST_EXPECT_SNUM_EQ(value, 1);
	UK_TEST_EXPECT_ZERO(it.went_on);
}

static void *waits_for_thread(void *arg)
{
	pthread_t sleeper;

	pthread_create(&sleeper, NULL, waits_for_semaphore, NULL);
	pthread_cleanup_push(clean, NULL);
	pthread_join(sleeper, NULL);
	pthread_cleanup_pop(0);
	return arg;
}

UK_TESTCASE(musl_cancel, a_join_is_cancelled_and_the_thread_goes_on)
{
	UK_TEST_EXPECT_PTR_EQ(cancelled(waits_for_thread), PTHREAD_CANCELED);
	UK_TEST_EXPECT_SNUM_EQ(it.cleaned, 1);
	sem_post(&it.sem);
	sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(it.went_on, 1);
}

static void *reads(void *arg)
{
	char byte;

	it.started = pipe(it.pipe) ? -1 : 1;
	it.rc = read(it.pipe[0], &byte, 1);
	it.went_on = 1;
	return arg;
}

UK_TESTCASE(musl_cancel, a_reader_is_cancelled)
{
	UK_TEST_EXPECT_PTR_EQ(cancelled(reads), PTHREAD_CANCELED);
	UK_TEST_EXPECT_SNUM_EQ(it.started, 1);
	UK_TEST_EXPECT_ZERO(it.went_on);
	close(it.pipe[0]);
	close(it.pipe[1]);
}

static void *refuses(void *arg)
{
	struct timespec moment = {.tv_nsec = 2000000};
	int before;

	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
	it.started = 1;
	it.order = before;
	nanosleep(&moment, NULL);
	sem_trywait(&it.sem);
	pthread_testcancel();
	it.went_on = 1;
	pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
	pthread_testcancel();
	it.went_on = 2;
	return arg;
}

UK_TESTCASE(musl_cancel, one_that_refuses_is_cancelled_when_it_allows_it)
{
	UK_TEST_EXPECT_PTR_EQ(cancelled(refuses), PTHREAD_CANCELED);
	UK_TEST_EXPECT_SNUM_EQ(it.went_on, 1);
	UK_TEST_EXPECT_SNUM_EQ(it.order, PTHREAD_CANCEL_ENABLE);
}

/* A mutex is no cancellation point */
static void *locks(void *arg)
{
	it.started = 1;
	pthread_mutex_lock(&it.mutex);
	it.went_on = 1;
	pthread_mutex_unlock(&it.mutex);
	pthread_testcancel();
	return arg;
}

UK_TESTCASE(musl_cancel, a_lock_is_waited_for_to_the_end)
{
	pthread_t thread;
	void *result;

	it = (typeof(it)){.mutex = PTHREAD_MUTEX_INITIALIZER};
	pthread_mutex_lock(&it.mutex);
	pthread_create(&thread, NULL, locks, NULL);
	sched_yield();
	UK_TEST_EXPECT_ZERO(pthread_cancel(thread));
	sched_yield();
	UK_TEST_EXPECT_ZERO(it.went_on);
	pthread_mutex_unlock(&it.mutex);
	pthread_join(thread, &result);
	UK_TEST_EXPECT_SNUM_EQ(it.went_on, 1);
	UK_TEST_EXPECT_PTR_EQ(result, PTHREAD_CANCELED);
}

static void *cancels_itself(void *arg)
{
	it.started = 1;
	pthread_cancel(pthread_self());
	it.went_on = 1;
	pthread_testcancel();
	it.went_on = 2;
	return arg;
}

UK_TESTCASE(musl_cancel, a_thread_can_cancel_itself)
{
	pthread_t thread;
	void *result;

	it.went_on = 0;
	pthread_create(&thread, NULL, cancels_itself, NULL);
	pthread_join(thread, &result);
	UK_TEST_EXPECT_PTR_EQ(result, PTHREAD_CANCELED);
	UK_TEST_EXPECT_SNUM_EQ(it.went_on, 1);
}
