/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cooperative round robin.
 *
 * Interface: <uk/schedcoop.h>. Each assigned thread is in exactly one place:
 *
 *   running       chosen last by schedule(); in no queue
 *   run_queue     runnable; head runs next, tail is queued last
 *   sleep_queue   blocked with a wakeup_time, earliest first
 *   nowhere       blocked without one: somebody must wake it
 *
 * The idle thread is in no queue; it is chosen if nothing else is runnable.
 * It releases exited threads, then halts the processor until the next sleeper
 * is due or an interrupt has woken somebody.
 *
 * Interrupt handlers wake threads, so the queues are touched with interrupts
 * off only.
 */
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched_impl.h>
#include <uk/schedcoop.h>

struct schedcoop {
	struct uk_sched sched; /* first: the two have the same address */
	struct uk_thread_list run_queue;
	struct uk_thread_list sleep_queue;
	/*
	 * Not uk_thread_current(): between the choice of the next thread and
	 * the switch, an interrupt may wake the one that is being left. It has
	 * to be queued then, though it is still current (row A1).
	 */
	struct uk_thread *running;
	struct uk_thread idle;
	__snsec next_wakeup;	   /* earliest of the sleep_queue, 0: none */
	unsigned long idle_rounds; /* how often idle looked for work */
};

static inline struct schedcoop *to_coop(struct uk_sched *s)
{
	return __containerof(s, struct schedcoop, sched);
}

static void put_to_sleep(struct schedcoop *c, struct uk_thread *t)
{
	struct uk_thread *later;

	UK_TAILQ_FOREACH (later, &c->sleep_queue, queue) {
		if (later->wakeup_time > t->wakeup_time) {
			UK_TAILQ_INSERT_BEFORE(later, t, queue);
			return;
		}
	}
	UK_TAILQ_INSERT_TAIL(&c->sleep_queue, t, queue);
}

/* Wake all sleepers that are due, and note when the next one is */
static void wake_sleepers(struct schedcoop *c)
{
	__snsec now = ukplat_monotonic_clock();
	struct uk_thread *t;

	while ((t = UK_TAILQ_FIRST(&c->sleep_queue)) && t->wakeup_time <= now)
		uk_thread_wake(t);
	c->next_wakeup = t ? t->wakeup_time : 0;
}

/* Called with interrupts off; takes the one that runs next out of its queue */
static struct uk_thread *choose_next(struct schedcoop *c)
{
	struct uk_thread *prev = c->running, *next;
	int may_go_on;

	may_go_on = prev != &c->idle && prev->sched == &c->sched &&
		    uk_thread_is_runnable(prev);
	next = UK_TAILQ_FIRST(&c->run_queue);
	if (!next)
		return may_go_on ? prev : &c->idle;

	UK_TAILQ_REMOVE(&c->run_queue, next, queue);
	if (may_go_on)
		UK_TAILQ_INSERT_TAIL(&c->run_queue, prev, queue);
	return next;
}

static void schedcoop_schedule(struct uk_sched *s)
{
	struct schedcoop *c = to_coop(s);
	struct uk_thread *next;
	unsigned long irqf;

	if (unlikely(ukplat_lcpu_irqs_disabled()))
		UK_CRASH("Must not call %s with IRQs disabled\n", __func__);

	irqf = ukplat_lcpu_save_irqf();
	wake_sleepers(c);
	next = choose_next(c);
	c->running = next;
	ukplat_lcpu_restore_irqf(irqf);

	if (next != uk_thread_current())
		uk_sched_thread_switch(next);
}

static int schedcoop_thread_add(struct uk_sched *s, struct uk_thread *t)
{
	struct schedcoop *c = to_coop(s);

	UK_ASSERT(t);
	UK_ASSERT(!uk_thread_is_exited(t));

	/* A running thread that left and comes back still runs */
	if (uk_thread_is_runnable(t)) {
		if (t != c->running)
			UK_TAILQ_INSERT_TAIL(&c->run_queue, t, queue);
	} else if (t->wakeup_time) {
		put_to_sleep(c, t);
	}
	return 0;
}

static void schedcoop_thread_remove(struct uk_sched *s, struct uk_thread *t)
{
	struct schedcoop *c = to_coop(s);

	if (uk_thread_is_runnable(t)) {
		if (t != c->running)
			UK_TAILQ_REMOVE(&c->run_queue, t, queue);
	} else if (t->wakeup_time) {
		UK_TAILQ_REMOVE(&c->sleep_queue, t, queue);
	}
}

static void schedcoop_thread_blocked(struct uk_sched *s, struct uk_thread *t)
{
	struct schedcoop *c = to_coop(s);

	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	if (t != c->running)
		UK_TAILQ_REMOVE(&c->run_queue, t, queue);
	if (t->wakeup_time)
		put_to_sleep(c, t);
}

static void schedcoop_thread_woken(struct uk_sched *s, struct uk_thread *t)
{
	struct schedcoop *c = to_coop(s);

	UK_ASSERT(ukplat_lcpu_irqs_disabled());

	if (t->wakeup_time)
		UK_TAILQ_REMOVE(&c->sleep_queue, t, queue);
	if (t != c->running)
		UK_TAILQ_INSERT_TAIL(&c->run_queue, t, queue);
}

static int schedcoop_start(struct uk_sched *s, struct uk_thread *main)
{
	to_coop(s)->running = main;
	return 0;
}

static void idle_main(void *arg) __noreturn;

static void idle_main(void *arg)
{
	struct schedcoop *c = arg;
	unsigned long irqf;

	for (;;) {
		c->idle_rounds++;
		uk_sched_thread_gc(&c->sched);

		/*
		 * Nobody can be woken unseen between the test and the halt,
		 * and without a sleeper the halt has no end (row B1).
		 */
		irqf = ukplat_lcpu_save_irqf();
		if (UK_TAILQ_EMPTY(&c->run_queue))
			ukplat_lcpu_halt_to(c->next_wakeup);
		ukplat_lcpu_restore_irqf(irqf);

		schedcoop_schedule(&c->sched);
	}
}

struct uk_sched *uk_schedcoop_create(struct uk_alloc *a)
{
	struct schedcoop *c = uk_zalloc(a, sizeof(*c));

	if (!c)
		return NULL;
	UK_TAILQ_INIT(&c->run_queue);
	UK_TAILQ_INIT(&c->sleep_queue);

	if (uk_thread_init_fn1(&c->idle, idle_main, c, a, STACK_SIZE, a, false,
			       NULL, "idle", &c->idle_rounds, NULL) < 0) {
		uk_free(a, c);
		return NULL;
	}
	uk_sched_init(&c->sched, schedcoop_start, schedcoop_schedule,
		      schedcoop_thread_add, schedcoop_thread_remove,
		      schedcoop_thread_blocked, schedcoop_thread_woken, a);

	/* Listed with the others, but never queued */
	c->idle.sched = &c->sched;
	UK_TAILQ_INSERT_TAIL(&c->sched.thread_list, &c->idle, thread_list);
	return &c->sched;
}
