/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interface: <uk/text.h>.
 */
#include <string.h>
#include <uk/text.h>

static __sz text_copy(char *to, __sz room, const char *from)
{
	__sz len = strlen(from);
	__sz fits = len < room ? len : room - 1;

	if (room) {
		memcpy(to, from, fits);
		to[fits] = '\0';
	}
	return len;
}

uk_text_copy_t uk_text_copy = text_copy;
