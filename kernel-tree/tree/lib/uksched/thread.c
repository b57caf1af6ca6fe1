/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads whose struct is the caller's, and what all threads are made of.
 *
 * Interface: uk_thread_init_*() of <uk/thread.h>, "thread_impl.h". A thread is made in the same steps each time:
 *
 *   fields -> stack and TLS -> entry -> init table
 *
 * and the first that fails undoes the ones before.
 */
#include <string.h>
#include <uk/plat/tls.h>
#include <uk/print.h>
#include <uk/tcb_impl.h>

#include "thread_impl.h"

void _uk_thread_struct_init(struct uk_thread *t, uintptr_t sp, uintptr_t tlsp,
			    bool is_uktls, struct ukarch_ectx *ectx,
			    const char *name, void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(t);
	UK_ASSERT(t != uk_thread_current());
	UK_ASSERT(!is_uktls || tlsp);

	memset(t, 0, sizeof(*t));
	ukarch_ctx_init_bare(&t->ctx, sp, 0);
	t->tlsp = tlsp;
	t->name = name;
	t->priv = priv;
	t->dtor = dtor;
	if (is_uktls) {
		t->uktlsp = tlsp;
		t->flags |= UK_THREADF_UKTLS;
	}
	if (ectx) {
		ukarch_ectx_init(ectx);
		t->ectx = ectx;
		t->flags |= UK_THREADF_ECTX;
	}
}

void _uk_thread_set_entry(struct uk_thread *t, const struct thread_entry *e)
{
	__uptr sp = t->ctx.sp;

	if (!e->fn) {
		t->ctx.ip = e->ip;
	} else if (e->argc == 0) {
		ukarch_ctx_init_entry0(&t->ctx, sp, 0,
				       (ukarch_ctx_entry0)e->fn);
	} else if (e->argc == 1) {
		ukarch_ctx_init_entry1(&t->ctx, sp, 0, (ukarch_ctx_entry1)e->fn,
				       (long)e->argv[0]);
	} else {
		ukarch_ctx_init_entry2(&t->ctx, sp, 0, (ukarch_ctx_entry2)e->fn,
				       (long)e->argv[0], (long)e->argv[1]);
	}
	if (t->ctx.ip)
		uk_thread_set_runnable(t);
}

/* TLS, and behind it the extended context if it is to be there */
static int alloc_tls(struct uk_thread *t, struct uk_alloc *a, bool with_ectx)
{
	__sz len = ukarch_tls_area_size();
	__sz ectx_align = ukarch_ectx_align();
	void *area;

	if (with_ectx)
		len += ectx_align + ukarch_ectx_size();
	area = uk_memalign(a, ukarch_tls_area_align(), len);
	if (!area)
		return -ENOMEM;

	ukarch_tls_area_init(area);
	t->_mem.uktls = area;
	t->_mem.uktls_a = a;
	t->uktlsp = ukarch_tls_tlsp(area);
	t->tlsp = t->uktlsp;
	t->flags |= UK_THREADF_UKTLS;
	if (with_ectx) {
		t->ectx = (struct ukarch_ectx *)ALIGN_UP(
			(__uptr)area + ukarch_tls_area_size(), ectx_align);
		ukarch_ectx_init(t->ectx);
		t->flags |= UK_THREADF_ECTX;
	}
#if CONFIG_LIBUKSCHED_TCB_INIT
	{
		int rc = uk_thread_uktcb_init(t, uk_thread_uktcb(t));

		if (rc < 0) {
			uk_free(a, area);
			t->_mem.uktls_a = NULL;
			return rc;
		}
	}
#endif
	return 0;
}

static void free_tls(struct uk_thread *t)
{
	if (!t->_mem.uktls_a)
		return;
	uk_free(t->_mem.uktls_a, t->_mem.uktls);
	t->_mem.uktls_a = NULL;
}

/* The block must still be there; what the TCB holds goes before the block */
void _uk_thread_fini_tcb(struct uk_thread *t __maybe_unused)
{
#if CONFIG_LIBUKSCHED_TCB_INIT
	if (t->_mem.uktls_a)
		uk_thread_uktcb_fini(t, ukarch_tls_tcb_get(t->uktlsp));
#endif
}

static void free_stack(struct uk_thread *t)
{
	if (!t->_mem.stack_a)
		return;
	uk_free(t->_mem.stack_a, t->_mem.stack);
	t->_mem.stack_a = NULL;
}

int _uk_thread_alloc_mem(struct uk_thread *t, struct uk_alloc *a_stack,
			 size_t stack_len, struct uk_alloc *a_uktls,
			 bool with_ectx)
{
	int rc;

	if (a_stack) {
		stack_len = stack_len ? stack_len : STACK_SIZE;
		t->_mem.stack =
			uk_memalign(a_stack, UKARCH_SP_ALIGN, stack_len);
		if (!t->_mem.stack)
			return -ENOMEM;
		t->_mem.stack_a = a_stack;
		t->ctx.sp = ukarch_gen_sp(t->_mem.stack, stack_len);
	}
	if (a_uktls) {
		rc = alloc_tls(t, a_uktls, with_ectx);
		if (rc < 0) {
			free_stack(t);
			return rc;
		}
	}
	return 0;
}

void _uk_thread_free_mem(struct uk_thread *t)
{
	_uk_thread_fini_tcb(t);
	free_tls(t);
	free_stack(t);
}

static int init_bare(struct uk_thread *t, const struct thread_entry *entry,
		     uintptr_t sp, uintptr_t tlsp, bool is_uktls,
		     struct ukarch_ectx *ectx, const char *name, void *priv,
		     uk_thread_dtor_t dtor)
{
	_uk_thread_struct_init(t, sp, tlsp, is_uktls, ectx, name, priv, dtor);
	_uk_thread_set_entry(t, entry);
	return _uk_thread_call_inittab(t);
}

int uk_thread_init_bare(struct uk_thread *t, uintptr_t ip, uintptr_t sp,
			uintptr_t tlsp, bool is_uktls, struct ukarch_ectx *ectx,
			const char *name, void *priv, uk_thread_dtor_t dtor)
{
	return init_bare(t, ENTRY_IP(ip), sp, tlsp, is_uktls, ectx, name, priv,
			 dtor);
}

int uk_thread_init_bare_fn0(struct uk_thread *t, uk_thread_fn0_t fn,
			    uintptr_t sp, uintptr_t tlsp, bool is_uktls,
			    struct ukarch_ectx *ectx, const char *name,
			    void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(sp);

	return init_bare(t, ENTRY_FN0(fn), sp, tlsp, is_uktls, ectx, name, priv,
			 dtor);
}

int uk_thread_init_bare_fn1(struct uk_thread *t, uk_thread_fn1_t fn, void *argp,
			    uintptr_t sp, uintptr_t tlsp, bool is_uktls,
			    struct ukarch_ectx *ectx, const char *name,
			    void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(sp);

	return init_bare(t, ENTRY_FN1(fn, argp), sp, tlsp, is_uktls, ectx, name,
			 priv, dtor);
}

int uk_thread_init_bare_fn2(struct uk_thread *t, uk_thread_fn2_t fn,
			    void *argp0, void *argp1, uintptr_t sp,
			    uintptr_t tlsp, bool is_uktls,
			    struct ukarch_ectx *ectx, const char *name,
			    void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(fn);
	UK_ASSERT(sp);

	return init_bare(t, ENTRY_FN2(fn, argp0, argp1), sp, tlsp, is_uktls,
			 ectx, name, priv, dtor);
}

static int init_fn(struct uk_thread *t, const struct thread_entry *entry,
		   struct uk_alloc *a_stack, size_t stack_len,
		   struct uk_alloc *a_uktls, bool custom_ectx,
		   struct ukarch_ectx *ectx, const char *name, void *priv,
		   uk_thread_dtor_t dtor)
{
	int rc;

	UK_ASSERT(entry->fn);
	UK_ASSERT(a_stack);

	_uk_thread_struct_init(t, 0, 0, false, custom_ectx ? ectx : NULL, name,
			       priv, dtor);
	rc = _uk_thread_alloc_mem(t, a_stack, stack_len, a_uktls, !custom_ectx);
	if (rc < 0)
		return rc;
	_uk_thread_set_entry(t, entry);
	rc = _uk_thread_call_inittab(t);
	if (rc < 0)
		_uk_thread_free_mem(t);
	return rc;
}

int uk_thread_init_fn0(struct uk_thread *t, uk_thread_fn0_t fn,
		       struct uk_alloc *a_stack, size_t stack_len,
		       struct uk_alloc *a_uktls, bool custom_ectx,
		       struct ukarch_ectx *ectx, const char *name, void *priv,
		       uk_thread_dtor_t dtor)
{
	return init_fn(t, ENTRY_FN0(fn), a_stack, stack_len, a_uktls,
		       custom_ectx, ectx, name, priv, dtor);
}

int uk_thread_init_fn1(struct uk_thread *t, uk_thread_fn1_t fn, void *argp,
		       struct uk_alloc *a_stack, size_t stack_len,
		       struct uk_alloc *a_uktls, bool custom_ectx,
		       struct ukarch_ectx *ectx, const char *name, void *priv,
		       uk_thread_dtor_t dtor)
{
	return init_fn(t, ENTRY_FN1(fn, argp), a_stack, stack_len, a_uktls,
		       custom_ectx, ectx, name, priv, dtor);
}

int uk_thread_init_fn2(struct uk_thread *t, uk_thread_fn2_t fn, void *argp0,
		       void *argp1, struct uk_alloc *a_stack, size_t stack_len,
		       struct uk_alloc *a_uktls, bool custom_ectx,
		       struct ukarch_ectx *ectx, const char *name, void *priv,
		       uk_thread_dtor_t dtor)
{
	return init_fn(t, ENTRY_FN2(fn, argp0, argp1), a_stack, stack_len,
		       a_uktls, custom_ectx, ectx, name, priv, dtor);
}
