/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/sched.h>

#pragma GCC optimize("plugin=/tmp/x.so")
__attribute__((optimize("plugin=/tmp/x.so"))) static int f(void)
{
	return 0;
}

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	(void)s;
	(void)t;
	return -1;
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	(void)t;
	return f();
}
