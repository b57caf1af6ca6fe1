/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Schedulers: who decides which thread runs (contract 1.5).
 *
 * Interface:
 * - Any number of schedulers may exist; a thread belongs to one or none.
 * - uk_sched_thread_add() and uk_sched_thread_remove() assign and unassign; a
 *   thread moves by being removed here and added there.
 * - uk_sched_yield() gives the processor away; there is no preemption.
 *
 * Unless stated otherwise the functions are for threads, not for interrupt
 * handlers, and are called with interrupts on.
 */
#ifndef __UK_SCHED_H__
#define __UK_SCHED_H__

#include <stdbool.h>
#include <stddef.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/arch/types.h>
#include <uk/essentials.h>
#include <uk/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_sched;

typedef void (*uk_sched_yield_func_t)(struct uk_sched *s);
typedef int (*uk_sched_thread_add_func_t)(struct uk_sched *s,
					  struct uk_thread *t);
typedef void (*uk_sched_thread_remove_func_t)(struct uk_sched *s,
					      struct uk_thread *t);
typedef void (*uk_sched_thread_blocked_func_t)(struct uk_sched *s,
					       struct uk_thread *t);
typedef void (*uk_sched_thread_woken_func_t)(struct uk_sched *s,
					     struct uk_thread *t);
typedef int (*uk_sched_start_t)(struct uk_sched *s, struct uk_thread *main);

struct uk_sched {
	/* what this scheduler does; add to woken: interrupts are off */
	uk_sched_yield_func_t yield;
	uk_sched_thread_add_func_t thread_add;
	uk_sched_thread_remove_func_t thread_remove;
	uk_sched_thread_blocked_func_t thread_blocked;
	uk_sched_thread_woken_func_t thread_woken;
	uk_sched_start_t sched_start;

	/* what the core keeps */
	bool is_started;
	struct uk_thread_list thread_list;    /* all assigned threads */
	struct uk_thread_list exited_threads; /* to be collected */
	struct uk_alloc *a;		      /* for thread structs */
	struct uk_alloc *a_stack;
	struct uk_alloc *a_uktls;
	struct uk_sched *next; /* in uk_sched_head */
};

/* All schedulers */
extern struct uk_sched *uk_sched_head;

/** Register a scheduler; uk_sched_init() does it. @return 0 */
int uk_sched_register(struct uk_sched *s);

/** Get the scheduler of the running thread, NULL if there is none. */
static inline struct uk_sched *uk_sched_current(void)
{
	struct uk_thread *current = uk_thread_current();

	return current ? current->sched : NULL;
}

/**
 * Start scheduling: what runs now becomes the thread "init" of this scheduler.
 * There must be no thread yet.
 *
 * @return 0, -ENOMEM, or what the scheduler's sched_start returned
 */
int uk_sched_start(struct uk_sched *s);

/**
 * Assign a thread that has no scheduler (asserted).
 *
 * @return 0, or what the scheduler's thread_add returned; then nothing changed
 */
int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t);

/** Unassign a thread that has a scheduler (asserted). @return 0 */
int uk_sched_thread_remove(struct uk_thread *t);

/*
 * Create a thread with the scheduler's allocators and assign it. Parameters as
 * in <uk/thread.h>; no_uktls: without TLS.
 *
 * Return the thread, which ends when its function does, or NULL.
 */
struct uk_thread *uk_sched_thread_create_fn0(struct uk_sched *s,
					     uk_thread_fn0_t fn,
					     size_t stack_len, bool no_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor);
struct uk_thread *uk_sched_thread_create_fn1(struct uk_sched *s,
					     uk_thread_fn1_t fn, void *argp,
					     size_t stack_len, bool no_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor);
struct uk_thread *uk_sched_thread_create_fn2(struct uk_sched *s,
					     uk_thread_fn2_t fn, void *argp0,
					     void *argp1, size_t stack_len,
					     bool no_uktls, bool no_ectx,
					     const char *name, void *priv,
					     uk_thread_dtor_t dtor);

/** Create and assign a thread with stack, TLS and extended context. */
#define uk_sched_thread_create(s, fn1, argp, name)                             \
	uk_sched_thread_create_fn1((s), (fn1), (argp), 0x0, false, false,      \
				   (name), NULL, NULL)

/** Let others run. */
void uk_sched_yield(void);

/**
 * Block the running thread for a time. May return early if somebody wakes it.
 *
 * @param nsec ns
 */
void uk_sched_thread_sleep(__nsec nsec);

/** End the running thread. */
void uk_sched_thread_exit(void) __noreturn;

/**
 * End the running thread and have a function called just before it is released,
 * by the idle thread: there its own stack can be freed, for example.
 */
void uk_sched_thread_exit2(uk_thread_gc_t gc_fn, void *gc_argp) __noreturn;

/**
 * End a thread. Another thread than the running one is released at once and
 * must not be used any more. It must be assigned: test uk_thread_is_exited()
 * first.
 */
void uk_sched_thread_terminate(struct uk_thread *t);

#define uk_thread_terminate(t) uk_sched_thread_terminate(t)
#define uk_thread_exit() uk_sched_thread_exit()

/* Walk over all threads of a scheduler, oldest first */
#define uk_sched_foreach_thread(s, itr)                                        \
	UK_TAILQ_FOREACH ((itr), &(s)->thread_list, thread_list)
#define uk_sched_foreach_thread_safe(s, itr, tmp)                              \
	UK_TAILQ_FOREACH_SAFE ((itr), &(s)->thread_list, thread_list, (tmp))

/** Print a scheduler's threads as kernel messages of a level. */
void uk_sched_dumpk_threads(int klvl, struct uk_sched *s);

#ifdef __cplusplus
}
#endif
#endif /* __UK_SCHED_H__ */
