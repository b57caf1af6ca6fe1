/* SPDX-License-Identifier: Apache-2.0 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <uk/arch/memtag.h>
#include <uk/tagarena.h>
#include "tags.h"

static void show_malloc(void)
{
	/* [malloc] */
	char *volatile p = malloc(40);

	printf("its tag is that of its memory: %d\n",
	       ukarch_memtag_of_pointer(p) == ukarch_memtag_of_memory(p));
	printf("p[39]: %d\n", uk_attempt_write(p + 39));
	printf("p[40]: %d\n", uk_attempt_write(p + 40));
	printf("p[48]: %d\n", uk_attempt_write(p + 48));
	printf("p[-1]: %d\n", uk_attempt_write(p - 1));
	/* [/malloc] */
	free(p);
}

static void show_free(void)
{
	/* [free] */
	char *volatile p = malloc(40);
	char *volatile next;

	free(p);
	printf("after free: %d\n", uk_attempt_read(p));
	next = malloc(40);
	printf("the same memory: %d\n",
	       ukarch_memtag_strip(next) == ukarch_memtag_strip(p));
	printf("its new owner: %d\n", uk_attempt_read(next));
	printf("the old pointer: %d\n", uk_attempt_read(p));
	/* [/free] */
	free(next);
}

static void show_realloc(void)
{
	/* [realloc] */
	char *volatile old = malloc(40);
	char *p = realloc(old, 5000);
	char *aligned = memalign(4096, 40);

	printf("p[4999]: %d\n", uk_attempt_write(p + 4999));
	printf("the pointer from before: %d\n", uk_attempt_write(old));
	printf("aligned: %d, tagged: %d\n", (long)aligned % 4096 == 0,
	       ukarch_memtag_of_pointer(aligned) != 0);
	/* [/realloc] */
	free(p);
	free(aligned);
}

void show_heap(void)
{
	show_malloc();
	show_free();
	show_realloc();
}
