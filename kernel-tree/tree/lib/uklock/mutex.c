/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes.
 *
 * Interface: <uk/mutex.h>. Threads are not preempted, so nothing comes between
 * finding a mutex free and taking it.
 */
#include <uk/assert.h>
#include <uk/mutex.h>
#include <uk/wait.h>

static int is_mine_or_free(const struct uk_mutex *m)
{
	return m->lock_count == 0 || m->owner == uk_thread_current();
}

void uk_mutex_init(struct uk_mutex *m)
{
	UK_ASSERT(m);

	m->lock_count = 0;
	m->owner = NULL;
	uk_waitq_init(&m->wait);
}

int uk_mutex_trylock(struct uk_mutex *m)
{
	UK_ASSERT(m);

	if (!is_mine_or_free(m))
		return 0;
	m->owner = uk_thread_current();
	m->lock_count++;
	return 1;
}

void uk_mutex_lock(struct uk_mutex *m)
{
	while (!uk_mutex_trylock(m))
		uk_waitq_wait_event(&m->wait, is_mine_or_free(m));
}

void uk_mutex_unlock(struct uk_mutex *m)
{
	UK_ASSERT(m);
	UK_ASSERT(uk_mutex_is_locked(m));

	if (--m->lock_count > 0)
		return;
	m->owner = NULL;
	uk_waitq_wake_up(&m->wait);
}
