/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Semaphores.
 *
 * Interface: <uk/semaphore.h>. An interrupt handler may put or take one at any
 * instruction. So the count changes with interrupts off, and who saw one may
 * find it gone and wait again.
 */
#include <uk/assert.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/semaphore.h>
#include <uk/wait.h>

void uk_semaphore_init(struct uk_semaphore *s, long count)
{
	UK_ASSERT(s);

	s->count = count;
	uk_waitq_init(&s->wait);
}

int uk_semaphore_down_try(struct uk_semaphore *s)
{
	unsigned long irqf;
	int taken;

	UK_ASSERT(s);

	irqf = ukplat_lcpu_save_irqf();
	taken = s->count > 0;
	s->count -= taken;
	ukplat_lcpu_restore_irqf(irqf);
	return taken;
}

void uk_semaphore_down(struct uk_semaphore *s)
{
	while (!uk_semaphore_down_try(s))
		uk_waitq_wait_event(&s->wait, s->count > 0);
}

__nsec uk_semaphore_down_to(struct uk_semaphore *s, __nsec timeout)
{
	__nsec start = ukplat_monotonic_clock(), deadline;

	/* So far away that it does not fit is never: no deadline */
	if (__builtin_add_overflow(start, timeout, &deadline))
		deadline = 0;

	while (!uk_semaphore_down_try(s))
		if (uk_waitq_wait_event_deadline(&s->wait, s->count > 0,
						 deadline))
			return __NSEC_MAX;
	return ukplat_monotonic_clock() - start;
}

void uk_semaphore_up(struct uk_semaphore *s)
{
	unsigned long irqf;

	UK_ASSERT(s);

	irqf = ukplat_lcpu_save_irqf();
#ifndef STARTER_hunt_lost_wakeup
	s->count++;
	uk_waitq_wake_up(&s->wait);
#else
	/* Nobody waits while there are some, and one is enough for one */
	if (s->count++ == 0 && !uk_waitq_empty(&s->wait))
		uk_thread_wake(UK_STAILQ_FIRST(&s->wait)->thread);
#endif
	ukplat_lcpu_restore_irqf(irqf);
}
