/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libukdebug: one message as text.
 */
#ifndef __UKDEBUG_LINE_H__
#define __UKDEBUG_LINE_H__

#include <stdarg.h>
#include <uk/arch/types.h>

/* What the tags in front of a message tell; see _uk_printk() */
struct ukdebug_origin {
	int lvl;
	const char *libname; /* or NULL */
	const char *srcname; /* or NULL */
	unsigned int srcline;
	__uptr caller, frame; /* return address, frame of who prints */
};

/**
 * Write a message with its tags.
 *
 * @param line where to, terminated; what does not fit is cut, and then a line
 *   feed is the last character
 * @param size bytes of line, at least 160: tags always fit
 * @param origin or NULL if an unfinished line goes on
 * @return length of the text in `line`, below size (row B26)
 */
int ukdebug_line(char *line, __sz size, const struct ukdebug_origin *origin,
		 const char *fmt, va_list ap);

#endif /* __UKDEBUG_LINE_H__ */
