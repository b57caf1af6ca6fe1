/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: the types of mutexes, and others that wait for them.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <uk/essentials.h>
#include <uk/sched.h>
#include <uk/test.h>

#include "deadline.h"

uk_testsuite_register(musl_mutex, NULL);

static void init_mutex(pthread_mutex_t *m, int type)
{
	pthread_mutexattr_t attr;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_settype(&attr, type);
	pthread_mutex_init(m, &attr);
}

/* One function called in another thread: what does it return? */
struct call {
	int (*fn)(pthread_mutex_t *);
	pthread_mutex_t *mutex;
};

static void *do_call(void *arg)
{
	struct call *c = arg;

	return (void *)(intptr_t)c->fn(c->mutex);
}

static int elsewhere(int (*fn)(pthread_mutex_t *), pthread_mutex_t *m)
{
	struct call c = {fn, m};
	pthread_t thread;
	void *rc;

	if (pthread_create(&thread, NULL, do_call, &c))
		return -1;
	pthread_join(thread, &rc);
	return (int)(intptr_t)rc;
}

static struct {
	pthread_mutex_t mutex;
	int inside, most_inside, turns;
} shared = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void *takes_turns(void *arg)
{
	for (int i = 0; i < 20; i++) {
		pthread_mutex_lock(&shared.mutex);
		shared.inside++;
		shared.most_inside = MAX(shared.most_inside, shared.inside);
		sched_yield();
		shared.turns++;
		shared.inside--;
		pthread_mutex_unlock(&shared.mutex);
		sched_yield();
	}
	return arg;
}

UK_TESTCASE(musl_mutex, one_at_a_time_is_inside)
{
	pthread_t threads[5];

	for (int i = 0; i < 5; i++)
		pthread_create(&threads[i], NULL, takes_turns, NULL);
	for (int i = 0; i < 5; i++)
		pthread_join(threads[i], NULL);
	UK_TEST_EXPECT_SNUM_EQ(shared.turns, 100);
	UK_TEST_EXPECT_SNUM_EQ(shared.most_inside, 1);
	UK_TEST_EXPECT_ZERO(pthread_mutex_destroy(&shared.mutex));
}

UK_TESTCASE(musl_mutex, a_normal_one_cannot_be_tried_twice)
{
	pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

	UK_TEST_EXPECT_ZERO(pthread_mutex_trylock(&m));
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_trylock(&m), EBUSY);
	UK_TEST_EXPECT_SNUM_EQ(elsewhere(pthread_mutex_trylock, &m), EBUSY);
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_ZERO(elsewhere(pthread_mutex_trylock, &m));
}

UK_TESTCASE(musl_mutex, a_recursive_one_counts)
{
	pthread_mutex_t m;

	init_mutex(&m, PTHREAD_MUTEX_RECURSIVE);
	UK_TEST_EXPECT_ZERO(pthread_mutex_lock(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_lock(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_trylock(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_SNUM_EQ(elsewhere(pthread_mutex_trylock, &m), EBUSY);
	UK_TEST_EXPECT_SNUM_EQ(elsewhere(pthread_mutex_unlock, &m), EPERM);
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_unlock(&m), EPERM);
}

UK_TESTCASE(musl_mutex, an_errorcheck_one_finds_mistakes)
{
	pthread_mutex_t m;

	init_mutex(&m, PTHREAD_MUTEX_ERRORCHECK);
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_unlock(&m), EPERM);
	UK_TEST_EXPECT_ZERO(pthread_mutex_lock(&m));
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_lock(&m), EDEADLK);
	UK_TEST_EXPECT_SNUM_EQ(elsewhere(pthread_mutex_unlock, &m), EPERM);
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
}

static long long waited_ms;

static int lock_for_5_ms(pthread_mutex_t *m)
{
	struct timespec until = deadline_in(CLOCK_REALTIME, 5);
	long long before = now_ms(CLOCK_MONOTONIC);
	int rc = pthread_mutex_timedlock(m, &until);

	waited_ms = now_ms(CLOCK_MONOTONIC) - before;
	if (!rc)
		pthread_mutex_unlock(m);
	return rc;
}

UK_TESTCASE(musl_mutex, patience_can_be_limited)
{
	struct timespec never = {.tv_nsec = 1000000000};
	pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

	UK_TEST_EXPECT_ZERO(elsewhere(lock_for_5_ms, &m));
	UK_TEST_EXPECT_SNUM_LT(waited_ms, 3);
	pthread_mutex_lock(&m);
	UK_TEST_EXPECT_SNUM_EQ(elsewhere(lock_for_5_ms, &m), ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_GE(waited_ms, 4);
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_timedlock(&m, &never), EINVAL);
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_trylock(&m));
}

static void init_robust(pthread_mutex_t *m)
{
	pthread_mutexattr_t attr;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(m, &attr);
}

UK_TESTCASE(musl_mutex, the_death_of_an_owner_is_told_by_a_robust_one)
{
	pthread_mutex_t m;

	init_robust(&m);
	UK_TEST_EXPECT_ZERO(elsewhere(pthread_mutex_lock, &m));
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_trylock(&m), EOWNERDEAD);
	UK_TEST_EXPECT_ZERO(pthread_mutex_consistent(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_ZERO(elsewhere(pthread_mutex_lock, &m));
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_trylock(&m), EOWNERDEAD);
	/* not made consistent */
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_trylock(&m), ENOTRECOVERABLE);
}

static __noreturn void takes_it(void *mutex)
{
	pthread_mutex_lock(mutex);
	uk_sched_yield();
	uk_sched_thread_exit();
}

UK_TESTCASE(musl_mutex, the_death_of_a_kernel_thread_is_told_too)
{
	pthread_mutex_t m;

	init_robust(&m);
	uk_sched_thread_create(uk_sched_current(), takes_it, &m, "owner");
	uk_sched_yield();
	/* Its end wakes us */
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_lock(&m), EOWNERDEAD);
	UK_TEST_EXPECT_ZERO(pthread_mutex_consistent(&m));
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&m));
}

UK_TESTCASE(musl_mutex, priorities_are_not_inherited)
{
	pthread_mutexattr_t attr;

	pthread_mutexattr_init(&attr);
	UK_TEST_EXPECT_SNUM_EQ(
		pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_INHERIT),
		ENOSYS);
	UK_TEST_EXPECT_ZERO(
		pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_NONE));
}
