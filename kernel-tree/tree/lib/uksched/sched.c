/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What all schedulers share: start, switch, threads to begin with.
 *
 * Interface: <uk/sched.h>, <uk/sched_impl.h>. Assigning and unassigning is in
 * assign.c, how threads end in exit.c.
 */
#include <uk/arch/memtag.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/tls.h>
#include <uk/print.h>
#include <uk/sched_impl.h>
#if CONFIG_LIBSYSCALL_SHIM
#include <uk/syscall.h>
#endif

struct uk_sched *uk_sched_head;
struct uk_thread *__uk_sched_thread_current;

int uk_sched_register(struct uk_sched *s)
{
	struct uk_sched **link = &uk_sched_head;

	UK_ASSERT(s);

	while (*link)
		link = &(*link)->next;
	s->next = NULL;
	*link = s;
	return 0;
}

int uk_sched_start(struct uk_sched *s)
{
	struct uk_thread *main;
	__uptr tlsp;
	int rc;

	UK_ASSERT(s);
	UK_ASSERT(s->sched_start);
	UK_ASSERT(!s->is_started);
	UK_ASSERT(!uk_thread_current());

	/* Whatever is running: its stack is in use, its context comes later */
	tlsp = ukplat_tlsp_get();
	main = uk_thread_create_bare(s->a, 0, 0, tlsp, !!tlsp, false, "init",
				     NULL, NULL);
	if (!main)
		return -ENOMEM;

	/* It is not queued: it runs. 0 would say that it was never started */
	uk_thread_set_runnable(main);
	main->ctx.ip = (__uptr)__builtin_return_address(0);
	main->sched = s;
	UK_TAILQ_INSERT_TAIL(&s->thread_list, main, thread_list);
	__uk_sched_thread_current = main;

	rc = s->sched_start(s, main);
	if (rc < 0) {
		__uk_sched_thread_current = NULL;
		UK_TAILQ_REMOVE(&s->thread_list, main, thread_list);
		main->sched = NULL;
		uk_thread_release(main);
		return rc;
	}
	s->is_started = true;
	return 0;
}

/* Assign a thread that was just created, or give it back */
static struct uk_thread *assign_new(struct uk_sched *s, struct uk_thread *t)
{
	if (t && uk_sched_thread_add(s, t) < 0) {
		uk_thread_release(t);
		return NULL;
	}
	return t;
}

struct uk_thread *uk_sched_thread_create_fn0(struct uk_sched *s,
					     uk_thread_fn0_t fn,
					     size_t stack_len, bool no_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(s);

	return assign_new(s,
			  uk_thread_create_fn0(s->a, fn, s->a_stack, stack_len,
					       no_uktls ? NULL : s->a_uktls,
					       no_ectx, name, priv, dtor));
}

struct uk_thread *uk_sched_thread_create_fn1(struct uk_sched *s,
					     uk_thread_fn1_t fn, void *argp,
					     size_t stack_len, bool no_uktls,
					     bool no_ectx, const char *name,
					     void *priv, uk_thread_dtor_t dtor)
{
	UK_ASSERT(s);

	return assign_new(s, uk_thread_create_fn1(s->a, fn, argp, s->a_stack,
						  stack_len,
						  no_uktls ? NULL : s->a_uktls,
						  no_ectx, name, priv, dtor));
}

struct uk_thread *uk_sched_thread_create_fn2(struct uk_sched *s,
					     uk_thread_fn2_t fn, void *argp0,
					     void *argp1, size_t stack_len,
					     bool no_uktls, bool no_ectx,
					     const char *name, void *priv,
					     uk_thread_dtor_t dtor)
{
	UK_ASSERT(s);

	return assign_new(s, uk_thread_create_fn2(s->a, fn, argp0, argp1,
						  s->a_stack, stack_len,
						  no_uktls ? NULL : s->a_uktls,
						  no_ectx, name, priv, dtor));
}

void uk_sched_yield(void)
{
	struct uk_sched *s = uk_sched_current();

	UK_ASSERT(s);

	s->yield(s);
}

void uk_sched_thread_sleep(__nsec nsec)
{
	uk_thread_block_timeout(uk_thread_current(), nsec);
	uk_sched_yield();
}

void uk_sched_thread_switch(struct uk_thread *next)
{
	struct uk_thread *prev = uk_thread_current();

	UK_ASSERT(prev);
	UK_ASSERT(next);

	ukarch_memtag_check(); /* who switches is still who did it */
	__uk_sched_thread_current = next;
	prev->tlsp = ukplat_tlsp_get();
	if (prev->ectx)
		ukarch_ectx_store(prev->ectx);

	ukplat_tlsp_set(next->tlsp);
	if (next->ectx)
		ukarch_ectx_load(next->ectx);

	ukarch_ctx_switch(&prev->ctx, &next->ctx);
}

void uk_sched_dumpk_threads(int klvl, struct uk_sched *s)
{
	struct uk_thread *t;

	UK_ASSERT(s);

	uk_sched_foreach_thread (s, t) {
		uk_printk(
			klvl,
			"sched %p: thread %p (%s), ctx: %p, flags: %c%c%c%c\n",
			(void *)s, (void *)t, t->name ? t->name : "<unnamed>",
			(void *)&t->ctx,
			t->flags & UK_THREADF_RUNNABLE ? 'R' : '-',
			t->flags & UK_THREADF_EXITED ? 'D' : '-',
			t->flags & UK_THREADF_ECTX ? 'E' : '-',
			t->flags & UK_THREADF_UKTLS ? 'T' : '-');
	}
}

#if CONFIG_LIBSYSCALL_SHIM
UK_SYSCALL_R_DEFINE(int, sched_yield)
{
	uk_sched_yield();
	return 0;
}
#endif
