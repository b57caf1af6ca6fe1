/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads as v0.11.0 has them: made first, scheduled later.
 *
 *   container --init_fn1--> runnable --thread_add--> assigned --> runs
 *
 * Scheduling is cooperative: who does not yield, runs on.
 */
#include <stdio.h>
#include <uk/alloc.h>
#include <uk/arch/time.h>
#include <uk/sched.h>
#include <uk/thread.h>

static void __noreturn count(void *name)
{
	for (int i = 1; i <= 2; i++) {
		printf("%s counts %d\n", (const char *)name, i);
		uk_sched_yield();
	}
	uk_sched_thread_exit(); /* an entry function must not return */
}

static void __noreturn sleep_once(void *name)
{
	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(20));
	printf("%s is awake\n", (const char *)name);
	uk_sched_thread_exit();
}

int main(void)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct uk_sched *s = uk_sched_current();
	struct uk_thread *anna, *boris;

	/* memory and TLS, but nothing to do yet, and nobody who runs it */
	anna = uk_thread_create_container(a, a, 0, a, false, "anna", NULL,
					  NULL);
	if (!anna)
		return 1;
	printf("anna is %s\n",
	       uk_thread_is_blocked(anna) ? "blocked" : "not blocked");
	uk_thread_container_init_fn1(anna, count, "anna");
	printf("anna belongs to %s\n", anna->sched ? "a scheduler" : "nobody");

	/* the short way: created and assigned at once */
	boris = uk_sched_thread_create(s, count, "boris", "boris");
	if (!boris || !uk_sched_thread_create(s, sleep_once, "carla", "carla"))
		return 1;

	/* unassigned and assigned again: boris now comes behind anna */
	uk_sched_thread_remove(boris);
	uk_sched_thread_add(s, anna);
	uk_sched_thread_add(s, boris);

	uk_sched_thread_sleep(ukarch_time_msec_to_nsec(50));
	printf("main is back\n");
	return 0;
}
