/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ring again: full and empty are no longer the same.
 */
#include <stdbool.h>
#include "ring.h"

/* [ring] */
static int slots[SLOTS];
static unsigned int taken, filled; /* so many until now */

static bool put(int letter)
{
	if (filled - taken == SLOTS)
		return false; /* no room */
	slots[filled++ % SLOTS] = letter;
	return true;
}

static bool take(int *letter)
{
	if (filled == taken)
		return false; /* nothing there */
	*letter = slots[taken++ % SLOTS];
	return true;
}
/* [/ring] */

int try_mended(int letters)
{
	int letter, got = 0;

	for (int i = 0; i < letters; i++)
		put(i);
	while (take(&letter))
		got++;
	return got;
}
