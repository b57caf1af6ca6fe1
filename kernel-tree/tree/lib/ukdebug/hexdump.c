/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory as hexadecimal text, line by line.
 *
 * Interface: <uk/hexdump.h>.
 */
#include <string.h>
#include <uk/hexdump.h>

#define BYTES_MAX 64
#define LINE_MAX 320 /* offset, 64 times "xx ", 64 characters */

struct shape {
	unsigned int group; /* bytes */
	unsigned int line;  /* bytes */
	int flags;
};

static struct shape shape_of(int flags, unsigned int grps_per_line)
{
	struct shape s = {.group = 1, .flags = flags};

	if (flags & UK_HXDF_GRPQWORD)
		s.group = 8;
	else if (flags & UK_HXDF_GRPDWORD)
		s.group = 4;
	else if (flags & UK_HXDF_GRPWORD)
		s.group = 2;
	s.line = MIN(grps_per_line, BYTES_MAX / s.group) * s.group;
	s.line = MAX(s.line, s.group);
	return s;
}

/* One line of `len` bytes; a shorter last line is filled up with blanks */
static int put_line(char *line, const struct shape *s, const __u8 *bytes,
		    unsigned int len, __sz addr)
{
	unsigned int i;
	int at = 0;

	if (s->flags & UK_HXDF_ADDR)
		at += uk_snprintf(line, LINE_MAX, "%08lx: ", addr);
	for (i = 0; i < s->line; i++) {
		if (i < len)
			at += uk_snprintf(line + at, LINE_MAX - at, "%02x",
					  bytes[i]);
		else if (s->flags & UK_HXDF_ASCIISEP)
			at += uk_snprintf(line + at, LINE_MAX - at, "  ");
		if (i % s->group == s->group - 1)
			line[at++] = ' ';
	}
	if (s->flags & UK_HXDF_ASCIISEP) {
		line[at++] = '|';
		for (i = 0; i < len; i++)
			line[at++] = bytes[i] >= ' ' && bytes[i] <= '~'
					     ? bytes[i]
					     : '.';
		line[at++] = '|';
	}
	while (at && line[at - 1] == ' ')
		at--;
	line[at++] = '\n';
	line[at] = '\0';
	return at;
}

/*
 * Write the next line that is to be shown: at byte *at, which goes on by a
 * line. `*same` tells whether the lines before this one were equal. Returns its
 * length, 0 for a line to leave out.
 */
static int next_line(char *line, const struct shape *s, const __u8 *data,
		     __sz len, __sz *at, __sz addr0, int *same)
{
	__sz from = *at;
	unsigned int bytes = MIN(len - from, (__sz)s->line);

	*at += bytes;
	if ((s->flags & UK_HXDF_COMPRESS) && from && bytes == s->line &&
	    memcmp(data + from, data + from - s->line, s->line) == 0) {
		if ((*same)++)
			return 0;
		return uk_snprintf(line, LINE_MAX, "*\n");
	}
	*same = 0;
	return put_line(line, s, data + from, bytes, addr0 + from);
}

int uk_hexdumpsn(char *str, __sz size, const void *data, __sz len, __sz addr0,
		 int flags, unsigned int grps_per_line, const char *line_prefix)
{
	const struct shape s = shape_of(flags, grps_per_line);
	char line[LINE_MAX];
	__sz at = 0, used = 0;
	int same = 0;

	if (size)
		str[0] = '\0';
	while (at < len)
		if (next_line(line, &s, data, len, &at, addr0, &same))
			used += uk_snprintf(
				used < size ? str + used : __NULL,
				used < size ? size - used : 0, "%s%s",
				line_prefix ? line_prefix : "", line);
	return used;
}

void _uk_hexdumpk(int lvl, const char *libname, const char *srcname,
		  unsigned int srcline, const void *data, __sz len, int flags,
		  unsigned int grps_per_line)
{
	const struct shape s = shape_of(flags, grps_per_line);
	char line[LINE_MAX];
	__sz at = 0;
	int same = 0;

	while (at < len)
		if (next_line(line, &s, data, len, &at, (__sz)data, &same))
			_uk_printk(lvl, libname, srcname, srcline, "%s", line);
}
