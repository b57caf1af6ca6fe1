/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every kind of memory error, chosen by words of the command line:
 *
 *   ERROR      overflow        the granule behind an allocation
 *              underflow       the granule in front of it
 *              after-free      memory that was freed
 *              after-reuse     ... and was given out again since
 *              stale-realloc   the old pointer of what realloc() moved
 *              double-free     free() twice
 *              none            every byte of allocations of all kinds
 *   ACCESS     write, read
 *   THEN       exit, switch, interrupt: what comes next, for modes in which
 *              the processor only notes the error
 *
 * The host must be told of each of them, as configs/ says: at the access, or
 * at what comes next.
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/plat/lcpu.h>
#include <uk/plat/time.h>
#include <uk/sched.h>

#define SIZE 40 /* three granules, the last not full */
#define GRANULES 48

static int writes;

/* volatile: to the compiler all of it is fine */
static void touch(volatile char *where)
{
	if (writes)
		*where = 1;
	else
		(void)*where;
}

static void overflow(void)
{
	char *volatile p = malloc(SIZE);

	touch(p + GRANULES);
}

static void underflow(void)
{
	char *volatile p = malloc(SIZE);

	touch(p - 1);
}

static void after_free(void)
{
	char *volatile p = malloc(SIZE);

	free(p);
	touch(p + 3);
}

static void after_reuse(void)
{
	char *volatile p = malloc(SIZE), *volatile next;

	free(p);
	next = malloc(SIZE);
	touch(next);
	touch(p + 3);
}

static void stale_realloc(void)
{
	char *volatile old = malloc(SIZE);
	char *volatile moved = realloc(old, 3 * SIZE);

	touch(moved);
	touch(old);
}

static void double_free(void)
{
	char *volatile p = malloc(SIZE);

	free(p);
	free(p);
}

static void none(void)
{
	for (size_t n = 1; n < 10000; n += n / 2 + 1) {
		char *p = malloc(n), *q = calloc(1, n);
		char *aligned = memalign(64, n);

		memset(p, 1, n);
		memset(q, 2, n);
		memset(aligned, 3, n);
		p = realloc(p, 2 * n);
		memset(p, 4, 2 * n);
		free(aligned);
		free(q);
		free(p);
	}
}

static const struct {
	const char *word;
	void (*make)(void);
} errors[] = {
	{"overflow", overflow},
	{"underflow", underflow},
	{"after-free", after_free},
	{"after-reuse", after_reuse},
	{"stale-realloc", stale_realloc},
	{"double-free", double_free},
	{"none", none},
};

/* An interrupt, without a switch of threads */
static void interrupt(void)
{
	ukplat_lcpu_disable_irq();
	ukplat_lcpu_halt_to(ukplat_monotonic_clock() + 1000000);
	ukplat_lcpu_enable_irq();
}

/* Whose turn it is does not matter, only that there is somebody */
static __noreturn void other(void *arg __unused)
{
	uk_sched_thread_exit();
}

static void change_threads(void)
{
	uk_sched_thread_create(uk_sched_current(), other, NULL, "other");
	uk_sched_yield();
}

int main(int argc, char *argv[])
{
	const char *word = argc > 1 ? argv[1] : "";
	const char *then = argc > 3 ? argv[3] : "exit";
	size_t i = 0;

	while (i < ARRAY_SIZE(errors) && strcmp(word, errors[i].word))
		i++;
	if (i == ARRAY_SIZE(errors)) {
		printf("'%s' is no error; see the words in main.c\n", word);
		return 99;
	}
	writes = argc > 2 && !strcmp(argv[2], "write");
	errors[i].make();
	puts("went on");
	if (!strcmp(then, "switch"))
		change_threads();
	if (!strcmp(then, "interrupt"))
		interrupt();
	printf("went on after the %s\n", then);
	return 0;
}
