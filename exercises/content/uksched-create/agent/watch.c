/* SPDX-License-Identifier: Apache-2.0 */
/*
 * All that is called for a thread, written down: the init table, its function,
 * its destructor.
 */
#include <errno.h>
#include <uk/sched.h>
#include "scenario.h"

struct watched watched;

static bool is_ours(const struct uk_thread *t)
{
	return watched.number && (__uptr)t->priv == watched.number;
}

static int init(struct uk_thread *child, struct uk_thread *parent)
{
	if (!is_ours(child))
		return 0;
	watched.inits++;
	watched.saw = child->_mem.t_a == memory_of(STRUCTS) &&
				      parent == uk_thread_current() &&
				      child->dtor == watch_dtor
			      ? SAW_ALL
			      : SAW_UNFINISHED;
	if (uk_thread_is_runnable(child) != (child->ctx.ip != 0))
		watched.saw = SAW_UNFINISHED;
	return watched.refuses ? -ENOSPC : 0;
}

static void term(struct uk_thread *child)
{
	watched.terms += is_ours(child);
}

UK_THREAD_INIT_PRIO_FLAGS(init, term, 5, 0);

void watch_dtor(struct uk_thread *t)
{
	watched.dtors += is_ours(t);
}

void watch_fn0(void)
{
	watched.runs++;
	uk_sched_thread_exit();
}

void watch_fn1(void *arg0)
{
	watched.arg[0] = arg0;
	watch_fn0();
}

void watch_fn2(void *arg0, void *arg1)
{
	watched.arg[1] = arg1;
	watch_fn1(arg0);
}
