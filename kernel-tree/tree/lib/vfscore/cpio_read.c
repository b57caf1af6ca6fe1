/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads cpio archives. Interface: "cpio_impl.h".
 *
 *   header: "070701", 13 numbers of 8 hexadecimal digits     110 bytes
 *   name, null byte; padded with the header to 4 bytes
 *   content (of a symbolic link: its target), padded to 4 bytes
 *   ... and so on until a member called "TRAILER!!!"
 *
 * Source: cpio(5), "New ASCII Format".
 */
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <uk/essentials.h>
#include <uk/print.h>

#include "cpio_impl.h"

#define MAGIC_LEN 6
#define DIGITS 8
#define HEADER_LEN (MAGIC_LEN + FIELDS * DIGITS)

static int broken(const struct cpio *c, const char *why)
{
	uk_pr_crit("initrd: byte %lu: %s\n", c->at, why);
	return -EINVAL;
}

static bool parse_field(const char *digits, __u32 *value)
{
	static const char all[] = "0123456789abcdefABCDEF";
	const char *digit;

	*value = 0;
	for (int i = 0; i < DIGITS; i++) {
		digit = memchr(all, digits[i], sizeof(all) - 1);
		if (!digit)
			return false;
		*value = *value << 4 |
			 (digit - all < 16 ? digit - all : digit - all - 6);
	}
	return true;
}

int _vfscore_cpio_next(struct cpio *c)
{
	const char *header = c->archive + c->next;
	size_t left = c->len - c->next, content;

	c->at = c->next;
	if (left >= MAGIC_LEN && memcmp(header, "070701", MAGIC_LEN) &&
	    memcmp(header, "070702", MAGIC_LEN))
		return broken(c, "no member of a cpio archive, format newc; "
				 "compressed ones are not supported");
	if (left < HEADER_LEN)
		return broken(c, "the archive ends without its trailer");
	for (int i = 0; i < FIELDS; i++)
		if (!parse_field(header + MAGIC_LEN + i * DIGITS, &c->field[i]))
			return broken(c, "not a hexadecimal number");

	content = ALIGN_UP(HEADER_LEN + (size_t)c->field[NAMESIZE], 4UL);
	if (!c->field[NAMESIZE] || content > left)
		return broken(c, "the name goes beyond the end");
	c->name = header + HEADER_LEN;
	if (c->name[c->field[NAMESIZE] - 1])
		return broken(c, "the name has no end");
	if (c->field[FILESIZE] > left - content)
		return broken(c, "the content goes beyond the end");
	c->content = header + content;
	/* The padding of the last one may be missing */
	c->next +=
		MIN(left, content + ALIGN_UP((size_t)c->field[FILESIZE], 4UL));
	return 0;
}
