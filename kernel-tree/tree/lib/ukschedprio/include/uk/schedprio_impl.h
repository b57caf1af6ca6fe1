/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two halves of ukschedprio: policy.c decides, schedprio.c does.
 *
 * Each thread of the scheduler is in exactly one place:
 *
 *   running               chosen last; in no queue, even if it is blocked or
 *                         unassigned since
 *   run_queue[priority]   runnable; head runs first, tail came last
 *   sleep_queue           blocked with a wakeup_time
 *   nowhere               blocked without one: somebody must wake it
 *
 * All of this is called with interrupts off.
 */
#ifndef __UK_SCHEDPRIO_IMPL_H__
#define __UK_SCHEDPRIO_IMPL_H__

#include <uk/sched_impl.h>
#include <uk/schedprio.h>

struct uk_schedprio {
	struct uk_sched sched; /* first: the two have the same address */
	uk_schedprio_of_t prio_of;
	struct uk_thread_list run_queue[UK_SCHEDPRIO_LEVELS];
	struct uk_thread_list sleep_queue;
	/*
	 * Not uk_thread_current(): between the choice and the switch an
	 * interrupt may wake the thread that is being left.
	 */
	struct uk_thread *running;
	struct uk_thread idle;
	__snsec next_wakeup;	   /* earliest of the sleep_queue, 0: none */
	unsigned long idle_rounds; /* how often idle looked for work */
};

/**
 * The scheduler gets a thread, in any state but exited. The running one may
 * have left, and come back before anybody else was chosen.
 *
 * @return 0, or -EINVAL if its priority is out of range
 */
int _uk_schedprio_add(struct uk_sched *s, struct uk_thread *t);

/** A thread leaves, whatever it is doing. */
void _uk_schedprio_remove(struct uk_sched *s, struct uk_thread *t);

/** A thread was runnable, and is blocked now: until its wakeup_time if set. */
void _uk_schedprio_blocked(struct uk_sched *s, struct uk_thread *t);

/** A thread was blocked, still has its wakeup_time, and is runnable now. */
void _uk_schedprio_woken(struct uk_sched *s, struct uk_thread *t);

/**
 * Wake the sleepers that are due, then choose who is `running` from now on. The
 * one that was goes behind its equals if it may run on. Sets next_wakeup.
 *
 * @return the thread; the idle thread if nobody is runnable
 */
struct uk_thread *uk_schedprio_choose(struct uk_schedprio *p);

#endif /* __UK_SCHEDPRIO_IMPL_H__ */
