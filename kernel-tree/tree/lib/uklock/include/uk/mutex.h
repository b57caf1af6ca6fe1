/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mutexes (contract 1.7).
 *
 * A mutex has at most one owner, a thread. The owner may lock it again
 * (recursion) and has to unlock it as often; meanwhile others that lock it
 * block. They get it in the order of coming, unless another thread locks it
 * before they run.
 *
 *            lock, trylock                  lock, trylock by the owner
 *   free ------------------> owned, count 1 ------------------> count 2 ...
 *        <------------------                <------------------
 *              unlock                             unlock
 *
 * For threads only, not for interrupt handlers. What a thread has locked when
 * it ends stays locked.
 */
#ifndef __UK_MUTEX_H__
#define __UK_MUTEX_H__

#include <uk/config.h>

#if CONFIG_LIBUKLOCK_MUTEX
#include <uk/essentials.h>
#include <uk/wait_types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_thread;

struct uk_mutex {
	int lock_count;		 /* 0: free */
	struct uk_thread *owner; /* NULL: free */
	struct uk_waitq wait;	 /* threads that want it */
};

/** Initialise a mutex called `name` where it is defined. */
#define UK_MUTEX_INITIALIZER(name)                                             \
	{                                                                      \
		.lock_count = 0, .owner = __NULL,                              \
		.wait = UK_WAIT_QUEUE_INITIALIZER((name).wait),                \
	}

/** Initialise a mutex: free. */
void uk_mutex_init(struct uk_mutex *m);

/** Lock a mutex; blocks while another thread owns it. */
void uk_mutex_lock(struct uk_mutex *m);

/** Lock a mutex if no other thread owns it. @return 1 if locked, else 0 */
int uk_mutex_trylock(struct uk_mutex *m);

/** Unlock a locked mutex (asserted). Who does so is not checked. */
void uk_mutex_unlock(struct uk_mutex *m);

/** Tell whether somebody, perhaps the caller, owns a mutex. */
static inline int uk_mutex_is_locked(const struct uk_mutex *m)
{
	return m->lock_count > 0;
}

#ifdef __cplusplus
}
#endif
#endif /* CONFIG_LIBUKLOCK_MUTEX */
#endif /* __UK_MUTEX_H__ */
