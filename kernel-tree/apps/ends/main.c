/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every way a guest can end, chosen by a word of the command line:
 *
 *   return N, exit N      main's value, exit()
 *   last N                main's thread ends; another does, with N
 *   group N               exit_group() of another thread
 *   pthread               main's thread leaves by pthread_exit(), a detached one
 *                         is the last, and the libc calls exit(0) for it
 *   assert, crash         UK_ASSERT(), UK_CRASH()
 *   call                  a null pointer is called
 *   null, divide, invalid unhandled CPU exceptions; arm64 divides by zero
 *                         without one, and main returns what comes out: 0
 *   halt                  ukplat_halt()
 *   reset                 the guest is gone without a word: a triple fault, or
 *                         a reset by the firmware
 *   spin, flood           never, silently or loudly
 *
 * The host must tell them apart.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/assert.h>
#include <uk/essentials.h>
#include <uk/plat/bootstrap.h>
#include <uk/sched.h>
#include <uk/syscall.h>

#include "machine.h"

static int number;

static int end_by_return(void)
{
	return number;
}

static int end_by_exit(void)
{
	exit(number);
}

/* Only when main's thread has gone */
static __noreturn void last_thread(void *main)
{
	while (uk_syscall_r_tkill(1, 0) == 0)
		uk_sched_yield();
	printf("the thread of %s has ended\n", (char *)main);
	uk_syscall_r_exit(number);
	__builtin_unreachable();
}

static int end_by_last(void)
{
	uk_sched_thread_create(uk_sched_current(), last_thread, "main", "last");
	uk_syscall_r_exit(1);
	return 1;
}

static __noreturn void leaves_for_all(void *arg __unused)
{
	uk_syscall_r_exit_group(number);
	__builtin_unreachable();
}

static int end_by_group(void)
{
	uk_sched_thread_create(uk_sched_current(), leaves_for_all, NULL, "all");
	for (;;) {
		uk_thread_block(uk_thread_current());
		uk_sched_yield();
	}
}

static void *outlives_main(void *flushed_by_exit)
{
	while (uk_syscall_r_tkill(1, 0) == 0)
		uk_sched_yield();
	printf("%s", (char *)flushed_by_exit);
	return NULL;
}

static int end_by_pthread(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, outlives_main, "no newline");
	pthread_detach(thread);
	pthread_exit(NULL);
}

static int end_by_assert(void)
{
	UK_ASSERT(number == 4711);
	return 0;
}

static int end_by_crash(void)
{
	UK_CRASH("The application asked for it\n");
}

/* volatile: the compiler must not see what it would rather not compile */
static int end_by_null(void)
{
	int *volatile nowhere = NULL;

	return *nowhere;
}

static int end_by_call(void)
{
	int (*volatile nowhere)(void) = NULL;

	return nowhere() + 1;
}

static int end_by_divide(void)
{
	volatile int one = 1, zero = 0;

	return one / zero;
}

static int end_by_invalid(void)
{
	invalid_instruction();
	return 0;
}

static int end_by_halt(void)
{
	ukplat_halt();
}

static int end_by_reset(void)
{
	lose_machine();
	return 0;
}

static int spin(void)
{
	for (;;)
		barrier();
	return 0;
}

static int flood(void)
{
	for (;;)
		puts("And another line that nobody wants to read.");
	return 0;
}

static const struct {
	const char *word;
	int (*end)(void);
} ends[] = {
	{"return", end_by_return},
	{"exit", end_by_exit},
	{"last", end_by_last},
	{"group", end_by_group},
	{"pthread", end_by_pthread},
	{"assert", end_by_assert},
	{"crash", end_by_crash},
	{"call", end_by_call},
	{"null", end_by_null},
	{"divide", end_by_divide},
	{"invalid", end_by_invalid},
	{"halt", end_by_halt},
	{"reset", end_by_reset},
	{"spin", spin},
	{"flood", flood},
};

int main(int argc, char *argv[])
{
	const char *word = argc > 1 ? argv[1] : "";

	number = argc > 2 ? atoi(argv[2]) : 0;
	printf("ending by: %s\n", word);
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (!strcmp(word, ends[i].word))
			return ends[i].end();

	printf("'%s' is no way to end; see the words in main.c\n", word);
	return 99;
}
