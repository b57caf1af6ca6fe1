/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events: somebody raises one, whoever registered for it is asked in turn
 * (contract 8.5).
 *
 *   UK_EVENT(UKARCH_TRAP_DEBUG);			defines it, once
 *   UK_EVENT_HANDLER(UKARCH_TRAP_DEBUG, fn);		int fn(void *data)
 *   uk_raise_event(UKARCH_TRAP_DEBUG, data);
 *
 * A library that defines an event for others exports _uk_event_NAME.
 */
#ifndef __UK_EVENT_H__
#define __UK_EVENT_H__

#include <uk/essentials.h>
#include <uk/prio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a handler returns; a negative errno ends the event as well */
#define UK_EVENT_NOT_HANDLED 0	/* ask the next one */
#define UK_EVENT_HANDLED 1	/* done, ask nobody else */
#define UK_EVENT_HANDLED_CONT 2 /* done, but ask the next one too */

typedef int (*uk_event_handler_t)(void *data);

struct uk_event {
	const char *name;
};

struct uk_event_entry { /* in the table .uk_eventtab */
	const struct uk_event *event;
	uk_event_handler_t handler;
};

/** Declare an event, so that it can be named. */
#define UK_EVENT_DECLARE(event_name)                                           \
	extern const struct uk_event _uk_event_##event_name

/** Define an event. */
#define UK_EVENT(event_name)                                                   \
	UK_EVENT_DECLARE(event_name);                                          \
	const struct uk_event _uk_event_##event_name = {#event_name}

#define UK_EVENT_PTR(event_name) (&_uk_event_##event_name)

#define _UK_EVENT_HANDLER(event_name, fn, prio)                                \
	UK_EVENT_DECLARE(event_name);                                          \
	static const struct uk_event_entry __used __align(8)                   \
		__section(".uk_eventtab" #prio)                                \
			UK_CONCAT(_uk_event_entry_##event_name##_,             \
				  fn) = {&_uk_event_##event_name, (fn)}

/** Register a handler; prio 0 is asked first, 9 last. */
#define UK_EVENT_HANDLER_PRIO(event_name, fn, prio)                            \
	_UK_EVENT_HANDLER(event_name, fn, prio)
#define UK_EVENT_HANDLER(event_name, fn)                                       \
	UK_EVENT_HANDLER_PRIO(event_name, fn, UK_PRIO_LATEST)

/**
 * Ask the handlers of an event in order of priority, in the caller's context.
 *
 * @param data passed to them; what it is depends on the event
 * @return UK_EVENT_HANDLED if one of them did, UK_EVENT_NOT_HANDLED, or the
 *   negative errno of a handler
 */
int uk_raise_event_ptr(const struct uk_event *event, void *data);

#define uk_raise_event(event_name, data)                                       \
	uk_raise_event_ptr(UK_EVENT_PTR(event_name), (data))

#ifdef __cplusplus
}
#endif
#endif /* __UK_EVENT_H__ */
