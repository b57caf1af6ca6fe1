/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Spinlocks of the architecture; use them through <uk/spinlock.h>.
 */
#ifndef __UKARCH_SPINLOCK_H__
#define __UKARCH_SPINLOCK_H__

#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

struct __spinlock {
	volatile int locked;
};

#define UKARCH_SPINLOCK_INITIALIZER()                                          \
	{                                                                      \
		0                                                              \
	}

static inline void ukarch_spin_init(struct __spinlock *lock)
{
	lock->locked = 0;
}

/* What the next owner reads was written by the last: acquire and release */
static inline int ukarch_spin_trylock(struct __spinlock *lock)
{
	return !__atomic_exchange_n(&lock->locked, 1, __ATOMIC_ACQUIRE);
}

static inline void ukarch_spin_lock(struct __spinlock *lock)
{
	/* Only look while it is locked: an exchange disturbs all processors */
	while (!ukarch_spin_trylock(lock))
		while (lock->locked)
			;
}

static inline void ukarch_spin_unlock(struct __spinlock *lock)
{
	__atomic_store_n(&lock->locked, 0, __ATOMIC_RELEASE);
}

static inline int ukarch_spin_is_locked(const struct __spinlock *lock)
{
	return lock->locked;
}

#ifdef __cplusplus
}
#endif
#endif /* __UKARCH_SPINLOCK_H__ */
