/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who runs next: queues, and the choice among them.
 *
 * Interface and picture: <uk/schedprio_impl.h>. These are the operations that
 * struct uk_sched of this scheduler points to, and the choice that its yield
 * makes. They move threads between places; flags and times are the core's.
 */
#include <errno.h>
#include <uk/plat/time.h>
#include <uk/schedprio_impl.h>

#ifndef STARTER_uksched_priority
static inline struct uk_schedprio *to_prio(struct uk_sched *s)
{
	return __containerof(s, struct uk_schedprio, sched);
}

static struct uk_thread_list *queue_of(struct uk_schedprio *p,
				       struct uk_thread *t)
{
	return &p->run_queue[p->prio_of(t)];
}

/* In the order of their times; who was first among equals stays first */
static void put_to_sleep(struct uk_schedprio *p, struct uk_thread *t)
{
	struct uk_thread *later;

	UK_TAILQ_FOREACH (later, &p->sleep_queue, queue) {
		if (later->wakeup_time > t->wakeup_time) {
			UK_TAILQ_INSERT_BEFORE(later, t, queue);
			return;
		}
	}
	UK_TAILQ_INSERT_TAIL(&p->sleep_queue, t, queue);
}

int _uk_schedprio_add(struct uk_sched *s, struct uk_thread *t)
{
	struct uk_schedprio *p = to_prio(s);

	if (p->prio_of(t) >= UK_SCHEDPRIO_LEVELS)
		return -EINVAL;

	if (!uk_thread_is_runnable(t)) {
		if (t->wakeup_time)
			put_to_sleep(p, t);
	} else if (t != p->running) {
		UK_TAILQ_INSERT_TAIL(queue_of(p, t), t, queue);
	}
	return 0;
}

void _uk_schedprio_remove(struct uk_sched *s, struct uk_thread *t)
{
	struct uk_schedprio *p = to_prio(s);

	if (!uk_thread_is_runnable(t)) {
		if (t->wakeup_time)
			UK_TAILQ_REMOVE(&p->sleep_queue, t, queue);
	} else if (t != p->running) {
		UK_TAILQ_REMOVE(queue_of(p, t), t, queue);
	}
}

void _uk_schedprio_blocked(struct uk_sched *s, struct uk_thread *t)
{
	struct uk_schedprio *p = to_prio(s);

	if (t != p->running)
		UK_TAILQ_REMOVE(queue_of(p, t), t, queue);
	if (t->wakeup_time)
		put_to_sleep(p, t);
}

void _uk_schedprio_woken(struct uk_sched *s, struct uk_thread *t)
{
	struct uk_schedprio *p = to_prio(s);

	if (t->wakeup_time)
		UK_TAILQ_REMOVE(&p->sleep_queue, t, queue);
	if (t != p->running)
		UK_TAILQ_INSERT_TAIL(queue_of(p, t), t, queue);
}

static void wake_sleepers(struct uk_schedprio *p)
{
	__snsec now = ukplat_monotonic_clock();
	struct uk_thread *t;

	while ((t = UK_TAILQ_FIRST(&p->sleep_queue)) && t->wakeup_time <= now)
		uk_thread_wake(t);
	p->next_wakeup = t ? t->wakeup_time : 0;
}

struct uk_thread *uk_schedprio_choose(struct uk_schedprio *p)
{
	struct uk_thread *t = p->running;

	wake_sleepers(p);
	if (t != &p->idle && t->sched == &p->sched && uk_thread_is_runnable(t))
		UK_TAILQ_INSERT_TAIL(queue_of(p, t), t, queue);

	p->running = &p->idle;
	for (unsigned int i = 0; i < UK_SCHEDPRIO_LEVELS; i++) {
		t = UK_TAILQ_FIRST(&p->run_queue[i]);
		if (t) {
			UK_TAILQ_REMOVE(&p->run_queue[i], t, queue);
			p->running = t;
			break;
		}
	}
	return p->running;
}
#else
int _uk_schedprio_add(struct uk_sched *s, struct uk_thread *t)
{
	/* Yours to write: is it welcome, and where does it belong? */
	(void)s;
	(void)t;
	return -ENOSYS;
}

void _uk_schedprio_remove(struct uk_sched *s, struct uk_thread *t)
{
	/* Yours to write: where is it? It has to leave there. */
	(void)s;
	(void)t;
}

void _uk_schedprio_blocked(struct uk_sched *s, struct uk_thread *t)
{
	/* Yours to write: it was runnable, and shall not be chosen now. */
	(void)s;
	(void)t;
}

void _uk_schedprio_woken(struct uk_sched *s, struct uk_thread *t)
{
	/* Yours to write: it was blocked, and shall be chosen in its turn. */
	(void)s;
	(void)t;
}

struct uk_thread *uk_schedprio_choose(struct uk_schedprio *p)
{
	/* Yours to write: wake who is due, then find the most urgent. */
	return &p->idle;
}
#endif
