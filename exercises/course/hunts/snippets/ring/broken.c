/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Letters wait in a ring for whoever takes them. Some get lost.
 */
#include <stdbool.h>
#include "ring.h"

/* [ring] */
static int slots[SLOTS];
static int first, last; /* the next to take, the next to fill */

static void put(int letter)
{
	slots[last] = letter;
	last = (last + 1) % SLOTS;
}

static bool take(int *letter)
{
	if (first == last)
		return false; /* nothing there */
	*letter = slots[first];
	first = (first + 1) % SLOTS;
	return true;
}
/* [/ring] */

int try_broken(int letters)
{
	int letter, got = 0;

	first = last = 0;
	for (int i = 0; i < letters; i++)
		put(i);
	while (take(&letter))
		got++;
	return got;
}
