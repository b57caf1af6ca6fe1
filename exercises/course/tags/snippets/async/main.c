/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A wrong write in asynchronous mode: it takes place, and it is noted.
 */
#include <stdio.h>
#include <stdlib.h>
#include <uk/arch/memtag.h>
#include <uk/essentials.h>

/* [noted] */
/* Was there a fault since the last look? Forgets it: the kernel would stop. */
static int noted(void)
{
	__u64 tfsr;

	__asm__ __volatile__("dsb nsh\n\tisb\n\t"
			     "mrs %0, tfsr_el1\n\t"
			     "msr tfsr_el1, xzr\n\tisb"
			     : "=r"(tfsr)
			     :
			     : "memory");
	return tfsr & 1;
}
/* [/noted] */

int main(void)
{
	/* [write] */
	char *volatile p = malloc(48);
	char *volatile behind = ukarch_memtag_strip(p + 48); /* tag 0 fits */
	int first, again;

	*behind = 'a';
	p[48] = 'b'; /* with the tag of p, which does not */
	first = noted();
	again = noted();
	printf("behind the end: %c\n", *behind);
	printf("noted: %d, and again: %d\n", first, again);
	/* [/write] */
	return 0;
}
