/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads of a library of a hundred lines: what it promises, and where it keeps
 * what a thread has.
 */
#include <stdbool.h>
#include <stdio.h>
#include <uk/plat/tls.h>
#include <uk/pthread0.h>

/* [square] */
static __thread int calls; /* each thread has its own */

static void *square(void *number)
{
	calls++;
	return (void *)((long)number * (long)number);
}

static void use(void)
{
	struct p0_thread *thread;
	void *result;

	calls = 7;
	if (p0_create(&thread, square, (void *)12) != 0)
		return;
	p0_join(thread, &result);
	printf("12 squared is %ld\n", (long)result);
	printf("main has counted %d calls\n", calls);
}
/* [/square] */

/* [block] */
static struct p0_thread *notes;
static bool stack_is_below, tls_is_above;

static void *look(void *arg)
{
	char here; /* on this thread's stack */

	stack_is_below = &here < (char *)notes;
	tls_is_above = (char *)&calls > (char *)notes;
	return arg;
}
/* [/block] */

static void show_block(void)
{
	if (p0_create(&notes, look, NULL) != 0)
		return;
	p0_join(notes, NULL);
	printf("stack below the notes: %d, variables above: %d\n",
	       stack_is_below, tls_is_above);
}

int main(void)
{
	use();
	show_block();
	return 0;
}
