/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a choice of policy.c leads to: a switch, or a halt.
 *
 * Interface: <uk/schedprio.h>, <uk/schedprio_impl.h>. The idle thread releases
 * exited threads, then halts the processor until the next sleeper is due or an
 * interrupt has woken somebody.
 */
#include <uk/plat/lcpu.h>
#include <uk/schedprio_impl.h>

static void schedprio_yield(struct uk_sched *s)
{
	struct uk_schedprio *p = __containerof(s, struct uk_schedprio, sched);
	struct uk_thread *next;
	unsigned long irqf;

	if (unlikely(ukplat_lcpu_irqs_disabled()))
		UK_CRASH("Must not call %s with IRQs disabled\n", __func__);

	irqf = ukplat_lcpu_save_irqf();
	next = uk_schedprio_choose(p);
	ukplat_lcpu_restore_irqf(irqf);

	if (next != uk_thread_current())
		uk_sched_thread_switch(next);
}

static int schedprio_start(struct uk_sched *s, struct uk_thread *main)
{
	__containerof(s, struct uk_schedprio, sched)->running = main;
	return 0;
}

static void idle_main(void *arg) __noreturn;

static void idle_main(void *arg)
{
	struct uk_schedprio *p = arg;
	struct uk_thread *next;
	unsigned long irqf;

	for (;;) {
		p->idle_rounds++;
		uk_sched_thread_gc(&p->sched);

		/* Nobody can be woken unseen between the choice and the halt */
		irqf = ukplat_lcpu_save_irqf();
		next = uk_schedprio_choose(p);
		if (next == &p->idle)
			ukplat_lcpu_halt_to(p->next_wakeup);
		ukplat_lcpu_restore_irqf(irqf);

		if (next != &p->idle)
			uk_sched_thread_switch(next);
	}
}

struct uk_sched *uk_schedprio_create(struct uk_alloc *a,
				     uk_schedprio_of_t prio_of)
{
	struct uk_schedprio *p = uk_zalloc(a, sizeof(*p));

	if (!p)
		return NULL;
	p->prio_of = prio_of;
	for (unsigned int i = 0; i < UK_SCHEDPRIO_LEVELS; i++)
		UK_TAILQ_INIT(&p->run_queue[i]);
	UK_TAILQ_INIT(&p->sleep_queue);

	if (uk_thread_init_fn1(&p->idle, idle_main, p, a, STACK_SIZE, a, false,
			       NULL, "idle", &p->idle_rounds, NULL) < 0) {
		uk_free(a, p);
		return NULL;
	}
	uk_sched_init(&p->sched, schedprio_start, schedprio_yield,
		      _uk_schedprio_add, _uk_schedprio_remove,
		      _uk_schedprio_blocked, _uk_schedprio_woken, a);

	/* Listed with the others, but never queued */
	p->idle.sched = &p->sched;
	UK_TAILQ_INSERT_TAIL(&p->sched.thread_list, &p->idle, thread_list);
	return &p->sched;
}
