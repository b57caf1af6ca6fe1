/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads, apart from who schedules them (contract 1.1 to 1.4).
 *
 * Interface:
 * - Make a thread with uk_thread_create_*() (struct allocated here) or
 *   uk_thread_init_*() (struct is the caller's). Nothing runs it yet.
 * - Assign it to a scheduler with uk_sched_thread_add() (<uk/sched.h>).
 * - Stop and continue it with uk_thread_block*() and uk_thread_wake().
 * - A thread ends by uk_sched_thread_exit() or uk_sched_thread_terminate().
 *   One that no scheduler ever saw is given back with uk_thread_release().
 *
 * States; two flags make them:
 *
 *      create_container, create_*, init_*   create_*, init_* with an entry
 *      with ip == 0                           |
 *         |                                   |
 *         v        container_init_*, wake     v
 *     +---------+ -------------------> +----------+
 *     | BLOCKED |                      | RUNNABLE |
 *     +---------+ <------------------- +----------+
 *         |               block               |
 *         |                                   |
 *         |   exit, terminate, set_exited     |
 *         '----------> +--------+ <-----------'
 *                      | EXITED |  final; RUNNABLE may stay set, so test
 *                      +--------+  EXITED first
 *                          |
 *                       release
 *
 * What the names say about memory: "init" takes the caller's struct, "create"
 * allocates one; "bare" takes the caller's stack and TLS; a "container" has no
 * entry yet and gets it by uk_thread_container_init_*().
 */
#ifndef __UK_THREAD_H__
#define __UK_THREAD_H__

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uk/alloc.h>
#include <uk/arch/ctx.h>
#include <uk/arch/limits.h>
#include <uk/arch/time.h>
#include <uk/arch/types.h>
#include <uk/assert.h>
#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/list.h>
#include <uk/plat/tls.h>
#include <uk/prio.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_sched;
struct uk_thread;

/* Destroy what belongs to the thread's user; may free the struct itself */
typedef void (*uk_thread_dtor_t)(struct uk_thread *);
/* Called just before an exited thread is released, from the idle thread */
typedef void (*uk_thread_gc_t)(struct uk_thread *, void *);

/* Entry functions never return; they end with uk_sched_thread_exit() */
typedef void (*uk_thread_fn0_t)(void) __noreturn;
typedef void (*uk_thread_fn1_t)(void *) __noreturn;
typedef void (*uk_thread_fn2_t)(void *, void *) __noreturn;

struct uk_waitq_entry;

struct uk_thread {
	struct ukarch_ctx ctx;	  /* stale while the thread runs */
	struct ukarch_ectx *ectx; /* NULL: extended registers not kept */
	uintptr_t tlsp;		  /* TLS register when it runs next */
	__uptr uktlsp;		  /* TLS in our own format, 0: none */
	UK_TAILQ_ENTRY(struct uk_thread) queue; /* the scheduler's */
	uint32_t flags;				/* UK_THREADF_* */
	__snsec wakeup_time;			/* absolute ns, 0: none */
	struct uk_sched *sched; /* NULL: not assigned; borrowed */

	struct { /* who must free what; NULL: nobody */
		struct uk_alloc *t_a;
		void *stack;
		struct uk_alloc *stack_a;
		void *uktls;
		struct uk_alloc *uktls_a;
	} _mem;

	uk_thread_gc_t _gc_fn;
	void *_gc_argp;
	uk_thread_dtor_t dtor;
	void *priv;	  /* the user's */
	const char *name; /* borrowed, may be NULL */
	/* in the scheduler's list of all threads, or of exited ones */
	UK_TAILQ_ENTRY(struct uk_thread) thread_list;
	struct uk_waitq_entry *_waits; /* on its stack, see <uk/wait.h> */
};

UK_TAILQ_HEAD(uk_thread_list, struct uk_thread);

#define UK_THREADF_ECTX 0x001  /* has an extended context */
#define UK_THREADF_UKTLS 0x002 /* has TLS in our own format */
#define UK_THREADF_RUNNABLE 0x004
#define UK_THREADF_EXITED 0x008

#define uk_thread_is_exited(t) (((t)->flags & UK_THREADF_EXITED) != 0)
#define uk_thread_is_runnable(t)                                               \
	(((t)->flags & (UK_THREADF_EXITED | UK_THREADF_RUNNABLE)) ==           \
	 UK_THREADF_RUNNABLE)
#define uk_thread_is_blocked(t)                                                \
	(((t)->flags & (UK_THREADF_EXITED | UK_THREADF_RUNNABLE)) == 0)

/* Change the flag and nothing else: no queue, no scheduler */
#define uk_thread_set_runnable(t) ((void)((t)->flags |= UK_THREADF_RUNNABLE))
#define uk_thread_set_blocked(t) ((void)((t)->flags &= ~UK_THREADF_RUNNABLE))

/**
 * Make a thread exited: run the termination callbacks, then set the flag. A
 * second call does nothing.
 */
void uk_thread_set_exited(struct uk_thread *t);

extern struct uk_thread *__uk_sched_thread_current;

/** Get the running thread; NULL before uk_sched_start(). */
static inline struct uk_thread *uk_thread_current(void)
{
	return __uk_sched_thread_current;
}

/** Access another thread's copy of a TLS variable (an lvalue). */
#define uk_thread_uktls_var(t, variable)                                       \
	(*({                                                                   \
		UK_ASSERT((t)->flags &UK_THREADF_UKTLS);                       \
		(__typeof__(&(variable)))((__uptr) &                           \
					  (variable)-ukplat_tlsp_get() +       \
						  (t)->uktlsp);                \
	}))

/** Get the thread control block of a thread with UK_THREADF_UKTLS. */
#define uk_thread_uktcb(t)                                                     \
	({                                                                     \
		UK_ASSERT((t)->flags &UK_THREADF_UKTLS);                       \
		ukarch_tls_tcb_get((t)->uktlsp);                               \
	})

/* ---------------------------------------------------------------- init --
 * Common parameters:
 *
 * t          thread; not the running one
 * ip         address to start at; 0: the thread is blocked until it gets one
 * fn, argp*  entry function and its arguments, instead of ip
 * sp         stack pointer to start with; for fn not 0 and 16-aligned
 * tlsp       TLS register to start with; 0: none
 * is_uktls   tlsp is TLS in our own format (then tlsp is not 0)
 * ectx       area for an extended context, or NULL for none; initialised here
 * name       borrowed, may be NULL
 * priv, dtor the user's: a pointer, and what to call at release, or NULL
 * a_stack    where the stack comes from
 * stack_len  its size in bytes; 0: STACK_SIZE
 * a_uktls    where TLS comes from; NULL: no TLS
 *
 * All return 0, or a negative errno and then nothing is left behind: -ENOMEM,
 * or what a callback of the init table returned. dtor is not called then.
 */
int uk_thread_init_bare(struct uk_thread *t, uintptr_t ip, uintptr_t sp,
			uintptr_t tlsp, bool is_uktls, struct ukarch_ectx *ectx,
			const char *name, void *priv, uk_thread_dtor_t dtor);
int uk_thread_init_bare_fn0(struct uk_thread *t, uk_thread_fn0_t fn,
			    uintptr_t sp, uintptr_t tlsp, bool is_uktls,
			    struct ukarch_ectx *ectx, const char *name,
			    void *priv, uk_thread_dtor_t dtor);
int uk_thread_init_bare_fn1(struct uk_thread *t, uk_thread_fn1_t fn, void *argp,
			    uintptr_t sp, uintptr_t tlsp, bool is_uktls,
			    struct ukarch_ectx *ectx, const char *name,
			    void *priv, uk_thread_dtor_t dtor);
int uk_thread_init_bare_fn2(struct uk_thread *t, uk_thread_fn2_t fn,
			    void *argp0, void *argp1, uintptr_t sp,
			    uintptr_t tlsp, bool is_uktls,
			    struct ukarch_ectx *ectx, const char *name,
			    void *priv, uk_thread_dtor_t dtor);

/*
 * custom_ectx: use `ectx` (which may be NULL) instead of one that is allocated
 * together with TLS.
 */
int uk_thread_init_fn0(struct uk_thread *t, uk_thread_fn0_t fn,
		       struct uk_alloc *a_stack, size_t stack_len,
		       struct uk_alloc *a_uktls, bool custom_ectx,
		       struct ukarch_ectx *ectx, const char *name, void *priv,
		       uk_thread_dtor_t dtor);
int uk_thread_init_fn1(struct uk_thread *t, uk_thread_fn1_t fn, void *argp,
		       struct uk_alloc *a_stack, size_t stack_len,
		       struct uk_alloc *a_uktls, bool custom_ectx,
		       struct ukarch_ectx *ectx, const char *name, void *priv,
		       uk_thread_dtor_t dtor);
int uk_thread_init_fn2(struct uk_thread *t, uk_thread_fn2_t fn, void *argp0,
		       void *argp1, struct uk_alloc *a_stack, size_t stack_len,
		       struct uk_alloc *a_uktls, bool custom_ectx,
		       struct ukarch_ectx *ectx, const char *name, void *priv,
		       uk_thread_dtor_t dtor);

/* -------------------------------------------------------------- create --
 * Parameters as above, and:
 *
 * a        where the struct comes from
 * no_ectx  without an extended context; else it lies behind TLS, or behind the
 *          struct if there is no TLS from here
 *
 * All return the thread, which the caller owns until a scheduler does, or NULL.
 */
struct uk_thread *uk_thread_create_bare(struct uk_alloc *a, uintptr_t ip,
					uintptr_t sp, uintptr_t tlsp,
					bool is_uktls, bool no_ectx,
					const char *name, void *priv,
					uk_thread_dtor_t dtor);

/* a_stack: NULL for no stack; the user must set one before there is an entry */
struct uk_thread *uk_thread_create_container(struct uk_alloc *a,
					     struct uk_alloc *a_stack,
					     size_t stack_len,
					     struct uk_alloc *a_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor);
struct uk_thread *uk_thread_create_container2(struct uk_alloc *a, uintptr_t sp,
					      uintptr_t tlsp, bool is_uktls,
					      bool no_ectx, const char *name,
					      void *priv,
					      uk_thread_dtor_t dtor);

struct uk_thread *uk_thread_create_fn0(struct uk_alloc *a, uk_thread_fn0_t fn,
				       struct uk_alloc *a_stack,
				       size_t stack_len,
				       struct uk_alloc *a_uktls, bool no_ectx,
				       const char *name, void *priv,
				       uk_thread_dtor_t dtor);
struct uk_thread *uk_thread_create_fn1(struct uk_alloc *a, uk_thread_fn1_t fn,
				       void *argp, struct uk_alloc *a_stack,
				       size_t stack_len,
				       struct uk_alloc *a_uktls, bool no_ectx,
				       const char *name, void *priv,
				       uk_thread_dtor_t dtor);
struct uk_thread *
uk_thread_create_fn2(struct uk_alloc *a, uk_thread_fn2_t fn, void *argp0,
		     void *argp1, struct uk_alloc *a_stack, size_t stack_len,
		     struct uk_alloc *a_uktls, bool no_ectx, const char *name,
		     void *priv, uk_thread_dtor_t dtor);

/* Give a container its entry and make it runnable. It must have none yet. A
 * container that is assigned already must be woken by the caller instead of
 * being made runnable behind its scheduler's back: initialise, then assign.
 */
void uk_thread_container_init_bare(struct uk_thread *t, uintptr_t ip);
void uk_thread_container_init_fn0(struct uk_thread *t, uk_thread_fn0_t fn);
void uk_thread_container_init_fn1(struct uk_thread *t, uk_thread_fn1_t fn,
				  void *argp);
void uk_thread_container_init_fn2(struct uk_thread *t, uk_thread_fn2_t fn,
				  void *argp0, void *argp1);

/**
 * Give a thread back that no scheduler has and that is not running.
 *
 * In this order: termination callbacks (unless it is exited), end of the TCB,
 * dtor, then TLS, stack and struct are freed, each only if it was allocated
 * here.
 */
void uk_thread_release(struct uk_thread *t);

/**
 * Block a thread: it does not run until it is woken. Whoever blocks itself must
 * yield after. Any context, also interrupt handlers.
 */
void uk_thread_block(struct uk_thread *t);

/**
 * Block a thread for a time at most.
 *
 * @param nsec relative, ns
 */
void uk_thread_block_timeout(struct uk_thread *t, __nsec nsec);

/** Wake a thread; nothing happens if it is not blocked. Any context. */
void uk_thread_wake(struct uk_thread *t);

/* ---------------------------------------------------------- init table --
 * Libraries that keep data per thread register a pair of functions: `init` is
 * called for each new thread, last before anyone can run it, `term` when it is
 * exited. Both run with the thread's own TLS, on the stack of whoever creates
 * or ends it. parent is NULL while the first threads are made. Priority 0 comes
 * first; term is called in reverse. If init returns a negative value, the term
 * of all entries before is called and there is no thread.
 */
typedef int (*uk_thread_init_func_t)(struct uk_thread *child,
				     struct uk_thread *parent);
typedef void (*uk_thread_term_func_t)(struct uk_thread *child);

/* The entry is for threads that have all of these only */
#define UK_THREAD_INITF_ECTX UK_THREADF_ECTX
#define UK_THREAD_INITF_UKTLS UK_THREADF_UKTLS
#define UK_THREAD_INITF_ALL (UK_THREAD_INITF_ECTX | UK_THREAD_INITF_UKTLS)

struct uk_thread_inittab_entry {
	uint32_t flags;
	uk_thread_init_func_t init; /* may be NULL */
	uk_thread_term_func_t term; /* may be NULL */
};

/* Without __align the compiler would space out what the linker joins */
#define _UK_THREAD_INIT(init_fn, term_fn, prio, init_flags)                    \
	static const struct uk_thread_inittab_entry __used __align(8)          \
		__section(".uk_thread_inittab" #prio)                          \
			UK_CONCAT(__uk_thread_inittab_, __LINE__) = {          \
				.flags = (init_flags),                         \
				.init = (init_fn),                             \
				.term = (term_fn),                             \
	}

/** Register a pair for threads that have all of `init_flags`. */
#define UK_THREAD_INIT_PRIO_FLAGS(init_fn, term_fn, prio, init_flags)          \
	_UK_THREAD_INIT(init_fn, term_fn, prio, init_flags)
#define UK_THREAD_INIT_PRIO(init_fn, term_fn, prio)                            \
	UK_THREAD_INIT_PRIO_FLAGS(init_fn, term_fn, prio, UK_THREAD_INITF_ALL)
#define UK_THREAD_INIT(init_fn, term_fn)                                       \
	UK_THREAD_INIT_PRIO(init_fn, term_fn, UK_PRIO_LATEST)

#ifdef __cplusplus
}
#endif
#endif /* __UK_THREAD_H__ */
