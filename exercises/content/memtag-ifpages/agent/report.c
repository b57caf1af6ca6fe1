/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Telling the host what a step has brought about.
 */
#include <uk/plat/channel.h>
#include "agent.h"

/* Large enough for every bounded part of a report at once */
static __u8 buffer[64 + 8 * MAX_CALLS + 4 * MAX_COUNT];
static __sz length;

static void put(__u32 value, unsigned int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		buffer[length++] = value & 0xff;
}

static void put_calls(void)
{
	put(seen.calls, 1);
	for (unsigned int i = 0; i < seen.calls; i++) {
		put(seen.call[i].op, 1);
		put(seen.call[i].page, 1);
		put(seen.call[i].pages, 1);
		put(seen.call[i].fine, 1);
		put(seen.call[i].tagged, 4);
	}
}

void report(unsigned int trial, unsigned int number)
{
	length = 0;
	put(trial, 2);
	put(number, 2);
	put(seen.done, 1);
	put((__u32)seen.memory.place, 4);
	put(seen.memory.tag, 1);
	put(seen.memory.before, 1);
	put(seen.memory.behind, 1);
	put(seen.memory.contents, 1);
	put(seen.memory.differing, 4);
	put((__u32)seen.fault.place, 4);
	put(seen.fault.tag, 1);
	put(seen.fault.found, 1);
	put(seen.fault.write, 1);
	put(seen.fault.count, 1);
	put_calls();
	put(seen.row, 1);
	for (unsigned int i = 0; i < seen.row; i++) {
		put(seen.in_row[i].page, 1);
		put(seen.in_row[i].tag, 1);
	}
	ukplat_channel_send(UKPLAT_FRAME_DATA, buffer, length);
}
