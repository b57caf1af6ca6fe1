/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Making a thread with memory of its own, and giving a container its entry.
 *
 * Interface: uk_thread_create_container() and uk_thread_container_init_*() of
 * <uk/thread.h>; "thread_impl.h" for the helpers. A thread is made in steps,
 * and the first that fails undoes the ones before:
 *
 *   struct -> fields -> stack and TLS -> entry -> owner -> init table
 *
 *             a_uktls      no a_uktls
 *   ectx      behind TLS   behind the struct
 *   no_ectx   nowhere      nowhere
 *
 * No scheduler hears of any of this: a new thread belongs to nobody, and the
 * caller owns it until it is assigned or released.
 */
#include "thread_impl.h"

/*
 * Makes a thread (contract 1.3); NULL entry address: a container. Parameters
 * as in <uk/thread.h>; a_stack, a_uktls: NULL for none. Returns NULL if there
 * is not enough memory or the init table refuses, and then nothing is left
 * behind and dtor is not called.
 */
struct uk_thread *_uk_thread_create(struct uk_alloc *a,
				    const struct thread_entry *entry,
				    struct uk_alloc *a_stack, size_t stack_len,
				    struct uk_alloc *a_uktls, bool no_ectx,
				    const char *name, void *priv,
				    uk_thread_dtor_t dtor)
{
#ifndef STARTER_uksched_create
	struct ukarch_ectx *ectx;
	struct uk_thread *t;
	int rc;

	t = _uk_thread_alloc_struct(a, !no_ectx && !a_uktls, &ectx);
	if (!t)
		return NULL;
	_uk_thread_struct_init(t, 0, 0, false, ectx, name, priv, dtor);
	rc = _uk_thread_alloc_mem(t, a_stack, stack_len, a_uktls, !no_ectx);
	if (rc < 0)
		goto no_memory;

	_uk_thread_set_entry(t, entry);
	t->_mem.t_a = a;
	rc = _uk_thread_call_inittab(t);
	if (rc < 0)
		goto refused;
	return t;

refused:
	_uk_thread_free_mem(t);
no_memory:
	uk_free(a, t);
	return NULL;
#else
	/* Yours to write: step by step, and back if a step fails. */
	(void)a;
	(void)entry;
	(void)a_stack;
	(void)stack_len;
	(void)a_uktls;
	(void)no_ectx;
	(void)name;
	(void)priv;
	(void)dtor;
	return NULL;
#endif
}

struct uk_thread *uk_thread_create_container(struct uk_alloc *a,
					     struct uk_alloc *a_stack,
					     size_t stack_len,
					     struct uk_alloc *a_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor)
{
	return _uk_thread_create(a, ENTRY_IP(0), a_stack, stack_len, a_uktls,
				 no_ectx, name, priv, dtor);
}

/*
 * Gives container `t`, which has no entry and does not run, its entry (contract
 * 1.3). Afterwards it is runnable, and still belongs to nobody.
 */
static void give_entry(struct uk_thread *t, const struct thread_entry *entry)
{
#ifndef STARTER_uksched_create
	UK_ASSERT(t);
	UK_ASSERT(t != uk_thread_current());
	UK_ASSERT(!t->ctx.ip);
	UK_ASSERT(!uk_thread_is_runnable(t));

	_uk_thread_set_entry(t, entry);
#else
	/* Yours to write. */
	(void)t;
	(void)entry;
#endif
}

void uk_thread_container_init_bare(struct uk_thread *t, uintptr_t ip)
{
	UK_ASSERT(ip);

	give_entry(t, ENTRY_IP(ip));
}

void uk_thread_container_init_fn0(struct uk_thread *t, uk_thread_fn0_t fn)
{
	UK_ASSERT(fn);

	give_entry(t, ENTRY_FN0(fn));
}

void uk_thread_container_init_fn1(struct uk_thread *t, uk_thread_fn1_t fn,
				  void *argp)
{
	UK_ASSERT(fn);

	give_entry(t, ENTRY_FN1(fn, argp));
}

void uk_thread_container_init_fn2(struct uk_thread *t, uk_thread_fn2_t fn,
				  void *argp0, void *argp1)
{
	UK_ASSERT(fn);

	give_entry(t, ENTRY_FN2(fn, argp0, argp1));
}
