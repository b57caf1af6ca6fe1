/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Listens at the table: what does a scheduler hear about its threads?
 */
#include <stdio.h>
#include <uk/arch/time.h>
#include <uk/sched.h>

/* [listen] */
static struct uk_sched real; /* the operations as they were */

static int add(struct uk_sched *s, struct uk_thread *t)
{
	printf("add     %s\n", t->name);
	return real.thread_add(s, t);
}

static void removed(struct uk_sched *s, struct uk_thread *t)
{
	printf("remove  %s\n", t->name);
	real.thread_remove(s, t);
}

static void blocked(struct uk_sched *s, struct uk_thread *t)
{
	printf("blocked %s%s\n", t->name, t->wakeup_time ? ", for a time" : "");
	real.thread_blocked(s, t);
}

static void woken(struct uk_sched *s, struct uk_thread *t)
{
	printf("woken   %s\n", t->name);
	real.thread_woken(s, t);
}

static void yield(struct uk_sched *s)
{
	printf("yield   from %s\n", uk_thread_current()->name);
	real.yield(s);
}
/* [/listen] */

static __noreturn void nap(void *arg __unused)
{
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(5));
	uk_sched_thread_exit();
}

/* [main] */
int main(void)
{
	struct uk_sched *s = uk_sched_current();

	real = *s;
	s->thread_add = add;
	s->thread_remove = removed;
	s->thread_blocked = blocked;
	s->thread_woken = woken;
	s->yield = yield;

	uk_sched_thread_create(s, nap, NULL, "napper");
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(20));
	return 0;
}
/* [/main] */
