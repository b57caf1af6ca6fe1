/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Raising events. There are few handlers in all, so all share one table.
 *
 * Interface: <uk/event.h>.
 */
#include <uk/event.h>

/* From event.ld, in order of priority */
extern const struct uk_event_entry _uk_eventtab_start[], _uk_eventtab_end[];

int uk_raise_event_ptr(const struct uk_event *event, void *data)
{
	const struct uk_event_entry *entry;
	int rc, handled = UK_EVENT_NOT_HANDLED;

	for (entry = _uk_eventtab_start; entry < _uk_eventtab_end; entry++) {
		if (entry->event != event)
			continue;
		rc = entry->handler(data);
		if (rc < 0)
			return rc;
		if (rc != UK_EVENT_NOT_HANDLED)
			handled = UK_EVENT_HANDLED;
		if (rc == UK_EVENT_HANDLED)
			break;
	}
	return handled;
}
