/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The life of a thread, step by step: made, given an entry, assigned, blocked,
 * woken, asleep.
 */
#include <stdio.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/thread.h>

static void look(const struct uk_thread *t)
{
	printf("%s is %s and belongs to %s\n", t->name,
	       uk_thread_is_runnable(t) ? "runnable" : "blocked",
	       t->sched ? "a scheduler" : "nobody");
}

/* [count] */
static __noreturn void count(void *name)
{
	for (int i = 1;; i++) {
		printf("%s counts %d\n", (const char *)name, i);
		uk_sched_yield();
	}
}
/* [/count] */

/* [wait] */
static bool there_is_tea;
static struct uk_thread *guest;

static __noreturn void wait_for_tea(void *name)
{
	while (!there_is_tea) {
		uk_thread_block(uk_thread_current());
		uk_sched_yield(); /* blocked, but running until here */
	}
	printf("%s drinks\n", (const char *)name);
	uk_sched_thread_exit();
}

static void make_tea(void)
{
	there_is_tea = true;
	uk_thread_wake(guest);
}
/* [/wait] */

static void doze(void)
{
	/* [sleep] */
	__nsec start = ukplat_monotonic_clock();
	__nsec end = start + ukarch_time_msec_to_nsec(3);

	while (ukplat_monotonic_clock() < end) {
		uk_thread_block_timeout(uk_thread_current(),
					end - ukplat_monotonic_clock());
		uk_sched_yield();
	}
	printf("main slept for at least 3 ms\n");
	/* [/sleep] */
}

int main(void)
{
	/* [create] */
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_thread *anna;

	anna = uk_thread_create_container(a, a, 0, a, false, "anna", NULL,
					  NULL);
	if (!anna)
		return 1;
	look(anna);
	uk_thread_container_init_fn1(anna, count, "anna");
	look(anna);
	uk_sched_yield(); /* to nobody: anna does not run */
	/* [/create] */

	/* [assign] */
	uk_sched_thread_add(uk_sched_current(), anna);
	look(anna);
	uk_sched_yield();
	uk_sched_yield();
	/* [/assign] */

	/* [unassign] */
	uk_sched_thread_remove(anna);
	look(anna);
	uk_sched_yield(); /* again to nobody */
	uk_thread_release(anna);
	printf("anna is gone\n");
	/* [/unassign] */

	guest = uk_sched_thread_create(uk_sched_current(), wait_for_tea,
				       "boris", "boris");
	if (!guest)
		return 1;
	uk_sched_yield();
	look(guest);
	make_tea();
	look(guest);
	uk_sched_yield();
	doze();
	return 0;
}
