/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "copies.h"

/* ------------------------------------------------------------- right -- */

static __sz byte_by_byte(char *to, __sz room, const char *from)
{
	__sz i;

	for (i = 0; from[i] && i + 1 < room; i++)
		to[i] = from[i];
	if (room)
		to[i] = '\0';
	return i + strlen(from + i);
}

static __sz at_once(char *to, __sz room, const char *from)
{
	__sz len = strlen(from);

	if (room > len) {
		memcpy(to, from, len + 1);
	} else if (room) {
		memcpy(to, from, room - 1);
		to[room - 1] = '\0';
	}
	return len;
}

static __sz backwards(char *to, __sz room, const char *from)
{
	__sz len = strlen(from), i;

	if (!room)
		return len;
	i = len < room ? len : room - 1;
	to[i] = '\0';
	while (i-- > 0)
		to[i] = from[i];
	return len;
}

/* ------------------------------------------------------------- wrong -- */

/* A text that is cut has no terminator */
static __sz unterminated(char *to, __sz room, const char *from)
{
	__sz len = strlen(from);

	memcpy(to, from, len < room ? len + 1 : room);
	return len;
}

/* A text that is cut gets one more terminator, behind the room */
static __sz overrun(char *to, __sz room, const char *from)
{
	__sz len = byte_by_byte(to, room, from);

	if (room && len >= room)
		to[room] = '\0';
	return len;
}

/* Says how much was copied */
static __sz copied(char *to, __sz room, const char *from)
{
	__sz len = byte_by_byte(to, room, from);

	return len < room ? len : room ? room - 1 : len;
}

/* Writes a terminator though there is no room */
static __sz no_room(char *to, __sz room, const char *from)
{
	to[0] = '\0';
	return byte_by_byte(to, room, from);
}

/* A text that just fits is cut */
static __sz too_short(char *to, __sz room, const char *from)
{
	__sz len = byte_by_byte(to, room, from);

	if (room > 1 && len + 1 == room)
		to[len - 1] = '\0';
	return len;
}

/* Fills up the room with zeros */
static __sz filled(char *to, __sz room, const char *from)
{
	memset(to, 0, room);
	return byte_by_byte(to, room, from);
}

/* Does nothing for an empty text */
static __sz empty(char *to, __sz room, const char *from)
{
	return *from ? byte_by_byte(to, room, from) : 0;
}

const uk_text_copy_t copies[COPIES] = {
	byte_by_byte, at_once, backwards, unterminated, overrun,
	copied,	      no_room, too_short, filled,	empty,
};
