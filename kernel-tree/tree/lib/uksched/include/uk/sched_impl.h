/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For authors of schedulers (contract 1.5).
 *
 * A scheduler embeds a struct uk_sched as its first member and fills it with
 * uk_sched_init(). Its operations keep queues; the core keeps the list of
 * threads and their states.
 *
 * thread_add and thread_remove are told of threads in any state but exited;
 * thread_blocked and thread_woken of changes of assigned threads, also from
 * interrupt handlers. All four run with interrupts off.
 */
#ifndef __UK_SCHED_IMPL_H__
#define __UK_SCHED_IMPL_H__

#include <uk/assert.h>
#include <uk/sched.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Fill in and register a scheduler. */
#define uk_sched_init(s, start_func, yield_func, thread_add_func,              \
		      thread_remove_func, thread_blocked_func,                 \
		      thread_woken_func, def_allocator)                        \
	do {                                                                   \
		(s)->sched_start = (start_func);                               \
		(s)->yield = (yield_func);                                     \
		(s)->thread_add = (thread_add_func);                           \
		(s)->thread_remove = (thread_remove_func);                     \
		(s)->thread_blocked = (thread_blocked_func);                   \
		(s)->thread_woken = (thread_woken_func);                       \
		(s)->is_started = false;                                       \
		(s)->a = (def_allocator);                                      \
		(s)->a_stack = (def_allocator);                                \
		(s)->a_uktls = (def_allocator);                                \
		UK_TAILQ_INIT(&(s)->thread_list);                              \
		UK_TAILQ_INIT(&(s)->exited_threads);                           \
		uk_sched_register(s);                                          \
	} while (0)

/**
 * Release the threads of a scheduler that have exited. Called by the idle
 * thread: a thread cannot free the stack it is running on.
 *
 * @return how many
 */
unsigned int uk_sched_thread_gc(struct uk_sched *s);

/**
 * Switch from the running thread to another; returns when somebody switches
 * back. The scheduler's queues are its caller's business.
 */
void uk_sched_thread_switch(struct uk_thread *next);

/** Tell a thread's scheduler that it was blocked or woken. */
static inline void uk_sched_thread_blocked(struct uk_thread *t)
{
	UK_ASSERT(t->sched);

	t->sched->thread_blocked(t->sched, t);
}

static inline void uk_sched_thread_woken(struct uk_thread *t)
{
	UK_ASSERT(t->sched);
	UK_ASSERT(!uk_thread_is_exited(t));

	t->sched->thread_woken(t->sched, t);
}

#ifdef __cplusplus
}
#endif
#endif /* __UK_SCHED_IMPL_H__ */
