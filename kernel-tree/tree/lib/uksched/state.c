/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State changes: block and wake.
 *
 * Interface and picture: <uk/thread.h>. Three things know whether a thread may
 * run: its flag, its wakeup_time, and the queues of its scheduler, which hears
 * of changes through s->thread_blocked and s->thread_woken:
 *
 *               block: clear R, note the time, then tell
 *      RUNNABLE ---------------------------------------> BLOCKED
 *      in the run queue                                  wakeup_time == 0:
 *      wakeup_time == 0                                    in no queue
 *               <--------------------------------------  else: among sleepers
 *               wake: set R, tell, then forget the time    until that time
 *
 * A scheduler finds a blocked thread by its wakeup_time, so that must not
 * change behind its back: what it was told last and what the fields say always
 * agree. A thread without a scheduler has flags and a time all the same, but
 * there is nobody to tell.
 *
 * An interrupt handler may wake threads at any instruction. Hence all of this
 * works with interrupts disabled, and leaves them as it found them.
 */
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched_impl.h>

#ifndef STARTER_uksched_wake
/* Interrupts are disabled */
static void wake_locked(struct uk_thread *t)
{
	if (!(t->flags & UK_THREADF_RUNNABLE)) {
		uk_thread_set_runnable(t);
		if (t->sched)
			uk_sched_thread_woken(t);
	}
	t->wakeup_time = 0;
}

static void block_until(struct uk_thread *t, __snsec until)
{
	unsigned long irqf;

	UK_ASSERT(t);

	irqf = ukplat_lcpu_save_irqf();
	/*
	 * Blocked already, but for another time: a wake and a block, so that
	 * the scheduler can move the thread to the right place (row B4).
	 */
	if (uk_thread_is_blocked(t) && t->sched && t->wakeup_time != until)
		wake_locked(t);

	t->wakeup_time = until;
	if (t->flags & UK_THREADF_RUNNABLE) {
		uk_thread_set_blocked(t);
		if (t->sched)
			uk_sched_thread_blocked(t);
	}
	ukplat_lcpu_restore_irqf(irqf);
}
#else
/* Room for what your functions have in common. */
#endif

/*
 * Blocks a thread until it is woken (contract 1.5). One that is blocked for a
 * time loses its time. Does not yield.
 */
void uk_thread_block(struct uk_thread *t)
{
#ifndef STARTER_uksched_wake
	block_until(t, 0);
#else
	/* Yours to write. */
	(void)t;
#endif
}

/*
 * Blocks a thread until it is woken, or for `nsec` ns from now (contract 1.5);
 * a time past the end of the clock is no time at all.
 */
void uk_thread_block_timeout(struct uk_thread *t, __nsec nsec)
{
#ifndef STARTER_uksched_wake
	__nsec now = ukplat_monotonic_clock();
	__snsec until;

	/* So far away that it does not fit is never */
	if (__builtin_add_overflow(now, nsec, &until))
		until = 0;
	block_until(t, until);
#else
	/* Yours to write. The clock is ukplat_monotonic_clock(). */
	(void)t;
	(void)nsec;
#endif
}

/* Wakes a thread that is blocked; nothing happens to others (contract 1.5). */
void uk_thread_wake(struct uk_thread *t)
{
#ifndef STARTER_uksched_wake
	unsigned long irqf;

	UK_ASSERT(t);

	irqf = ukplat_lcpu_save_irqf();
	wake_locked(t);
	ukplat_lcpu_restore_irqf(irqf);
#else
	/* Yours to write. */
	(void)t;
#endif
}
