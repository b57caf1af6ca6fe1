/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uklock: mutexes (contract 1.7).
 */
#include <string.h>
#include <uk/mutex.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <uk/wait.h>

uk_testsuite_register(uklock_mutex, NULL);

static struct uk_mutex mutex = UK_MUTEX_INITIALIZER(mutex);
static char events[16]; /* who got the mutex, in order */

static void note(char event)
{
	events[strlen(events)] = event;
}

static void let_others_run(void)
{
	for (int i = 0; i < 6; i++)
		uk_sched_yield();
}

static __noreturn void locks_once(void *name)
{
	uk_mutex_lock(&mutex);
	note(*(char *)name);
	uk_sched_yield();
	uk_mutex_unlock(&mutex);
	uk_sched_thread_exit();
}

static int tried;

static __noreturn void tries(void *arg __unused)
{
	tried = uk_mutex_trylock(&mutex);
	if (tried)
		uk_mutex_unlock(&mutex);
	uk_sched_thread_exit();
}

static void start(uk_thread_fn1_t fn, const char *name)
{
	uk_sched_thread_create(uk_sched_current(), fn, (void *)name, name);
}

UK_TESTCASE(uklock_mutex, a_new_mutex_is_free)
{
	struct uk_mutex m;

	memset(&m, 0xa5, sizeof(m));
	uk_mutex_init(&m);
	UK_TEST_EXPECT(!uk_mutex_is_locked(&m));
	UK_TEST_EXPECT_NULL(m.owner);
	UK_TEST_EXPECT(!uk_mutex_is_locked(&mutex));
}

UK_TESTCASE(uklock_mutex, who_locks_owns)
{
	uk_mutex_lock(&mutex);
	UK_TEST_EXPECT(uk_mutex_is_locked(&mutex));
	UK_TEST_EXPECT_PTR_EQ(mutex.owner, uk_thread_current());
	uk_mutex_unlock(&mutex);
	UK_TEST_EXPECT(!uk_mutex_is_locked(&mutex));
	UK_TEST_EXPECT_NULL(mutex.owner);
}

UK_TESTCASE(uklock_mutex, an_owner_locks_again_and_unlocks_as_often)
{
	uk_mutex_lock(&mutex);
	uk_mutex_lock(&mutex);
	UK_TEST_EXPECT_SNUM_EQ(uk_mutex_trylock(&mutex), 1);
	UK_TEST_EXPECT_SNUM_EQ(mutex.lock_count, 3);
	uk_mutex_unlock(&mutex);
	uk_mutex_unlock(&mutex);
	UK_TEST_EXPECT(uk_mutex_is_locked(&mutex));
	uk_mutex_unlock(&mutex);
	UK_TEST_EXPECT(!uk_mutex_is_locked(&mutex));
}

UK_TESTCASE(uklock_mutex, others_wait_until_the_last_unlock)
{
	memset(events, 0, sizeof(events));
	uk_mutex_lock(&mutex);
	uk_mutex_lock(&mutex);
	start(locks_once, "a");
	let_others_run();
	uk_mutex_unlock(&mutex);
	let_others_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, ""));
	uk_mutex_unlock(&mutex);
	let_others_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "a"));
	UK_TEST_EXPECT(!uk_mutex_is_locked(&mutex));
}

UK_TESTCASE(uklock_mutex, those_who_wait_get_it_in_order_one_at_a_time)
{
	memset(events, 0, sizeof(events));
	uk_mutex_lock(&mutex);
	start(locks_once, "a");
	start(locks_once, "b");
	start(locks_once, "c");
	let_others_run();
	uk_mutex_unlock(&mutex);
	uk_sched_yield();
	UK_TEST_EXPECT_ZERO(strcmp(events, "a"));
	UK_TEST_EXPECT(uk_mutex_is_locked(&mutex));
	let_others_run();
	let_others_run();
	UK_TEST_EXPECT_ZERO(strcmp(events, "abc"));
	UK_TEST_EXPECT(!uk_mutex_is_locked(&mutex));
	UK_TEST_EXPECT(uk_waitq_empty(&mutex.wait));
}

UK_TESTCASE(uklock_mutex, trylock_of_anothers_mutex_fails_at_once)
{
	uk_mutex_lock(&mutex);
	tried = -1;
	start(tries, "tries");
	let_others_run();
	UK_TEST_EXPECT_ZERO(tried);
	UK_TEST_EXPECT_SNUM_EQ(mutex.lock_count, 1);
	uk_mutex_unlock(&mutex);
	start(tries, "tries");
	let_others_run();
	UK_TEST_EXPECT_SNUM_EQ(tried, 1);
}
