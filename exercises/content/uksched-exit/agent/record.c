/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <uk/trial.h>
#include "record.h"

void record_clear(struct record *r)
{
	memset(r, 0, sizeof(*r));
	for (unsigned int i = 0; i < EVENTS; i++)
		r->event[i] = EVENT_NEVER;
}

void record_event(struct record *r, unsigned int event, __u32 saw)
{
	if (event >= EVENTS) {
		r->strays++;
		return;
	}
	r->event[event] = r->event[event] == EVENT_NEVER
				  ? (__s64)(r->before | saw)
				  : EVENT_AGAIN;
	r->before |= 1U << event;
}

void record_answer(const struct record *r)
{
	for (unsigned int i = 0; i < EVENTS; i++)
		uk_trial_answer(r->event[i]);
	uk_trial_answer(r->strays);
}

static void *recorder_memalign(struct uk_alloc *a, __sz align, __sz size)
{
	struct recorder *r = __containerof(a, struct recorder, a);

	r->block = uk_memalign(uk_alloc_get_default(), align, size);
	return r->block;
}

static void *recorder_malloc(struct uk_alloc *a, __sz size)
{
	return recorder_memalign(a, 16, size);
}

static void recorder_free(struct uk_alloc *a, void *ptr)
{
	struct recorder *r = __containerof(a, struct recorder, a);
	bool own = r->block && ptr == r->block;

	record_event(r->record, own ? r->event : EVENTS, 0);
}

void recorder_init(struct recorder *r, struct record *record,
		   unsigned int event)
{
	memset(r, 0, sizeof(*r));
	r->record = record;
	r->event = event;
	r->a.malloc = recorder_malloc;
	r->a.memalign = recorder_memalign;
	r->a.free = recorder_free;
}
