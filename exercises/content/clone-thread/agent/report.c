/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Noting what happens during a step, and telling the host.
 */
#include <string.h>
#include <uk/plat/channel.h>
#include "stage.h"

#define HEAD_LEN 17
#define EVENT_LEN 14
#define SIGHT_LEN 22
#define MAX_THREADS 64 /* of the scheduler; more are a broken list */

static __u8 noted[MAX_EVENTS * (EVENT_LEN + SIGHT_LEN)];
static __sz noted_len;
static unsigned int events;
static __u32 before[WORDS];

static __u8 *put(__u8 *at, __u64 value, unsigned int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		*at++ = value & 0xff;
	return at;
}

static void note(__u64 value, unsigned int bytes)
{
	put(&noted[noted_len], value, bytes);
	noted_len += bytes;
}

void events_begin(void)
{
	noted_len = 0;
	events = 0;
	memcpy(before, words, sizeof(words));
}

static __u32 changed(void)
{
	__u32 mask = 0;

	for (unsigned int i = 0; i < WORDS; i++)
		if (words[i] != before[i])
			mask |= 1U << i;
	return mask;
}

/* Surplus events are lost; a correct kernel makes far fewer. */
static bool note_event(__u8 kind, __u8 who, long value)
{
	if (events == MAX_EVENTS)
		return false;
	events++;
	note(kind, 1);
	note(who, 1);
	note(changed(), 4);
	note(value, 8);
	return true;
}

void event(__u8 kind, __u8 who, long value)
{
	note_event(kind, who, value);
}

void event_started(const struct sight *seen)
{
	if (!note_event(EVENT_STARTED, seen->who, seen->value))
		return;
	note(seen->sp, 4);
	note(seen->tls, 4);
	note(seen->uktls, 4);
	note(seen->marker, 4);
	note(seen->tid, 4);
	note(seen->flags, 1);
	note(seen->own_tls, 1);
}

static unsigned int threads(void)
{
	static unsigned int at_first;
	unsigned int count = 0;
	struct uk_thread *t;

	uk_sched_foreach_thread (uk_sched_current(), t)
		if (++count == MAX_THREADS)
			break;
	if (!at_first)
		at_first = count;
	return count - at_first;
}

void report(unsigned int trial, unsigned int step, bool done, long result)
{
	__u8 buffer[HEAD_LEN + sizeof(noted) + sizeof(words)];
	__u8 *at = buffer;

	at = put(at, trial, 2);
	at = put(at, step, 2);
	at = put(at, done, 1);
	at = put(at, result, 8);
	at = put(at, threads(), 1);
	at = put(at, watch_held(), 1);
	at = put(at, watch_stray(), 1);
	at = put(at, events, 1);
	memcpy(at, noted, noted_len);
	at += noted_len;
	for (unsigned int i = 0; i < WORDS; i++)
		at = put(at, words[i], 4);
	ukplat_channel_send(UKPLAT_FRAME_DATA, buffer, at - buffer);
}
