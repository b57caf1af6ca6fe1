/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that run, on the scheduler that runs this program.
 *
 * This program itself never blocks: it has to go on whatever becomes of the
 * code under test.
 */
#include <uk/plat/time.h>
#include <uk/sched.h>
#include "scenario.h"

static struct uk_thread *thread[THREADS];
static __snsec length[THREADS]; /* of its sleep, ns; 0: until it is woken */
static bool blocked[THREADS];	/* as far as it was asked for */

static unsigned int back[THREADS]; /* who came back, in order */
static unsigned int backs;

static unsigned int trial; /* threads of an older one are nobody's business */
static __nsec end_of_wait; /* from there the next one counts: no drift */

void real_begin(void)
{
	trial++;
	end_of_wait = ukplat_monotonic_clock();
	for (unsigned int i = 0; i < THREADS; i++)
		blocked[i] = false;
}

static __noreturn void sleeper(void *number, void *mine)
{
	__uptr me = (__uptr)number;
	struct uk_thread *self = uk_thread_current();

	if (length[me])
		uk_thread_block_timeout(self, length[me]);
	else
		uk_thread_block(self);
	uk_sched_yield();
	if (trial == (__uptr)mine) {
		blocked[me] = false;
		if (backs < THREADS)
			back[backs++] = me;
	}
	uk_sched_thread_exit();
}

static bool start(unsigned int number, __snsec ns)
{
	length[number] = ns;
	blocked[number] = true;
	thread[number] = uk_sched_thread_create_fn2(
		uk_sched_current(), sleeper, (void *)(__uptr)number,
		(void *)(__uptr)trial, 0, false, false, "sleeper", NULL, NULL);
	return thread[number] != NULL;
}

static void wait(__nsec ns)
{
	end_of_wait += ns;
	do
		uk_sched_yield();
	while (ukplat_monotonic_clock() < end_of_wait);
}

int real_step(const struct uk_trial_step *s)
{
	unsigned int number = s->arg[0];

	if (s->op != OP_WAIT && number >= THREADS)
		return -1;
	backs = 0;
	switch (s->op) {
	case OP_START:
		if (!start(number, s->arg[1]))
			return -1;
		uk_sched_yield();
		break;
	case OP_ROUSE:
		if (!blocked[number]) {
			uk_trial_leave_out(); /* it has ended */
			return 0;
		}
		uk_thread_wake(thread[number]);
		uk_sched_yield();
		break;
	case OP_WAIT:
		wait(s->arg[0]);
		break;
	}
	uk_trial_answer(backs);
	for (unsigned int i = 0; i < THREADS; i++)
		uk_trial_answer(i < backs ? (__s64)back[i] : -1);
	return 0;
}
