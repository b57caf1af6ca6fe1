/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise hunt-timeout: lets threads wait for a word that nobody
 * changes, and tells how the wait ended, and when.
 *
 *   wait KIND SEC NSEC WAKE LIMIT   the result of futex(), and how long it took,
 *                                   ns. Somebody wakes the thread after WAKE ns,
 *                                   0: nobody does. After LIMIT ns nobody waits
 *                                   for it any more: the result is STILL_WAITS
 *   race SEC NSEC SEC NSEC          which of two waits ended first, 0 or 1
 *
 * Time passes at once where all threads sleep.
 */
#include <limits.h>
#include <linux/futex.h>
#include <stdbool.h>
#include <stddef.h>
#include <uk/plat/time.h>
#include <uk/sched.h>
#include <uk/syscall.h>
#include <uk/timespec.h>
#include <uk/trial.h>

enum op { OP_WAIT = 1, OP_RACE };

enum kind {
	FROM_NOW, /* FUTEX_WAIT: that long */
	AT_CLOCK, /* FUTEX_WAIT_BITSET: now and that, on the monotonic clock */
	AT_WALL,  /* the same, on the clock of the wall */
	NEVER,	  /* no time-out */
};

#define STILL_WAITS 1
#define TICK ((__nsec)50 * 1000 * 1000)
#define WARM_UP ((__nsec)3 * 1000 * 1000 * 1000)

struct wait {
	enum kind kind;
	__s64 sec, nsec;
	long result;
	__nsec start, end;
	bool done;
};

static __u32 word;
static struct wait waits[2];
static struct wait *first_done;

/* Now and that; a negative time is as long ago */
static struct timespec moment(__nsec now, const struct wait *w)
{
	__s64 ns = now + w->sec * (__s64)UKARCH_NSEC_PER_SEC + w->nsec;

	return timespec_of(ns);
}

static void wait_for_word(struct wait *w)
{
	struct timespec time = {.tv_sec = w->sec, .tv_nsec = w->nsec};
	int op = FUTEX_WAIT;

	w->start = ukplat_monotonic_clock();
	if (w->kind == AT_CLOCK) {
		op = FUTEX_WAIT_BITSET;
		time = moment(w->start, w);
	} else if (w->kind == AT_WALL) {
		op = FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME;
		time = moment(ukplat_wall_clock(), w);
	}
	w->result = uk_syscall_r_futex((long)&word, op | FUTEX_PRIVATE_FLAG, 0,
				       w->kind == NEVER ? 0 : (long)&time, 0,
				       FUTEX_BITSET_MATCH_ANY);
	w->end = ukplat_monotonic_clock();
}

static __noreturn void waiter(void *arg)
{
	struct wait *w = arg;

	wait_for_word(w);
	w->done = true;
	if (!first_done)
		first_done = w;
	uk_sched_thread_exit();
}

static int start(struct wait *w, enum kind kind, __s64 sec, __s64 nsec)
{
	*w = (struct wait){.kind = kind, .sec = sec, .nsec = nsec};
	return uk_sched_thread_create(uk_sched_current(), waiter, w, "waiter")
		       ? 0
		       : -1;
}

static void wake_all(void)
{
	uk_syscall_r_futex((long)&word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG,
			   INT_MAX, 0, 0, 0);
}

static void sleep_until_done(const struct wait *w, __nsec limit)
{
	__nsec start = ukplat_monotonic_clock();

	while (!w->done && ukplat_monotonic_clock() - start < limit)
		uk_sched_thread_sleep(TICK);
}

static int wait_once(const __s64 arg[5])
{
	struct wait *w = &waits[0];

	if (start(w, arg[0], arg[1], arg[2]) < 0)
		return -1;
	if (arg[3]) {
		uk_sched_thread_sleep(arg[3]);
		wake_all();
	}
	sleep_until_done(w, arg[4]);
	uk_trial_answer(w->done ? w->result : STILL_WAITS);
	uk_trial_answer(w->done ? w->end - w->start : (__nsec)arg[4]);
	return 0;
}

static int race(const __s64 arg[4])
{
	if (start(&waits[0], FROM_NOW, arg[0], arg[1]) < 0 ||
	    start(&waits[1], FROM_NOW, arg[2], arg[3]) < 0)
		return -1;
	uk_sched_thread_sleep((MAX(arg[0], arg[2]) + 1) * UKARCH_NSEC_PER_SEC);
	uk_trial_answer(first_done ? first_done - waits : -1);
	return 0;
}

static int step(const struct uk_trial_step *s)
{
	int rc = -1;

	first_done = NULL;
	if (s->op == OP_WAIT)
		rc = wait_once(s->arg);
	else if (s->op == OP_RACE)
		rc = race(s->arg);
	/* Whoever still waits is in nobody's way any more */
	wake_all();
	uk_sched_thread_sleep(TICK);
	return rc;
}

static const struct uk_trial_ops ops = {.step = step};

int main(void)
{
	/* So that the clock's seconds count, too */
	uk_sched_thread_sleep(WARM_UP);
	return uk_trial_run(&ops);
}
