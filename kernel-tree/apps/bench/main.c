/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints what things cost in instructions, a line `name number` each.
 *
 * QEMU with `-icount shift=0` advances its clock by one nanosecond for each
 * instruction, and the processor's counter counts those nanoseconds. `nops`
 * shows it: 1000 of them take 1000 ticks. What the measuring itself takes is
 * measured first and taken off.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <uk/sched.h>
#include <unistd.h>

#include "counter.h"

#define ROUNDS 1000

static unsigned long overhead;

static void report(const char *name, unsigned long from, unsigned long to,
		   unsigned long times)
{
	printf("%s %lu\n", name, (to - from - overhead) / times);
}

static void measure_nops(void)
{
	unsigned long from = now();

	__asm__ volatile(".rept 1000; nop; .endr");
	report("nops", from, now(), 1);
}

static __noreturn void yields(void *rounds)
{
	for (int i = 0; i < *(int *)rounds; i++)
		uk_sched_yield();
	uk_sched_thread_exit();
}

/* Two threads take turns: each round switches there and back */
static void measure_switch(void)
{
	int rounds = ROUNDS + 1;
	unsigned long from;

	uk_sched_thread_create(uk_sched_current(), yields, &rounds, "yields");
	uk_sched_yield();
	from = now();
	for (int i = 0; i < ROUNDS; i++)
		uk_sched_yield();
	report("switch", from, now(), 2 * ROUNDS);
}

static void *ends(void *arg)
{
	return arg;
}

static void measure_create(void)
{
	int rounds = 0;
	unsigned long from = now();
	struct uk_thread *t = uk_sched_thread_create(uk_sched_current(), yields,
						     &rounds, "created");

	report("thread-create", from, now(), t ? 1 : 0);
	uk_sched_yield();
}

static void measure_pthread(void)
{
	pthread_t thread;
	unsigned long from = now();
	int err = pthread_create(&thread, NULL, ends, NULL);

	report("pthread-create", from, now(), err ? 0 : 1);
	pthread_join(thread, NULL);
}

static int word;

static void *waits(void *arg)
{
	syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL);
	return arg;
}

static void measure_wake(void)
{
	pthread_t thread;
	unsigned long from;
	long woken;

	pthread_create(&thread, NULL, waits, NULL);
	uk_sched_yield();
	from = now();
	woken = syscall(SYS_futex, &word, FUTEX_WAKE, 1);
	report("futex-wake", from, now(), woken == 1 ? 1 : 0);
	pthread_join(thread, NULL);
}

int main(void)
{
	unsigned long from = now();

	printf("main %lu\n", from);
	from = now();
	overhead = now() - from;
	measure_nops();
	measure_switch();
	measure_create();
	measure_pthread();
	measure_wake();
	return 0;
}
