/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: variables and values of threads; of pthreads and of kernel threads.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(musl_tls, NULL);

static __thread char odd = 3;
static __thread int initialised = 4711;
static __thread long long zero;
static __thread char aligned_32[32] __align(32) = "thirty-two";
static __thread char aligned_64[64] __align(64);

struct view {
	int odd, initialised, misaligned;
	long long zero, last_of_64;
	char text[32];
	void *at;
};

static void look(struct view *v)
{
	v->odd = odd;
	v->initialised = initialised;
	v->zero = zero;
	v->last_of_64 = aligned_64[63];
	v->misaligned =
		(uintptr_t)aligned_32 % 32 || (uintptr_t)aligned_64 % 64;
	strcpy(v->text, aligned_32);
	v->at = &initialised;
	odd = 0;
	initialised = 1;
	zero = 2;
	memset(aligned_32, 0xff, sizeof(aligned_32));
	memset(aligned_64, 0xff, sizeof(aligned_64));
	errno = E2BIG;
}

static void *look_in_pthread(void *arg)
{
	look(arg);
	return NULL;
}

static __noreturn void look_in_kernel_thread(void *arg)
{
	look(arg);
	uk_sched_thread_exit();
}

/* Twice, so that memory is used that the first has left behind */
static void two_views(struct view views[2], int kernel_threads)
{
	for (int i = 0; i < 2; i++) {
		pthread_t thread;

		if (kernel_threads) {
			uk_sched_thread_create(uk_sched_current(),
					       look_in_kernel_thread, &views[i],
					       "look");
			while (!views[i].at)
				sched_yield();
		} else {
			pthread_create(&thread, NULL, look_in_pthread,
				       &views[i]);
			pthread_join(thread, NULL);
		}
	}
}

static int is_fresh(const struct view *v)
{
	return v->odd == 3 && v->initialised == 4711 && !v->zero &&
	       !v->last_of_64 && !strcmp(v->text, "thirty-two");
}

UK_TESTCASE(musl_tls, pthreads_have_fresh_variables)
{
	struct view views[2] = {0};

	errno = 0;
	two_views(views, 0);
	UK_TEST_EXPECT(is_fresh(&views[0]));
	UK_TEST_EXPECT(is_fresh(&views[1]));
	UK_TEST_EXPECT(views[0].at != &initialised);
	UK_TEST_EXPECT_SNUM_EQ(initialised, 4711);
	UK_TEST_EXPECT_ZERO(errno);
}

UK_TESTCASE(musl_tls, b23_variables_of_all_threads_are_aligned)
{
	struct view pthreads[2] = {0}, kernel_threads[2] = {0};

	two_views(pthreads, 0);
	two_views(kernel_threads, 1);
	UK_TEST_EXPECT_ZERO(pthreads[0].misaligned || pthreads[1].misaligned);
	UK_TEST_EXPECT_ZERO(kernel_threads[0].misaligned ||
			    kernel_threads[1].misaligned);
	UK_TEST_EXPECT_ZERO((uintptr_t)aligned_64 % 64);
}

UK_TESTCASE(musl_tls, kernel_threads_have_fresh_variables)
{
	struct view views[2] = {0};

	two_views(views, 1);
	UK_TEST_EXPECT(is_fresh(&views[0]));
	UK_TEST_EXPECT(is_fresh(&views[1]));
	UK_TEST_EXPECT_SNUM_EQ(initialised, 4711);
}

/* -------------------------------------------------------------- keys -- */

static pthread_key_t key, other_key;
static int destroyed, destroyed_with;

static void destroy(void *value)
{
	destroyed++;
	destroyed_with += (int)(intptr_t)value;
}

/* The value comes back until the libc gives up */
static void set_again(void *value)
{
	destroyed++;
	pthread_setspecific(other_key, value);
}

static void *sets_again(void *arg)
{
	set_again(arg);
	return NULL;
}

static void *sets_values(void *arg)
{
	pthread_setspecific(key, arg);
	return NULL;
}

static __noreturn void sets_values_too(void *arg)
{
	pthread_setspecific(key, arg);
	uk_sched_thread_exit();
}

static __noreturn void exits_as_a_pthread(void *arg)
{
	pthread_setspecific(key, arg);
	pthread_exit(NULL);
}

static __noreturn void sets_values_and_waits(void *arg)
{
	pthread_setspecific(key, arg);
	for (;;)
		uk_sched_yield();
}

static void expect_nothing_yet(void)
{
	destroyed = destroyed_with = 0;
	pthread_key_create(&key, destroy);
}

UK_TESTCASE(musl_tls, destructors_run_at_the_end_of_a_pthread)
{
	pthread_t thread;

	expect_nothing_yet();
	pthread_create(&thread, NULL, sets_values, (void *)5);
	pthread_join(thread, NULL);
	UK_TEST_EXPECT_SNUM_EQ(destroyed, 1);
	UK_TEST_EXPECT_SNUM_EQ(destroyed_with, 5);
	/* There is nothing to destroy */
	pthread_create(&thread, NULL, sets_values, NULL);
	pthread_join(thread, NULL);
	UK_TEST_EXPECT_SNUM_EQ(destroyed, 1);
	UK_TEST_EXPECT_ZERO(pthread_key_delete(key));
}

UK_TESTCASE(musl_tls, destructors_run_at_the_end_of_a_kernel_thread)
{
	struct uk_sched *s = uk_sched_current();
	struct uk_thread *t;

	expect_nothing_yet();
	uk_sched_thread_create(s, sets_values_too, (void *)7, "exits");
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(destroyed_with, 7);
	uk_sched_thread_create(s, exits_as_a_pthread, (void *)70, "exits");
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(destroyed_with, 77);
	t = uk_sched_thread_create(s, sets_values_and_waits, (void *)700, "");
	uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(destroyed_with, 77);
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_SNUM_EQ(destroyed_with, 777);
	UK_TEST_EXPECT_SNUM_EQ(destroyed, 3);
	UK_TEST_EXPECT_ZERO(pthread_key_delete(key));
}

UK_TESTCASE(musl_tls, destructors_are_repeated_for_a_while)
{
	pthread_t thread;

	destroyed = 0;
	pthread_key_create(&key, NULL);
	pthread_key_create(&other_key, set_again);
	pthread_create(&thread, NULL, sets_again, &destroyed);
	pthread_join(thread, NULL);
	UK_TEST_EXPECT_SNUM_EQ(destroyed, 1 + PTHREAD_DESTRUCTOR_ITERATIONS);
	pthread_key_delete(other_key);
	pthread_key_delete(key);
}

UK_TESTCASE(musl_tls, a_key_that_comes_back_has_no_values)
{
	pthread_key_t again;
	struct uk_thread *t;

	expect_nothing_yet();
	pthread_setspecific(key, &key);
	t = uk_sched_thread_create(uk_sched_current(), sets_values_and_waits,
				   (void *)1, "waits");
	uk_sched_yield();
	pthread_key_delete(key);
	pthread_key_create(&again, destroy);
	UK_TEST_EXPECT_SNUM_EQ(again, key);
	UK_TEST_EXPECT_NULL(pthread_getspecific(again));
	uk_sched_thread_terminate(t);
	UK_TEST_EXPECT_ZERO(destroyed);
	pthread_key_delete(again);
}

UK_TESTCASE(musl_tls, keys_come_to_an_end)
{
	static pthread_key_t keys[PTHREAD_KEYS_MAX + 1];
	int count = 0, rc = 0;

	while (count <= PTHREAD_KEYS_MAX &&
	       !(rc = pthread_key_create(&keys[count], NULL)))
		count++;
	UK_TEST_EXPECT_SNUM_EQ(rc, EAGAIN);
	UK_TEST_EXPECT_SNUM_EQ(count, PTHREAD_KEYS_MAX);
	while (count)
		pthread_key_delete(keys[--count]);
}
