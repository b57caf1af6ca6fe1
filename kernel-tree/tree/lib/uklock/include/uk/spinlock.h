/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Spinlocks: for a few instructions, in any context (contract 1.7).
 *
 * Who holds one must not block, yield, or lock it again; who waits for one
 * keeps the processor busy. If an interrupt handler takes it too, others hold
 * it with interrupts off, by the _irqf functions: with a single processor the
 * handler would else wait for ever for whom it has interrupted.
 */
#ifndef __UK_SPINLOCK_H__
#define __UK_SPINLOCK_H__

#include <uk/arch/spinlock.h>
#include <uk/plat/lcpu.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct __spinlock uk_spinlock;

/* Initialiser of a lock that nobody holds */
#define UK_SPINLOCK_INITIALIZER() UKARCH_SPINLOCK_INITIALIZER()

/** Initialise a lock: nobody holds it. */
#define uk_spin_init(lock) ukarch_spin_init(lock)

/** Take a lock; spins while somebody holds it. */
#define uk_spin_lock(lock) ukarch_spin_lock(lock)

/** Take a lock if nobody holds it. @return 1 if taken, else 0 */
#define uk_spin_trylock(lock) ukarch_spin_trylock(lock)

/** Give a lock back. */
#define uk_spin_unlock(lock) ukarch_spin_unlock(lock)

/** Tell whether somebody holds a lock. */
#define uk_spin_is_locked(lock) ukarch_spin_is_locked(lock)

/**
 * The same with interrupts off while the lock is held.
 *
 * @param lock uk_spinlock *
 * @param flags unsigned long lvalue: whether interrupts were on before
 */
#define uk_spin_lock_irqf(lock, flags)                                         \
	do {                                                                   \
		(flags) = ukplat_lcpu_save_irqf();                             \
		uk_spin_lock(lock);                                            \
	} while (0)

#define uk_spin_unlock_irqf(lock, flags)                                       \
	do {                                                                   \
		uk_spin_unlock(lock);                                          \
		ukplat_lcpu_restore_irqf(flags);                               \
	} while (0)

/* 1 if taken; else 0, and interrupts are as they were */
#define uk_spin_trylock_irqf(lock, flags)                                      \
	({                                                                     \
		int _taken;                                                    \
                                                                               \
		(flags) = ukplat_lcpu_save_irqf();                             \
		_taken = uk_spin_trylock(lock);                                \
		if (!_taken)                                                   \
			ukplat_lcpu_restore_irqf(flags);                       \
		_taken;                                                        \
	})

#ifdef __cplusplus
}
#endif
#endif /* __UK_SPINLOCK_H__ */
