/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory as hexadecimal text (contract 8.4):
 *
 *   00000010: 48656c6c 6f000000 |Hello...|      UK_HXDF_ADDR | _ASCIISEP |
 *                                               _GRPDWORD, 2 groups per line
 */
#ifndef __UK_HEXDUMP_H__
#define __UK_HEXDUMP_H__

#include <uk/print.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_HXDF_ADDR 0x01     /* offset in front of each line */
#define UK_HXDF_ASCIISEP 0x02 /* printable characters behind each line */
#define UK_HXDF_GRPBYTE 0x04 /* bytes between blanks: 1, which is the default */
#define UK_HXDF_GRPWORD 0x08 /* 2 */
#define UK_HXDF_GRPDWORD 0x10 /* 4 */
#define UK_HXDF_GRPQWORD 0x20 /* 8 */
#define UK_HXDF_COMPRESS 0x40 /* `*` for lines equal to the one before */

/**
 * Write memory as text.
 *
 * @param str where to, terminated if size > 0; what does not fit is cut
 * @param size bytes of str
 * @param data,len what to show; bytes of a group stay in memory order
 * @param addr0 offset to show for the first byte
 * @param flags UK_HXDF_*
 * @param grps_per_line groups in a line; a line has at most 64 bytes
 * @param line_prefix goes in front of each line
 * @return length of the whole text, which was cut if it is not below size
 */
int uk_hexdumpsn(char *str, __sz size, const void *data, __sz len, __sz addr0,
		 int flags, unsigned int grps_per_line,
		 const char *line_prefix);

void _uk_hexdumpk(int lvl, const char *libname, const char *srcname,
		  unsigned int srcline, const void *data, __sz len, int flags,
		  unsigned int grps_per_line);

/** Print memory on the kernel console: a message for each line. */
#define uk_hexdumpk(lvl, data, len, flags, grps_per_line)                      \
	do {                                                                   \
		if ((lvl) <= KLVL_MAX)                                         \
			_uk_hexdumpk((lvl), __LIBNAME__, __BASENAME__,         \
				     __LINE__, (data), (len), (flags),         \
				     (grps_per_line));                         \
	} while (0)

/** ... as debug messages. */
#if CONFIG_LIBUKDEBUG_PRINTD || defined(UK_DEBUG)
#define uk_hexdumpd(data, len, flags, grps_per_line)                           \
	_uk_hexdumpk(KLVL_DEBUG, __LIBNAME__, __BASENAME__, __LINE__, (data),  \
		     (len), (flags), (grps_per_line))
#else
#define uk_hexdumpd(data, len, flags, grps_per_line)                           \
	do {                                                                   \
		if (0)                                                         \
			_uk_hexdumpk(KLVL_DEBUG, __NULL, __NULL, 0, (data),    \
				     (len), (flags), (grps_per_line));         \
	} while (0)
#endif

#ifdef __cplusplus
}
#endif
#endif /* __UK_HEXDUMP_H__ */
