/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: a kernel thread is a thread of the libc too (contract 5, rows A18 and
 * B24).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
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
	pid_t tid, kernel_tid;
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
	v->kernel_tid = syscall(SYS_gettid);
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

UK_TESTCASE(musl_thread, a18_values_are_null_in_memory_that_was_used_before)
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
	UK_TEST_EXPECT_SNUM_EQ(first.tid, first.kernel_tid);
	UK_TEST_EXPECT_SNUM_EQ(second.tid, second.kernel_tid);
	UK_TEST_EXPECT_SNUM_NQ(first.tid, gettid());
	UK_TEST_EXPECT_SNUM_NQ(second.tid, gettid());
	UK_TEST_EXPECT(!pthread_equal(first.self, second.self));
	uk_sched_yield();
}

UK_TESTCASE(musl_thread, b24_the_stack_is_as_large_as_it_was_asked_for)
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

UK_TESTCASE(musl_thread, the_end_of_a_kernel_thread_can_be_waited_for)
{
	struct view v = {0};

	run(&v, 0);
	UK_TEST_EXPECT_ZERO(pthread_kill(v.self, 0));
	UK_TEST_EXPECT_ZERO(pthread_join(v.self, NULL));
}

static pthread_t created;

static void *ends(void *arg)
{
	return arg;
}

static __noreturn void creates(void *result)
{
	void *got;

	pthread_create(&created, NULL, ends, result);
	pthread_join(created, &got);
	*(int *)result = got == result;
	pthread_exit(NULL);
}

UK_TESTCASE(musl_thread, a_kernel_thread_creates_pthreads_and_exits_as_one)
{
	int is_right = 0;

	uk_sched_thread_create(uk_sched_current(), creates, &is_right,
			       "parent");
	while (!is_right)
		uk_sched_yield();
	UK_TEST_EXPECT_SNUM_EQ(is_right, 1);
	/* The list of threads is not left locked */
	UK_TEST_EXPECT_ZERO(pthread_create(&created, NULL, ends, NULL));
	UK_TEST_EXPECT_ZERO(pthread_join(created, NULL));
}

UK_TESTCASE(musl_thread, what_all_threads_have_in_common_is_set_once)
{
	struct view v = {0};

	run(&v, 0);
	UK_TEST_EXPECT_ZERO(setuid(0));
	UK_TEST_EXPECT_ZERO(setgid(0));
	UK_TEST_EXPECT_SNUM_EQ(setuid(1), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	uk_sched_yield();
}

static int never(void *arg __unused)
{
	abort();
}

UK_TESTCASE(musl_thread, a_clone_without_a_stack_is_refused)
{
	errno = 0;
	UK_TEST_EXPECT_SNUM_EQ(clone(never, NULL, CLONE_VM, NULL), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
}
