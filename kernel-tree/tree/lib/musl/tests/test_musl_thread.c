/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: a kernel thread is a thread of the libc too (contract 5, rows A18 and
 * B24).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <uk/alloc.h>
#include <uk/essentials.h>
#include <uk/sched.h>
#include <uk/test.h>

uk_testsuite_register(musl_thread, NULL);

/* What a thread sees of itself */
struct view {
	pthread_key_t key;
	void *at_start, *at_end;
	pthread_t self;
	pid_t tid;
	char *stack, *local;
	size_t stack_size;
	int trylock, rc;
	pthread_mutex_t *mutex;
};

static __noreturn void look(void *arg)
{
	struct view *v = arg;
	pthread_attr_t attr;

	v->at_start = pthread_getspecific(v->key);
	pthread_setspecific(v->key, v);
	v->self = pthread_self();
	v->tid = gettid();
	v->local = (char *)&attr;
	v->rc = pthread_getattr_np(v->self, &attr);
	pthread_attr_getstack(&attr, (void **)&v->stack, &v->stack_size);
	if (v->mutex)
		v->trylock = pthread_mutex_trylock(v->mutex);
	uk_sched_yield();
	v->at_end = pthread_getspecific(v->key);
	uk_sched_thread_exit();
}

static void run(struct view *v, size_t stack_len)
{
	uk_sched_thread_create_fn1(uk_sched_current(), look, v, stack_len,
				   false, false, "look", NULL, NULL);
	uk_sched_yield();
}

UK_TESTCASE(musl_thread, each_thread_has_its_own_values_of_a_key)
{
	struct view first = {0}, second = {0};

	UK_TEST_EXPECT_ZERO(pthread_key_create(&first.key, NULL));
	second.key = first.key;
	pthread_setspecific(first.key, &errno);
	run(&first, 0);
	run(&second, 0);
	uk_sched_yield();
	UK_TEST_EXPECT_NULL(first.at_start);
	UK_TEST_EXPECT_NULL(second.at_start);
	UK_TEST_EXPECT_PTR_EQ(first.at_end, &first);
	UK_TEST_EXPECT_PTR_EQ(second.at_end, &second);
	UK_TEST_EXPECT_PTR_EQ(pthread_getspecific(first.key), &errno);
	UK_TEST_EXPECT_ZERO(pthread_key_delete(first.key));
}

UK_TESTCASE(musl_thread, values_are_null_in_memory_that_was_used_before)
{
	struct uk_alloc *a = uk_alloc_get_default();
	void *dirt[8];
	struct view v = {0};

	for (unsigned int i = 0; i < ARRAY_SIZE(dirt); i++) {
		dirt[i] = uk_malloc(a, 1024);
		memset(dirt[i], 0xa5, 1024);
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(dirt); i++)
		uk_free(a, dirt[i]);
	pthread_key_create(&v.key, NULL);
	run(&v, 0);
	uk_sched_yield();
	UK_TEST_EXPECT_NULL(v.at_start);
	pthread_key_delete(v.key);
}

UK_TESTCASE(musl_thread, threads_have_positive_numbers_of_their_own)
{
	struct view first = {0}, second = {0};

	run(&first, 0);
	run(&second, 0);
	UK_TEST_EXPECT_SNUM_GT(gettid(), 0);
	UK_TEST_EXPECT_SNUM_GT(first.tid, 0);
	UK_TEST_EXPECT_SNUM_GT(second.tid, 0);
	UK_TEST_EXPECT_SNUM_NQ(first.tid, second.tid);
	UK_TEST_EXPECT_SNUM_NQ(first.tid, gettid());
	UK_TEST_EXPECT_SNUM_NQ(second.tid, gettid());
	UK_TEST_EXPECT(!pthread_equal(first.self, second.self));
	uk_sched_yield();
}

UK_TESTCASE(musl_thread, the_stack_is_as_large_as_it_was_asked_for)
{
	struct view small = {0}, usual = {0};

	run(&small, 8192);
	run(&usual, 0);
	UK_TEST_EXPECT_ZERO(small.rc);
	UK_TEST_EXPECT_SNUM_GT(small.stack_size, 8192 - 64);
	UK_TEST_EXPECT_SNUM_LE(small.stack_size, 8192);
	UK_TEST_EXPECT(small.local >= small.stack &&
		       small.local < small.stack + small.stack_size);
	UK_TEST_EXPECT_SNUM_GT(usual.stack_size, STACK_SIZE - 64);
	UK_TEST_EXPECT_SNUM_LE(usual.stack_size, STACK_SIZE);
	uk_sched_yield();
}

UK_TESTCASE(musl_thread, a_mutex_knows_its_owner)
{
	pthread_mutexattr_t attr;
	pthread_mutex_t mutex;
	struct view v = {.mutex = &mutex};

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&mutex, &attr);
	UK_TEST_EXPECT_ZERO(pthread_mutex_lock(&mutex));
	UK_TEST_EXPECT_ZERO(pthread_mutex_lock(&mutex));
	run(&v, 0);
	UK_TEST_EXPECT_SNUM_EQ(v.trylock, EBUSY);
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&mutex));
	UK_TEST_EXPECT_ZERO(pthread_mutex_unlock(&mutex));
	uk_sched_yield();
}
