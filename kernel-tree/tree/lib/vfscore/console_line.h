/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libvfscore: the line that a read from the console collects.
 */
#ifndef __VFSCORE_CONSOLE_LINE_H__
#define __VFSCORE_CONSOLE_LINE_H__

#include <stdbool.h>
#include <stddef.h>

/* Start with {.buf = buf, .size = n}, n > 0 */
struct console_line {
	char *buf;
	size_t size;
	size_t len;
	bool done; /* ends in a newline, or `buf` is full */
};

/**
 * Take one typed character into a line.
 *
 * @param line not done yet
 * @return the text to echo, valid until the next call
 */
const char *console_line_type(struct console_line *line, char typed);

#endif /* __VFSCORE_CONSOLE_LINE_H__ */
