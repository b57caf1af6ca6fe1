/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/tagarena.h>
#include "tags.h"

/* [copy] */
static __attribute__((noinline)) char *copy(const char *text)
{
	size_t length = strlen(text);
	char *memory = malloc(length);

	for (size_t i = 0; memory && i <= length; i++)
		memory[i] = text[i];
	return memory;
}
/* [/copy] */

static void try_copy(void *text)
{
	free(copy(text));
}

void show_lengths(void)
{
	/* [lengths] */
	static const int lengths[] = {1, 15, 16, 17, 47, 48, 49};
	char text[64];

	for (unsigned int i = 0; i < ARRAY_SIZE(lengths); i++) {
		memset(text, 'x', lengths[i]);
		text[lengths[i]] = '\0';
		printf("%d characters: %d\n", lengths[i],
		       uk_attempt_call(try_copy, text));
	}
	/* [/lengths] */
}
