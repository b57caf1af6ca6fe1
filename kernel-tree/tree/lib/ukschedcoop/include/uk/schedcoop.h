/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A cooperative scheduler: round robin, nobody is ever preempted (contract
 * 1.6).
 */
#ifndef __UK_SCHEDCOOP_H__
#define __UK_SCHEDCOOP_H__

#include <uk/alloc.h>
#include <uk/sched.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Create and register a cooperative scheduler.
 *
 * @param a allocator for the scheduler, its idle thread, and threads that
 *   uk_sched_thread_create_*() makes for it
 * @return the scheduler, or NULL if memory is short. It lists a thread "idle",
 *   whose priv points to the unsigned long that counts how often idle looked for
 *   work; a guest that has none halts in between, and does not count
 */
struct uk_sched *uk_schedcoop_create(struct uk_alloc *a);

#ifdef __cplusplus
}
#endif
#endif /* __UK_SCHEDCOOP_H__ */
