/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads whose struct is allocated here.
 *
 * Interface: uk_thread_create_*() and uk_thread_container_init_*() of
 * <uk/thread.h>. An extended context that finds no place behind TLS lies behind
 * the struct:
 *
 *   | struct uk_thread | pad | extended context |
 */
#include "thread_impl.h"

static struct uk_thread *alloc_struct(struct uk_alloc *a, bool with_ectx,
				      struct ukarch_ectx **ectx)
{
	__sz len = sizeof(struct uk_thread);
	struct uk_thread *t;

	if (with_ectx)
		len += ukarch_ectx_align() + ukarch_ectx_size();
	t = uk_malloc(a, len);
	*ectx = NULL;
	if (t && with_ectx)
		*ectx = (struct ukarch_ectx *)ALIGN_UP((__uptr)(t + 1),
						       ukarch_ectx_align());
	return t;
}

/* Last steps of each creation; frees everything if there is no thread */
static struct uk_thread *finish(struct uk_thread *t, struct uk_alloc *a, int rc)
{
	if (rc >= 0) {
		t->_mem.t_a = a;
		rc = _uk_thread_call_inittab(t);
		if (rc >= 0)
			return t;
		_uk_thread_free_mem(t);
	}
	uk_free(a, t);
	return NULL;
}

static struct uk_thread *
create_bare(struct uk_alloc *a, const struct thread_entry *entry, uintptr_t sp,
	    uintptr_t tlsp, bool is_uktls, bool no_ectx, const char *name,
	    void *priv, uk_thread_dtor_t dtor)
{
	struct ukarch_ectx *ectx;
	struct uk_thread *t;

	t = alloc_struct(a, !no_ectx, &ectx);
	if (!t)
		return NULL;
	_uk_thread_struct_init(t, sp, tlsp, is_uktls, ectx, name, priv, dtor);
	_uk_thread_set_entry(t, entry);
	return finish(t, a, 0);
}

struct uk_thread *uk_thread_create_bare(struct uk_alloc *a, uintptr_t ip,
					uintptr_t sp, uintptr_t tlsp,
					bool is_uktls, bool no_ectx,
					const char *name, void *priv,
					uk_thread_dtor_t dtor)
{
	return create_bare(a, ENTRY_IP(ip), sp, tlsp, is_uktls, no_ectx, name,
			   priv, dtor);
}

struct uk_thread *uk_thread_create_container2(struct uk_alloc *a, uintptr_t sp,
					      uintptr_t tlsp, bool is_uktls,
					      bool no_ectx, const char *name,
					      void *priv, uk_thread_dtor_t dtor)
{
	return create_bare(a, ENTRY_IP(0), sp, tlsp, is_uktls, no_ectx, name,
			   priv, dtor);
}

static struct uk_thread *
create(struct uk_alloc *a, const struct thread_entry *entry,
       struct uk_alloc *a_stack, size_t stack_len, struct uk_alloc *a_uktls,
       bool no_ectx, const char *name, void *priv, uk_thread_dtor_t dtor)
{
	struct ukarch_ectx *ectx;
	struct uk_thread *t;
	int rc;

	t = alloc_struct(a, !no_ectx && !a_uktls, &ectx);
	if (!t)
		return NULL;
	_uk_thread_struct_init(t, 0, 0, false, ectx, name, priv, dtor);
	rc = _uk_thread_alloc_mem(t, a_stack, stack_len, a_uktls, !no_ectx);
	if (rc >= 0)
		_uk_thread_set_entry(t, entry);
	return finish(t, a, rc);
}

struct uk_thread *uk_thread_create_container(struct uk_alloc *a,
					     struct uk_alloc *a_stack,
					     size_t stack_len,
					     struct uk_alloc *a_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor)
{
	return create(a, ENTRY_IP(0), a_stack, stack_len, a_uktls, no_ectx,
		      name, priv, dtor);
}

struct uk_thread *uk_thread_create_fn0(struct uk_alloc *a, uk_thread_fn0_t fn,
				       struct uk_alloc *a_stack,
				       size_t stack_len,
				       struct uk_alloc *a_uktls, bool no_ectx,
				       const char *name, void *priv,
				       uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(a_stack);

	return create(a, ENTRY_FN0(fn), a_stack, stack_len, a_uktls, no_ectx,
		      name, priv, dtor);
}

struct uk_thread *uk_thread_create_fn1(struct uk_alloc *a, uk_thread_fn1_t fn,
				       void *argp, struct uk_alloc *a_stack,
				       size_t stack_len,
				       struct uk_alloc *a_uktls, bool no_ectx,
				       const char *name, void *priv,
				       uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(a_stack);

	return create(a, ENTRY_FN1(fn, argp), a_stack, stack_len, a_uktls,
		      no_ectx, name, priv, dtor);
}

struct uk_thread *
uk_thread_create_fn2(struct uk_alloc *a, uk_thread_fn2_t fn, void *argp0,
		     void *argp1, struct uk_alloc *a_stack, size_t stack_len,
		     struct uk_alloc *a_uktls, bool no_ectx, const char *name,
		     void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(a_stack);

	return create(a, ENTRY_FN2(fn, argp0, argp1), a_stack, stack_len,
		      a_uktls, no_ectx, name, priv, dtor);
}

static void fill_container(struct uk_thread *t,
			   const struct thread_entry *entry)
{
	UK_ASSERT(t);
	UK_ASSERT(t != uk_thread_current());
	UK_ASSERT(!t->ctx.ip);
	UK_ASSERT(!uk_thread_is_runnable(t));

	_uk_thread_set_entry(t, entry);
}

void uk_thread_container_init_bare(struct uk_thread *t, uintptr_t ip)
{
	UK_ASSERT(ip);

	fill_container(t, ENTRY_IP(ip));
}

void uk_thread_container_init_fn0(struct uk_thread *t, uk_thread_fn0_t fn)
{
	UK_ASSERT(fn);

	fill_container(t, ENTRY_FN0(fn));
}

void uk_thread_container_init_fn1(struct uk_thread *t, uk_thread_fn1_t fn,
				  void *argp)
{
	UK_ASSERT(fn);

	fill_container(t, ENTRY_FN1(fn, argp));
}

void uk_thread_container_init_fn2(struct uk_thread *t, uk_thread_fn2_t fn,
				  void *argp0, void *argp1)
{
	UK_ASSERT(fn);

	fill_container(t, ENTRY_FN2(fn, argp0, argp1));
}
