/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 1: uksched, ukschedcoop, wait queues, uklock.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uk/mutex.h>
#include <uk/sched.h>
#include <uk/sched_impl.h>
#include <uk/schedcoop.h>
#include <uk/semaphore.h>
#include <uk/spinlock.h>
#include <uk/syscall.h>
#include <uk/tcb_impl.h>
#include <uk/thread.h>
#include <uk/wait.h>
#include <uk/wait_types.h>
#include "contract.h"

#define T struct uk_thread *
#define S struct uk_sched *
#define A struct uk_alloc *
#define E struct ukarch_ectx *
#define NAME const char *, void *, uk_thread_dtor_t

static int on_create(struct uk_thread *child, struct uk_thread *parent)
{
	return child == parent ? -1 : 0;
}

static void on_exit(struct uk_thread *child __unused)
{
}

UK_THREAD_INIT(on_create, on_exit);
UK_THREAD_INIT_PRIO(on_create, NULL, 3);
UK_THREAD_INIT_PRIO_FLAGS(on_create, on_exit, 4, UK_THREAD_INITF_ECTX);

static void structure(void)
{
	FIELD(struct uk_thread, ctx, struct ukarch_ctx);
	FIELD(struct uk_thread, ectx, E);
	FIELD(struct uk_thread, tlsp, uintptr_t);
	FIELD(struct uk_thread, uktlsp, __uptr);
	FIELD(struct uk_thread, flags, uint32_t);
	FIELD(struct uk_thread, wakeup_time, __snsec);
	FIELD(struct uk_thread, sched, S);
	FIELD(struct uk_thread, _mem.t_a, A);
	FIELD(struct uk_thread, _mem.stack, void *);
	FIELD(struct uk_thread, _mem.stack_a, A);
	FIELD(struct uk_thread, _mem.uktls, void *);
	FIELD(struct uk_thread, _mem.uktls_a, A);
	FIELD(struct uk_thread, _gc_fn, uk_thread_gc_t);
	FIELD(struct uk_thread, _gc_argp, void *);
	FIELD(struct uk_thread, dtor, uk_thread_dtor_t);
	FIELD(struct uk_thread, priv, void *);
	FIELD(struct uk_thread, name, const char *);
	FIELD(struct uk_thread, queue.tqe_next, T);
	FIELD(struct uk_thread, thread_list.tqe_next, T);
	FIELD(struct uk_thread_list, tqh_first, T);

	TYPE(uk_thread_dtor_t, void (*)(T));
	TYPE(uk_thread_gc_t, void (*)(T, void *));
	TYPE(uk_thread_init_func_t, int (*)(T, T));
	TYPE(uk_thread_term_func_t, void (*)(T));

	VALUE(UK_THREADF_ECTX, 0x001);
	VALUE(UK_THREADF_UKTLS, 0x002);
	VALUE(UK_THREADF_RUNNABLE, 0x004);
	VALUE(UK_THREADF_EXITED, 0x008);
	VALUE(UK_THREAD_INITF_ALL,
	      UK_THREAD_INITF_ECTX | UK_THREAD_INITF_UKTLS);
	VALUE(STACK_SIZE, 4096UL << CONFIG_STACK_SIZE_PAGE_ORDER);
}

static __uk_tls int of_each;

/* Never called: that the macros compile is enough */
void contract_use_thread(struct uk_thread *t);
void contract_use_thread(struct uk_thread *t)
{
	if (uk_thread_is_exited(t) || uk_thread_is_runnable(t) ||
	    uk_thread_is_blocked(t))
		uk_thread_set_runnable(t);
	uk_thread_set_blocked(t);
	uk_thread_uktls_var(t, of_each) = uk_thread_uktcb(t) != NULL;
	uk_sched_thread_blocked(t);
	uk_sched_thread_woken(t);
	uk_thread_terminate(t);
	uk_thread_exit();
}

static void creation(void)
{
	FUNCTION(uk_thread_init_bare,
		 int(T, uintptr_t, uintptr_t, uintptr_t, bool, E, NAME));
	FUNCTION(uk_thread_init_bare_fn0,
		 int(T, uk_thread_fn0_t, uintptr_t, uintptr_t, bool, E, NAME));
	FUNCTION(uk_thread_init_bare_fn1,
		 int(T, uk_thread_fn1_t, void *, uintptr_t, uintptr_t, bool, E,
		     NAME));
	FUNCTION(uk_thread_init_bare_fn2,
		 int(T, uk_thread_fn2_t, void *, void *, uintptr_t, uintptr_t,
		     bool, E, NAME));
	FUNCTION(uk_thread_init_fn0,
		 int(T, uk_thread_fn0_t, A, size_t, A, bool, E, NAME));
	FUNCTION(uk_thread_init_fn1,
		 int(T, uk_thread_fn1_t, void *, A, size_t, A, bool, E, NAME));
	FUNCTION(uk_thread_init_fn2, int(T, uk_thread_fn2_t, void *, void *, A,
					 size_t, A, bool, E, NAME));
	FUNCTION(uk_thread_create_bare,
		 T(A, uintptr_t, uintptr_t, uintptr_t, bool, bool, NAME));
	FUNCTION(uk_thread_create_container, T(A, A, size_t, A, bool, NAME));
	FUNCTION(uk_thread_create_container2,
		 T(A, uintptr_t, uintptr_t, bool, bool, NAME));
	FUNCTION(uk_thread_container_init_bare, void(T, uintptr_t));
	FUNCTION(uk_thread_container_init_fn0, void(T, uk_thread_fn0_t));
	FUNCTION(uk_thread_container_init_fn1,
		 void(T, uk_thread_fn1_t, void *));
	FUNCTION(uk_thread_container_init_fn2,
		 void(T, uk_thread_fn2_t, void *, void *));
	FUNCTION(uk_thread_create_fn0,
		 T(A, uk_thread_fn0_t, A, size_t, A, bool, NAME));
	FUNCTION(uk_thread_create_fn1,
		 T(A, uk_thread_fn1_t, void *, A, size_t, A, bool, NAME));
	FUNCTION(uk_thread_create_fn2, T(A, uk_thread_fn2_t, void *, void *, A,
					 size_t, A, bool, NAME));
	FUNCTION(uk_thread_release, void(T));
	FUNCTION(uk_thread_block, void(T));
	FUNCTION(uk_thread_block_timeout, void(T, __nsec));
	FUNCTION(uk_thread_wake, void(T));
	FUNCTION(uk_thread_set_exited, void(T));
	FUNCTION(uk_thread_current, T(void));
	FUNCTION(uk_thread_uktcb_init, int(T, void *));
	FUNCTION(uk_thread_uktcb_fini, void(T, void *));
}

static void schedulers(void)
{
	FIELD(struct uk_sched, yield, void (*)(S));
	FIELD(struct uk_sched, thread_add, int (*)(S, T));
	FIELD(struct uk_sched, thread_remove, void (*)(S, T));
	FIELD(struct uk_sched, thread_blocked, void (*)(S, T));
	FIELD(struct uk_sched, thread_woken, void (*)(S, T));
	FIELD(struct uk_sched, sched_start, int (*)(S, T));
	FIELD(struct uk_sched, is_started, bool);
	FIELD(struct uk_sched, thread_list, struct uk_thread_list);
	FIELD(struct uk_sched, exited_threads, struct uk_thread_list);
	FIELD(struct uk_sched, a, A);
	FIELD(struct uk_sched, a_stack, A);
	FIELD(struct uk_sched, a_uktls, A);
	FIELD(struct uk_sched, next, S);
	TYPE(__typeof__(uk_sched_head), S);

	FUNCTION(uk_sched_register, int(S));
	FUNCTION(uk_sched_current, S(void));
	FUNCTION(uk_sched_start, int(S));
	FUNCTION(uk_sched_thread_add, int(S, T));
	FUNCTION(uk_sched_thread_remove, int(T));
	FUNCTION(uk_sched_thread_create_fn0,
		 T(S, uk_thread_fn0_t, size_t, bool, bool, NAME));
	FUNCTION(uk_sched_thread_create_fn1,
		 T(S, uk_thread_fn1_t, void *, size_t, bool, bool, NAME));
	FUNCTION(uk_sched_thread_create_fn2,
		 T(S, uk_thread_fn2_t, void *, void *, size_t, bool, bool,
		   NAME));
	FUNCTION(uk_sched_yield, void(void));
	FUNCTION(uk_sched_thread_sleep, void(__nsec));
	FUNCTION(uk_sched_thread_exit, void(void));
	FUNCTION(uk_sched_thread_exit2, void(uk_thread_gc_t, void *));
	FUNCTION(uk_sched_thread_terminate, void(T));
	FUNCTION(uk_sched_dumpk_threads, void(int, S));
	FUNCTION(uk_sched_thread_gc, unsigned int(S));
	FUNCTION(uk_sched_thread_switch, void(T));
	FUNCTION(uk_schedcoop_create, S(A));
	FUNCTION(uk_syscall_r_sched_yield, long(void));
}

/* Never called */
void contract_use_sched(struct uk_sched *s, uk_thread_fn1_t fn);
void contract_use_sched(struct uk_sched *s, uk_thread_fn1_t fn)
{
	struct uk_thread *t, *next;

	uk_sched_foreach_thread (s, t)
		uk_thread_wake(t);
	uk_sched_foreach_thread_safe (s, t, next)
		uk_thread_wake(t);
	t = uk_sched_thread_create(s, fn, NULL, "name");
	uk_sched_init(s, s->sched_start, s->yield, s->thread_add,
		      s->thread_remove, s->thread_blocked, s->thread_woken,
		      s->a);
}

DEFINE_WAIT_QUEUE(contract_queue);

static void take(void *lock __unused)
{
}

/* Never called */
int contract_use_queue(int *lock);
int contract_use_queue(int *lock)
{
	struct uk_waitq queue;
	DEFINE_WAIT(entry);

	uk_waitq_init(&queue);
	if (uk_waitq_empty(&queue))
		uk_waitq_add(&queue, &entry);
	uk_waitq_remove(&queue, &entry);
	uk_waitq_add_waiter(&contract_queue, &entry);
	uk_waitq_remove_waiter(&contract_queue, &entry);
	uk_waitq_wait_event(&contract_queue, *lock);
	uk_waitq_wait_event_locked(&contract_queue, *lock, take, take, lock);
	uk_waitq_wake_up(&contract_queue);
	return uk_waitq_wait_event_deadline(&contract_queue, *lock, 5);
}

static void locks(void)
{
	FIELD(struct uk_waitq_entry, waiting, int);
	FIELD(struct uk_waitq_entry, thread, T);
	FIELD(struct uk_mutex, lock_count, int);
	FIELD(struct uk_mutex, owner, T);
	FIELD(struct uk_mutex, wait, struct uk_waitq);
	FIELD(struct uk_semaphore, count, long);
	FIELD(struct uk_semaphore, wait, struct uk_waitq);

	FUNCTION(uk_mutex_init, void(struct uk_mutex *));
	FUNCTION(uk_mutex_lock, void(struct uk_mutex *));
	FUNCTION(uk_mutex_trylock, int(struct uk_mutex *));
	FUNCTION(uk_mutex_unlock, void(struct uk_mutex *));
	FUNCTION(uk_mutex_is_locked, int(const struct uk_mutex *));
	FUNCTION(uk_semaphore_init, void(struct uk_semaphore *, long));
	FUNCTION(uk_semaphore_down, void(struct uk_semaphore *));
	FUNCTION(uk_semaphore_down_try, int(struct uk_semaphore *));
	FUNCTION(uk_semaphore_down_to, __nsec(struct uk_semaphore *, __nsec));
	FUNCTION(uk_semaphore_up, void(struct uk_semaphore *));
	VALUE(sizeof(uk_spinlock) > 0, 1);
}

void contract_threads(void)
{
	structure();
	creation();
	schedulers();
	locks();
}
