/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/print.h>
#include <uk/sched.h>

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	(void)s;
	(void)t;
	uk_pr_crit(
		"%s\n",
		"\033[2J\033]0;owned\007<script>alert(1)</script>\xff\xfe\xc0\xaf\xe2\x80\xae\033[1A\x9b"
		"31m");
	return -1;
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	(void)t;
	return 0;
}
