/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads whose struct is allocated here, on a stack of their user's, or with
 * an entry; those with memory of their own are made in container.c.
 *
 * Interface: uk_thread_create_*() of <uk/thread.h>. An extended context that finds no place behind TLS lies behind
 * the struct:
 *
 *   | struct uk_thread | pad | extended context |
 */
#include "thread_impl.h"

struct uk_thread *_uk_thread_alloc_struct(struct uk_alloc *a, bool with_ectx,
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

static struct uk_thread *
create_bare(struct uk_alloc *a, const struct thread_entry *entry, uintptr_t sp,
	    uintptr_t tlsp, bool is_uktls, bool no_ectx, const char *name,
	    void *priv, uk_thread_dtor_t dtor)
{
	struct ukarch_ectx *ectx;
	struct uk_thread *t;

	t = _uk_thread_alloc_struct(a, !no_ectx, &ectx);
	if (!t)
		return NULL;
	_uk_thread_struct_init(t, sp, tlsp, is_uktls, ectx, name, priv, dtor);
	_uk_thread_set_entry(t, entry);
	t->_mem.t_a = a;
	if (_uk_thread_call_inittab(t) < 0) {
		uk_free(a, t);
		return NULL;
	}
	return t;
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

struct uk_thread *uk_thread_create_fn0(struct uk_alloc *a, uk_thread_fn0_t fn,
				       struct uk_alloc *a_stack,
				       size_t stack_len,
				       struct uk_alloc *a_uktls, bool no_ectx,
				       const char *name, void *priv,
				       uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(a_stack);

	return _uk_thread_create(a, ENTRY_FN0(fn), a_stack, stack_len, a_uktls,
				 no_ectx, name, priv, dtor);
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

	return _uk_thread_create(a, ENTRY_FN1(fn, argp), a_stack, stack_len,
				 a_uktls, no_ectx, name, priv, dtor);
}

struct uk_thread *
uk_thread_create_fn2(struct uk_alloc *a, uk_thread_fn2_t fn, void *argp0,
		     void *argp1, struct uk_alloc *a_stack, size_t stack_len,
		     struct uk_alloc *a_uktls, bool no_ectx, const char *name,
		     void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(a_stack);

	return _uk_thread_create(a, ENTRY_FN2(fn, argp0, argp1), a_stack,
				 stack_len, a_uktls, no_ectx, name, priv, dtor);
}
