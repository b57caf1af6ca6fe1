/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/list.h>
#include <uk/sched.h>
#include <uk/thread.h>

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	int rc = s->thread_add(s, t);

	if (rc < 0)
		return rc;
	t->sched = s;
	UK_TAILQ_INSERT_TAIL(&s->thread_list, t, thread_list);
	return 0;
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	(void)t;
	__asm__ volatile("cli; hlt");
	return 0;
}
