/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/sched.h>

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	(void)s;
	(void)t;
	return __DATE__[0];
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	(void)t;
	return 0;
}
