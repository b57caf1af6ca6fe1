/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A thread by clone(), without a thread library.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <uk/arch/tls.h>
#include <uk/essentials.h>

#define LEAST (CLONE_VM | CLONE_FS | CLONE_FILES)

/* [child] */
static __thread int mine = 42; /* each thread has its own */
static int found, number_then;
static int parents_word, childs_word = 7;

static int child(void *arg)
{
	found = mine;		    /* needs TLS */
	number_then = parents_word; /* needs the number */
	mine = *(int *)arg;
	return 0;
}
/* [/child] */

/* [memory] */
static char stack[16384] __align(16);
static char tls_area[8192] __align(64);
/* [/memory] */

int main(void)
{
	int value = 5, tid;

	mine = 1;
	/* [clone] */
	ukarch_tls_area_init(tls_area);
	tid = clone(child, stack + sizeof(stack),
		    LEAST | CLONE_SETTLS | CLONE_PARENT_SETTID |
			    CLONE_CHILD_CLEARTID,
		    &value, &parents_word, ukarch_tls_tlsp(tls_area),
		    &childs_word);
	printf("told: %d, ended: %d\n", parents_word == tid, !childs_word);
	/* [/clone] */
	/* [wait] */
	while (childs_word) /* pthread_join() waits by futex instead */
		sched_yield();
	printf("child found %d, main has %d\n", found, mine);
	printf("its number was there: %d\n", number_then == tid);
	/* [/wait] */
	/* [refused] */
	clone(child, stack + sizeof(stack), LEAST & ~CLONE_VM, NULL);
	printf("a fork: %s\n", errno == ENOTSUP ? "ENOTSUP" : "?");
	clone(child, stack + sizeof(stack), LEAST | CLONE_THREAD, NULL);
	printf("THREAD alone: %s\n", errno == EINVAL ? "EINVAL" : "?");
	/* [/refused] */
	return 0;
}
