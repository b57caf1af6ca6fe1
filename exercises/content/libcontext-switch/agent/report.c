/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Telling the host.
 */
#include <uk/plat/channel.h>
#include "leap.h"
#include "report.h"

/* Large enough for a report with every word listed that may be */
static __u8 buffer[64 + 8 * REGISTERS + 10 * MAX_LISTED];
static __sz length;

static void put(__u64 value, unsigned int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		buffer[length++] = value & 0xff;
}

static void put_head(unsigned int trial, unsigned int step)
{
	length = 0;
	put(trial, 2);
	put(step, 2);
	put((__uptr)arena, 8);
	put((__uptr)leap_pads, 8);
}

static void put_word(unsigned int word)
{
	put(word, 2);
	put(arena[word], 8);
}

static void send(void)
{
	ukplat_channel_send(UKPLAT_FRAME_DATA, buffer, length);
}

void report_start(unsigned int trial, unsigned int contexts)
{
	put_head(trial, 0);
	put(0, 1 + 2 + 1);
	put(0, 8);
	put(0, 2);
	put(2 * contexts, 1);
	for (unsigned int c = 0; c < contexts; c++) {
		put_word(SLOT_WORDS * c + 1);
		put_word(SLOT_WORDS * c + 2);
	}
	send();
}

void report_step(unsigned int trial, unsigned int step,
		 const struct changes *changes)
{
	put_head(trial, step);
	put(leap_landed >> 16, 1);
	put(leap_landed, 2);
	put(REGISTERS, 1);
	for (unsigned int r = 0; r < REGISTERS; r++)
		put(leap_after[r], 8);
	put(leap_flags, 8);
	put(changes->count, 2);
	put(changes->listed, 1);
	for (unsigned int i = 0; i < changes->listed; i++)
		put_word(changes->word[i]);
	send();
}
