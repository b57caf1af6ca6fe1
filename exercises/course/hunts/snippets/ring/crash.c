/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <uk/sched.h>
#include "ring.h"

/* [crash] */
static __noreturn void work(void *arg __unused)
{
	uk_sched_thread_exit();
}

void crash(void)
{
	struct uk_thread *worker = uk_sched_thread_create(uk_sched_current(),
							  work, NULL, "worker");

	uk_sched_yield();
	printf("the worker had its turn, and is given up now\n");
	uk_sched_thread_terminate(worker);
}
/* [/crash] */
