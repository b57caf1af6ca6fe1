/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: read-write locks, barriers, once, spin locks, semaphores.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdint.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "deadline.h"

uk_testsuite_register(musl_sync, NULL);

#define THREADS 4

static pthread_t threads[THREADS];

static void start_all(void *(*fn)(void *), void *arg)
{
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, fn, arg);
}

static void join_all(void)
{
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
}

static int readers, most_readers, writers, most_writers, mixed;

static void *reads_and_writes(void *arg)
{
	pthread_rwlock_t *lock = arg;

	for (int i = 0; i < 6; i++) {
		pthread_rwlock_rdlock(lock);
		most_readers = MAX(most_readers, ++readers);
		mixed += writers;
		sched_yield();
		readers--;
		pthread_rwlock_unlock(lock);

		pthread_rwlock_wrlock(lock);
		most_writers = MAX(most_writers, ++writers);
		mixed += readers;
		sched_yield();
		writers--;
		pthread_rwlock_unlock(lock);
	}
	return NULL;
}

UK_TESTCASE(musl_sync, many_read_or_one_writes)
{
	pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

	start_all(reads_and_writes, &lock);
	join_all();
	UK_TEST_EXPECT_SNUM_EQ(most_readers, THREADS);
	UK_TEST_EXPECT_SNUM_EQ(most_writers, 1);
	UK_TEST_EXPECT_ZERO(mixed);
	UK_TEST_EXPECT_ZERO(pthread_rwlock_destroy(&lock));
}

UK_TESTCASE(musl_sync, a_lock_for_reading_refuses_writers)
{
	pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
	struct timespec soon = deadline_in(CLOCK_REALTIME, 2);

	UK_TEST_EXPECT_ZERO(pthread_rwlock_tryrdlock(&lock));
	UK_TEST_EXPECT_ZERO(pthread_rwlock_tryrdlock(&lock));
	UK_TEST_EXPECT_SNUM_EQ(pthread_rwlock_trywrlock(&lock), EBUSY);
	UK_TEST_EXPECT_SNUM_EQ(pthread_rwlock_timedwrlock(&lock, &soon),
			       ETIMEDOUT);
	pthread_rwlock_unlock(&lock);
	pthread_rwlock_unlock(&lock);
	UK_TEST_EXPECT_ZERO(pthread_rwlock_trywrlock(&lock));
	soon = deadline_in(CLOCK_REALTIME, 2);
	UK_TEST_EXPECT_SNUM_EQ(pthread_rwlock_timedrdlock(&lock, &soon),
			       ETIMEDOUT);
	pthread_rwlock_unlock(&lock);
}

static int before, behind, serial, early;

static void *meets(void *arg)
{
	for (int round = 1; round <= 3; round++) {
		before++;
		serial += pthread_barrier_wait(arg) ==
			  PTHREAD_BARRIER_SERIAL_THREAD;
		early += before < round * THREADS;
		behind++;
	}
	return NULL;
}

UK_TESTCASE(musl_sync, a_barrier_holds_until_all_are_there)
{
	pthread_barrier_t barrier;

	UK_TEST_EXPECT_SNUM_EQ(pthread_barrier_init(&barrier, NULL, 0), EINVAL);
	pthread_barrier_init(&barrier, NULL, THREADS);
	start_all(meets, &barrier);
	join_all();
	UK_TEST_EXPECT_ZERO(early);
	UK_TEST_EXPECT_SNUM_EQ(behind, 3 * THREADS);
	UK_TEST_EXPECT_SNUM_EQ(serial, 3);
	UK_TEST_EXPECT_ZERO(pthread_barrier_destroy(&barrier));
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int initialised, seen_unready;

static void initialise(void)
{
	sched_yield();
	initialised++;
}

static void *needs_it(void *arg)
{
	pthread_once(&once, initialise);
	seen_unready += initialised != 1;
	return arg;
}

UK_TESTCASE(musl_sync, once_is_once_and_all_wait_for_it)
{
	start_all(needs_it, NULL);
	join_all();
	UK_TEST_EXPECT_SNUM_EQ(initialised, 1);
	UK_TEST_EXPECT_ZERO(seen_unready);
	UK_TEST_EXPECT_ZERO(pthread_once(&once, initialise));
	UK_TEST_EXPECT_SNUM_EQ(initialised, 1);
}

UK_TESTCASE(musl_sync, a_spin_lock_is_taken_or_not)
{
	pthread_spinlock_t lock;

	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	UK_TEST_EXPECT_ZERO(pthread_spin_lock(&lock));
	UK_TEST_EXPECT_SNUM_EQ(pthread_spin_trylock(&lock), EBUSY);
	UK_TEST_EXPECT_ZERO(pthread_spin_unlock(&lock));
	UK_TEST_EXPECT_ZERO(pthread_spin_trylock(&lock));
}

struct ring {
	sem_t empty, full;
	int slots[2], in, out, sum;
};

static void *consumes(void *arg)
{
	struct ring *r = arg;

	for (int i = 0; i < 10; i++) {
		sem_wait(&r->full);
		r->sum += r->slots[r->out];
		r->out = (r->out + 1) % 2;
		sem_post(&r->empty);
	}
	return NULL;
}

UK_TESTCASE(musl_sync, semaphores_pass_goods_from_hand_to_hand)
{
	struct ring ring = {0};
	pthread_t consumer;
	int value;

	UK_TEST_EXPECT_ZERO(sem_init(&ring.empty, 0, 2));
	UK_TEST_EXPECT_ZERO(sem_init(&ring.full, 0, 0));
	pthread_create(&consumer, NULL, consumes, &ring);
	for (int i = 1; i <= 10; i++) {
		sem_wait(&ring.empty);
		ring.slots[ring.in] = i;
		ring.in = (ring.in + 1) % 2;
		sem_post(&ring.full);
	}
	pthread_join(consumer, NULL);
	UK_TEST_EXPECT_SNUM_EQ(ring.sum, 55);
	sem_getvalue(&ring.empty, &value);
	UK_TEST_EXPECT_SNUM_EQ(value, 2);
	UK_TEST_EXPECT_ZERO(sem_destroy(&ring.empty));
}

UK_TESTCASE(musl_sync, a_semaphore_is_tried_and_waited_for_a_time)
{
	long long start = now_ms(CLOCK_MONOTONIC);
	struct timespec until = deadline_in(CLOCK_REALTIME, 1100);
	sem_t sem;

	sem_init(&sem, 0, 1);
	UK_TEST_EXPECT_ZERO(sem_trywait(&sem));
	UK_TEST_EXPECT_SNUM_EQ(sem_trywait(&sem), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EAGAIN);
	UK_TEST_EXPECT_SNUM_EQ(sem_timedwait(&sem, &until), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_GE(now_ms(CLOCK_MONOTONIC) - start, 1099);
	sem_post(&sem);
	UK_TEST_EXPECT_ZERO(sem_timedwait(&sem, &until));
	UK_TEST_EXPECT_SNUM_EQ(sem_init(&sem, 0, -1U), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
}
