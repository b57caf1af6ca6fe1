/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hunting a bug: a ring that loses letters. With the word crash behind its name
 * the kernel dies, for a page about reading what it says then.
 */
#include <stdio.h>
#include <string.h>
#include <uk/essentials.h>
#include "ring.h"

static void table(const char *name, int (*try)(int letters))
{
	/* [table] */
	static const int numbers[] = {0, 1, 2, 7, 8, 9, 16};

	for (unsigned int i = 0; i < ARRAY_SIZE(numbers); i++)
		printf("%s: put %d, got %d\n", name, numbers[i],
		       try(numbers[i]));
	/* [/table] */
}

int main(int argc, char *argv[])
{
	if (argc > 1 && !strcmp(argv[argc - 1], "crash"))
		crash();
	table("broken", try_broken);
	table("mended", try_mended);
	return 0;
}
