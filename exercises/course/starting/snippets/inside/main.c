/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program that looks into the kernel which it is linked with.
 */
#include <stdio.h>
#include <uk/alloc.h>
#include <uk/sched.h>

/* [look] */
int main(void)
{
	struct uk_thread *t;

	uk_sched_foreach_thread (uk_sched_current(), t)
		printf("the kernel has a thread: %s\n", t->name);
	if (uk_alloc_pavailmem(uk_alloc_get_default()) > 1000)
		printf("and more than 1000 free pages\n");
	return 0;
}
/* [/look] */
