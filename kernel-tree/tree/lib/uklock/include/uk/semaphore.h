/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Semaphores (contract 1.7).
 *
 * A semaphore counts something that is there to be taken: down takes one and
 * blocks while there is none, up puts one. Who blocks is served in the order of
 * coming, unless another thread takes one before it runs.
 *
 * up and down_try are also for interrupt handlers; the rest is for threads.
 */
#ifndef __UK_SEMAPHORE_H__
#define __UK_SEMAPHORE_H__

#include <uk/config.h>

#if CONFIG_LIBUKLOCK_SEMAPHORE
#include <uk/arch/types.h>
#include <uk/essentials.h>
#include <uk/wait_types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_semaphore {
	long count;	      /* how many there are to take */
	struct uk_waitq wait; /* threads that want one */
};

/** Initialise a semaphore called `name` where it is defined. */
#define UK_SEMAPHORE_INITIALIZER(name, initial)                                \
	{                                                                      \
		.count = (initial),                                            \
		.wait = UK_WAIT_QUEUE_INITIALIZER((name).wait),                \
	}

/** Initialise a semaphore. */
void uk_semaphore_init(struct uk_semaphore *s, long count);

/** Take one; blocks while there is none. */
void uk_semaphore_down(struct uk_semaphore *s);

/** Take one if there is one. @return 1 if taken, else 0 */
int uk_semaphore_down_try(struct uk_semaphore *s);

/**
 * Take one; blocks while there is none, but not longer than a time.
 *
 * @param timeout ns from now
 * @return how long it took, ns; __NSEC_MAX if the time was over first
 */
__nsec uk_semaphore_down_to(struct uk_semaphore *s, __nsec timeout);

/** Put one. */
void uk_semaphore_up(struct uk_semaphore *s);

#ifdef __cplusplus
}
#endif
#endif /* CONFIG_LIBUKLOCK_SEMAPHORE */
#endif /* __UK_SEMAPHORE_H__ */
