/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Looking at what the code under test left behind, and telling the host.
 */
#include <uk/plat/channel.h>
#include "trial.h"

/* Large enough for every bounded part of a report at once */
static __u8 buffer[256];
static __sz length;

__u8 list_walk(unsigned int sched, __u8 ids[MAX_LISTED], __u8 *len)
{
	struct uk_thread_list *list = &trial_sched(sched)->thread_list;
	struct uk_thread **link = &list->tqh_first;
	__u8 faults = 0;

	*len = 0;
	while (*link) {
		struct uk_thread *t = *link;
		__u8 number = thread_number(t);

		if (number == 0xff)
			return faults | LIST_STRAY;
		if (*len == MAX_LISTED)
			return faults | LIST_ENDLESS;
		ids[(*len)++] = number;
		if (t->thread_list.tqe_prev != link)
			faults |= LIST_BACK;
		link = &t->thread_list.tqe_next;
	}
	if (list->tqh_last != link)
		faults |= LIST_TAIL;
	return faults;
}

bool lists_sound(void)
{
	__u8 ids[MAX_LISTED], len;

	for (unsigned int s = 0; s < SCHEDS; s++)
		if (list_walk(s, ids, &len))
			return false;
	return true;
}

__u8 list_membership(const struct uk_thread *t)
{
	__u8 ids[MAX_LISTED], len, found = 0;

	for (unsigned int s = 0; s < SCHEDS; s++) {
		list_walk(s, ids, &len);
		while (len > 0)
			if (ids[--len] == thread_number(t))
				found |= 1 << s;
	}
	return found;
}

static void put(__u32 value, unsigned int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		buffer[length++] = value & 0xff;
}

static void put_calls(void)
{
	put(events.calls, 1);
	for (unsigned int i = 0; i < events.calls; i++) {
		const struct call *c = &events.call[i];

		put(c->op, 1);
		put(c->sched, 1);
		put(c->thread, 1);
		put(c->irqs_off, 1);
		put(c->thread_sched, 1);
		put(c->listed, 1);
	}
}

static void put_threads(void)
{
	put(trial_threads(), 1);
	for (unsigned int i = 0; i < trial_threads(); i++) {
		const struct uk_thread *t = trial_thread(i);

		put(sched_number(t->sched), 1);
		put(t->flags, 1);
	}
}

static void put_lists(void)
{
	put(SCHEDS, 1);
	for (unsigned int s = 0; s < SCHEDS; s++) {
		__u8 ids[MAX_LISTED], len, faults = list_walk(s, ids, &len);

		put(faults, 1);
		put(len, 1);
		for (unsigned int i = 0; i < len; i++)
			put(ids[i], 1);
	}
}

void report(unsigned int trial, unsigned int step, bool done, bool irqs_off,
	    int result)
{
	length = 0;
	put(trial, 2);
	put(step, 2);
	put(done, 1);
	put(irqs_off, 1);
	put((__u32)result, 4);
	put_calls();
	put(events.runs, 1);
	for (unsigned int i = 0; i < events.runs; i++)
		put(events.run[i], 1);
	put_threads();
	put_lists();
	ukplat_channel_send(UKPLAT_FRAME_DATA, buffer, length);
}
