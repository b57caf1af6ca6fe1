/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/sched.h>

/* No interrupt table, then a trap: the processor has nowhere left to go. */
int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	static const char none[10];

	(void)s;
	(void)t;
	__asm__ volatile("lidt %0; int3" : : "m"(none));
	return 0;
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	(void)t;
	return 0;
}
