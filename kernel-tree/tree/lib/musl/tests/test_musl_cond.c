/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: condition variables.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "deadline.h"

uk_testsuite_register(musl_cond, NULL);

#define WAITERS 6

static struct {
	pthread_mutex_t mutex;
	pthread_cond_t cond;
	int waiting, tickets, through, timed_out;
	int order[WAITERS], finished;
} room;

static pthread_t threads[WAITERS];

static void open_room(void)
{
	room = (typeof(room)){.mutex = PTHREAD_MUTEX_INITIALIZER,
			      .cond = PTHREAD_COND_INITIALIZER};
}

/* Wait for a ticket */
static void *waits(void *arg)
{
	pthread_mutex_lock(&room.mutex);
	room.waiting++;
	while (!room.tickets)
		pthread_cond_wait(&room.cond, &room.mutex);
	room.tickets--;
	room.through++;
	room.order[room.finished++] = (int)(long)arg;
	pthread_mutex_unlock(&room.mutex);
	return NULL;
}

static void fill(void)
{
	open_room();
	for (long i = 0; i < WAITERS; i++)
		pthread_create(&threads[i], NULL, waits, (void *)i);
	while (room.waiting < WAITERS)
		sched_yield();
}

static void give(int tickets, int (*tell)(pthread_cond_t *))
{
	pthread_mutex_lock(&room.mutex);
	room.tickets += tickets;
	tell(&room.cond);
	pthread_mutex_unlock(&room.mutex);
	for (int i = 0; i < 3 * WAITERS; i++)
		sched_yield();
}

static void join_all(void)
{
	for (int i = 0; i < WAITERS; i++)
		pthread_join(threads[i], NULL);
	pthread_cond_destroy(&room.cond);
	pthread_mutex_destroy(&room.mutex);
}

UK_TESTCASE(musl_cond, a_signal_lets_one_through_in_order)
{
	int out_of_order = 0;

	fill();
	for (int i = 1; i <= WAITERS; i++) {
		give(1, pthread_cond_signal);
		if (i == 1)
			UK_TEST_EXPECT_SNUM_EQ(room.through, 1);
	}
	UK_TEST_EXPECT_SNUM_EQ(room.through, WAITERS);
	join_all();
	for (int i = 0; i < WAITERS; i++)
		out_of_order += room.order[i] != i;
	UK_TEST_EXPECT_ZERO(out_of_order);
}

/* All but the first wait for the mutex then, where requeuing puts them */
UK_TESTCASE(musl_cond, b12_a_broadcast_lets_all_through)
{
	fill();
	give(WAITERS, pthread_cond_broadcast);
	UK_TEST_EXPECT_SNUM_EQ(room.through, WAITERS);
	join_all();
}

UK_TESTCASE(musl_cond, a_broadcast_without_reason_lets_nobody_through)
{
	fill();
	give(0, pthread_cond_broadcast);
	UK_TEST_EXPECT_ZERO(room.through);
	give(WAITERS - 1, pthread_cond_broadcast);
	UK_TEST_EXPECT_SNUM_EQ(room.through, WAITERS - 1);
	give(1, pthread_cond_signal);
	UK_TEST_EXPECT_SNUM_EQ(room.through, WAITERS);
	join_all();
}

UK_TESTCASE(musl_cond, a_signal_with_nobody_waiting_is_lost)
{
	struct timespec soon;

	open_room();
	UK_TEST_EXPECT_ZERO(pthread_cond_signal(&room.cond));
	UK_TEST_EXPECT_ZERO(pthread_cond_broadcast(&room.cond));
	pthread_mutex_lock(&room.mutex);
	soon = deadline_in(CLOCK_REALTIME, 2);
	UK_TEST_EXPECT_SNUM_EQ(
		pthread_cond_timedwait(&room.cond, &room.mutex, &soon),
		ETIMEDOUT);
	UK_TEST_EXPECT_SNUM_EQ(pthread_mutex_trylock(&room.mutex), EBUSY);
	pthread_mutex_unlock(&room.mutex);
}

/* Whole seconds are the point of A8 */
UK_TESTCASE(musl_cond, a8_a_wait_of_a_second_takes_a_second)
{
	long long before = now_ms(CLOCK_MONOTONIC), after;
	struct timespec until;
	pthread_condattr_t attr;
	pthread_cond_t cond;

	open_room();
	pthread_condattr_init(&attr);
	UK_TEST_EXPECT_ZERO(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC));
	pthread_cond_init(&cond, &attr);
	pthread_mutex_lock(&room.mutex);
	until = deadline_in(CLOCK_MONOTONIC, 1200);
	UK_TEST_EXPECT_SNUM_EQ(
		pthread_cond_timedwait(&cond, &room.mutex, &until), ETIMEDOUT);
	after = now_ms(CLOCK_MONOTONIC);
	UK_TEST_EXPECT_SNUM_GE(after - before, 1199);
	UK_TEST_EXPECT_SNUM_LT(after - before, 1300);
	UK_TEST_EXPECT_SNUM_EQ(
		pthread_cond_timedwait(&cond, &room.mutex, &until), ETIMEDOUT);
	pthread_mutex_unlock(&room.mutex);
	pthread_cond_destroy(&cond);
}

/* Every second one gives up */
static void *waits_for_a_while(void *arg)
{
	struct timespec until =
		deadline_in(CLOCK_REALTIME, (long)arg % 2 ? 5 : 10000);
	int rc = 0;

	pthread_mutex_lock(&room.mutex);
	room.waiting++;
	while (!room.tickets && !rc)
		rc = pthread_cond_timedwait(&room.cond, &room.mutex, &until);
	if (rc)
		room.timed_out++;
	else
		room.through++;
	pthread_mutex_unlock(&room.mutex);
	return NULL;
}

UK_TESTCASE(musl_cond, those_who_give_up_do_not_disturb_the_others)
{
	struct timespec ten_ms = {.tv_nsec = 10000000};

	open_room();
	for (long i = 0; i < WAITERS; i++)
		pthread_create(&threads[i], NULL, waits_for_a_while, (void *)i);
	nanosleep(&ten_ms, NULL);
	UK_TEST_EXPECT_SNUM_EQ(room.timed_out, WAITERS / 2);
	UK_TEST_EXPECT_ZERO(room.through);
	give(1, pthread_cond_broadcast);
	UK_TEST_EXPECT_SNUM_EQ(room.through, WAITERS / 2);
	join_all();
}

/* Through the sequence number of the condition, not through its own queue */
UK_TESTCASE(musl_cond, one_that_processes_share_works_too)
{
	pthread_condattr_t attr;

	fill();
	give(WAITERS, pthread_cond_broadcast);
	join_all();
	open_room();
	pthread_condattr_init(&attr);
	pthread_condattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
	pthread_cond_init(&room.cond, &attr);
	for (long i = 0; i < WAITERS; i++)
		pthread_create(&threads[i], NULL, waits, (void *)i);
	while (room.waiting < WAITERS)
		sched_yield();
	sched_yield();
	give(WAITERS, pthread_cond_broadcast);
	UK_TEST_EXPECT_SNUM_EQ(room.through, WAITERS);
	join_all();
}
