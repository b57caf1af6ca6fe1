/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>
#include <uk/list.h>
#include <uk/plat/lcpu.h>
#include <uk/sched.h>
#include <uk/thread.h>

/* The same by way of the page tables, which are data. */
static void overwrite(void)
{
	unsigned long *table, at = 0x100000, entry;

	__asm__ volatile("mov %%cr3, %0" : "=r"(table));
	for (int shift = 39; shift > 12; shift -= 9) {
		entry = table[at >> shift & 511];
		table = (unsigned long *)(entry & 0xffffffffff000);
	}
	table[at >> 12 & 511] |= 2;
	__asm__ volatile("invlpg (%0)" : : "r"(at) : "memory");
	*(volatile int *)at = 0x90909090; /* nobody boots twice */
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
