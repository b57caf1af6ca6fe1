/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A cooperative scheduler with priorities: of the runnable threads the most
 * urgent runs, equals take turns, and nobody is ever preempted.
 *
 * uksched knows no priorities. Whoever creates the scheduler says how urgent a
 * thread is, by a function.
 */
#ifndef __UK_SCHEDPRIO_H__
#define __UK_SCHEDPRIO_H__

#include <uk/alloc.h>
#include <uk/sched.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Priorities are 0, the most urgent, to UK_SCHEDPRIO_LEVELS - 1 */
#define UK_SCHEDPRIO_LEVELS 8

/* Says how urgent a thread is; the same as long as the thread is assigned */
typedef unsigned int (*uk_schedprio_of_t)(const struct uk_thread *t);

/**
 * Create and register a scheduler with priorities. It refuses a thread whose
 * priority is out of range: uk_sched_thread_add() returns -EINVAL.
 *
 * @param a as in uk_schedcoop_create()
 * @return the scheduler, or NULL if memory is short. It lists a thread "idle",
 *   whose priv points to the unsigned long that counts how often idle looked
 *   for work
 */
struct uk_sched *uk_schedprio_create(struct uk_alloc *a,
				     uk_schedprio_of_t prio_of);

#ifdef __cplusplus
}
#endif
#endif /* __UK_SCHEDPRIO_H__ */
