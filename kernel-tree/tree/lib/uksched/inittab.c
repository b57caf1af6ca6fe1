/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The thread init table.
 *
 * Interface: UK_THREAD_INIT*() of <uk/thread.h>, "thread_impl.h". The linker
 * puts the entries of all libraries side by side, sorted by priority.
 */
#include <uk/plat/tls.h>

#include "thread_impl.h"

extern const struct uk_thread_inittab_entry _uk_thread_inittab_start[];
extern const struct uk_thread_inittab_entry _uk_thread_inittab_end[];

struct call {
	const struct uk_thread_inittab_entry *entry;
	struct uk_thread *child;
};

static int call_init(void *arg)
{
	struct call *c = arg;

	return c->entry->init(c->child, uk_thread_current());
}

static int call_term(void *arg)
{
	struct call *c = arg;

	c->entry->term(c->child);
	return 0;
}

static int with_tls_of(struct uk_thread *t, int (*fn)(void *), void *arg)
{
	return t->uktlsp ? ukplat_tlsp_exec(t->uktlsp, fn, arg) : fn(arg);
}

static int is_meant(const struct uk_thread_inittab_entry *e,
		    const struct uk_thread *t)
{
	return (t->flags & e->flags) == e->flags;
}

static void term_before(struct uk_thread *t,
			const struct uk_thread_inittab_entry *end)
{
	struct call c = {.child = t};

	for (c.entry = end; c.entry-- > _uk_thread_inittab_start;)
		if (c.entry->term && is_meant(c.entry, t))
			with_tls_of(t, call_term, &c);
}

int _uk_thread_call_inittab(struct uk_thread *t)
{
	struct call c = {.child = t};
	int rc;

	/* Callbacks are ordinary code, which may use extended registers */
	UK_ASSERT(!uk_thread_current() ||
		  (uk_thread_current()->flags & UK_THREADF_ECTX));

	for (c.entry = _uk_thread_inittab_start;
	     c.entry < _uk_thread_inittab_end; c.entry++) {
		if (!c.entry->init || !is_meant(c.entry, t))
			continue;
		rc = with_tls_of(t, call_init, &c);
		if (rc < 0) {
#ifndef STARTER_hunt_rollback
			/* Exactly those before the one that failed (row B2) */
			term_before(t, c.entry);
#else
			/* This one failed: back to the one before it */
			c.entry--;
			term_before(t, c.entry);
#endif
			return rc;
		}
	}
	return 0;
}

void _uk_thread_call_termtab(struct uk_thread *t)
{
	term_before(t, _uk_thread_inittab_end);
}
