/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/sched.h>

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	return s->thread_add(s, t);
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	t->sched = NULL;
	return 0;
}

int uk_testsuite_run(void)
{
	return 0;
}
