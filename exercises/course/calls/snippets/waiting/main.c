/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How a thread waits: for a lock, for a condition, for the end of another.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <uk/sched.h>
#include <uk/syscall.h>

/* [lock] */
static __u32 word; /* 0: free, 1: somebody has it */

static void lock(void)
{
	while (__atomic_exchange_n(&word, 1, __ATOMIC_SEQ_CST) != 0)
		uk_syscall_r_futex((long)&word, FUTEX_WAIT, 1, 0, 0, 0);
}

static void unlock(void)
{
	__atomic_store_n(&word, 0, __ATOMIC_SEQ_CST);
	uk_syscall_r_futex((long)&word, FUTEX_WAKE, 1, 0, 0, 0);
}
/* [/lock] */

static __noreturn void wants_the_lock(void *arg __unused)
{
	printf("second: I want the lock\n");
	lock();
	printf("second: I have it\n");
	unlock();
	uk_sched_thread_exit();
}

static void try_lock(void)
{
	lock();
	uk_sched_thread_create(uk_sched_current(), wants_the_lock, NULL,
			       "second");
	uk_sched_yield();
	printf("first: I give it back\n");
	unlock();
	uk_sched_yield();
}

/* [broadcast] */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t doors_open = PTHREAD_COND_INITIALIZER;
static int open;

static void *guest(void *name)
{
	pthread_mutex_lock(&mutex);
	while (!open)
		pthread_cond_wait(&doors_open, &mutex);
	printf("%s is in\n", (const char *)name);
	pthread_mutex_unlock(&mutex);
	return NULL;
}

static void open_doors(void)
{
	pthread_mutex_lock(&mutex);
	open = 1;
	pthread_cond_broadcast(&doors_open);
	pthread_mutex_unlock(&mutex);
}
/* [/broadcast] */

static void try_broadcast(void)
{
	static char *const names[] = {"Ada", "Barbara", "Grace"};
	pthread_t guests[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&guests[i], NULL, guest, names[i]);
	uk_sched_yield();
	open_doors();
	for (int i = 0; i < 3; i++)
		pthread_join(guests[i], NULL);
}

/* [end] */
static __u32 alive = 1;

static __noreturn void mortal(void *arg __unused)
{
	uk_syscall_r_set_tid_address((long)&alive);
	printf("mortal: my word is %u\n", alive);
	uk_sched_thread_exit();
}

static void outlive(void)
{
	uk_sched_thread_create(uk_sched_current(), mortal, NULL, "mortal");
	while (alive)
		uk_syscall_r_futex((long)&alive, FUTEX_WAIT, 1, 0, 0, 0);
	printf("main: its word is %u, so it has ended\n", alive);
}
/* [/end] */

int main(void)
{
	try_lock();
	try_broadcast();
	outlive();
	return 0;
}
