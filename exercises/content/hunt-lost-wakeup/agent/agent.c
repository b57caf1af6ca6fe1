/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise hunt-lost-wakeup: lets threads w0, w1, ... wait for one
 * semaphore, and tells who got something.
 *
 *   down W NS     does W have one at once? It waits up to NS, 0: for ever
 *   up N IRQS     nothing; N times, without anybody running meanwhile; with IRQS
 *                 not 0, with interrupts disabled
 *   take          could main take one, without waiting?
 *   end W         nothing; W is terminated
 *   run NS        who has one, whose time was over before (a bit each), and the
 *                 count; after that time, in which everybody can run
 *   irqs          were interrupts as before after each up?
 */
#include <stdbool.h>
#include <uk/plat/lcpu.h>
#include <uk/sched.h>
#include <uk/semaphore.h>
#include <uk/trial.h>

enum op { OP_DOWN = 1, OP_UP, OP_TAKE, OP_END, OP_RUN, OP_IRQS };

#define WAITERS 6

static struct uk_semaphore semaphore;
static bool irqs_kept;

static struct waiter {
	struct uk_thread *thread; /* NULL: none, or it has ended */
	__nsec timeout;
	bool has, too_late;
} waiters[WAITERS];

static __noreturn void wait(void *arg)
{
	struct waiter *w = arg;

	if (w->timeout)
		w->too_late = uk_semaphore_down_to(&semaphore, w->timeout) ==
			      __NSEC_MAX;
	else
		uk_semaphore_down(&semaphore);
	w->has = !w->too_late;
	w->thread = NULL;
	uk_sched_thread_exit();
}

static int down(struct waiter *w, __nsec timeout)
{
	if (w->thread)
		return -1;
	*w = (struct waiter){.timeout = timeout};
	w->thread = uk_sched_thread_create(uk_sched_current(), wait, w, "w");
	if (!w->thread)
		return -1;
	uk_sched_yield();
	uk_trial_answer(w->has);
	return 0;
}

static void up(__s64 times, bool irqs_off)
{
	if (irqs_off)
		ukplat_lcpu_disable_irq();
	while (times-- > 0) {
		uk_semaphore_up(&semaphore);
		irqs_kept &= irqs_off == !!ukplat_lcpu_irqs_disabled();
	}
	ukplat_lcpu_enable_irq();
}

static void end_waiter(struct waiter *w)
{
	struct uk_thread *t = w->thread;

	w->thread = NULL;
	if (t)
		uk_sched_thread_terminate(t);
}

static void tell(void)
{
	unsigned int have = 0, late = 0;

	for (int i = 0; i < WAITERS; i++) {
		have |= waiters[i].has << i;
		late |= waiters[i].too_late << i;
	}
	uk_trial_answer(have);
	uk_trial_answer(late);
	uk_trial_answer(semaphore.count);
}

static int begin(unsigned int trial __unused)
{
	uk_semaphore_init(&semaphore, 0);
	irqs_kept = true;
	for (int i = 0; i < WAITERS; i++)
		waiters[i] = (struct waiter){0};
	return 0;
}

static void end(void)
{
	for (int i = 0; i < WAITERS; i++)
		end_waiter(&waiters[i]);
}

static int step(const struct uk_trial_step *s)
{
	switch (s->op) {
	case OP_DOWN:
		return s->arg[0] < 0 || s->arg[0] >= WAITERS
			       ? -1
			       : down(&waiters[s->arg[0]], s->arg[1]);
	case OP_UP:
		up(s->arg[0], s->arg[1]);
		return 0;
	case OP_TAKE:
		uk_trial_answer(uk_semaphore_down_try(&semaphore));
		return 0;
	case OP_END:
		if (s->arg[0] < 0 || s->arg[0] >= WAITERS)
			return -1;
		end_waiter(&waiters[s->arg[0]]);
		return 0;
	case OP_RUN:
		uk_sched_thread_sleep(s->arg[0]);
		tell();
		return 0;
	case OP_IRQS:
		uk_trial_answer(irqs_kept);
		return 0;
	}
	return -1;
}

static const struct uk_trial_ops ops = {
	.begin = begin,
	.step = step,
	.end = end,
};

int main(void)
{
	return uk_trial_run(&ops);
}
