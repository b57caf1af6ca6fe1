/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel messages.
 *
 * Interface: <uk/print.h>. Each message is formatted into a buffer on the
 * stack, so that nesting (an interrupt handler that prints) does no harm, and
 * cut if it is longer (row B26).
 */
#include <uk/arch/time.h>
#include <uk/config.h>
#include <uk/plat/console.h>
#include <uk/plat/time.h>
#include <uk/print.h>

#include "line.h"
#if CONFIG_LIBUKDEBUG_PRINT_THREAD
#include <uk/thread.h>
#endif

#define LINE_LEN 512

static const char *level_word(int lvl)
{
	switch (lvl) {
	case KLVL_DEBUG:
		return "dbg:  ";
	case KLVL_CRIT:
		return "CRIT: ";
	case KLVL_ERR:
		return "ERR:  ";
	case KLVL_WARN:
		return "Warn: ";
	default:
		return "Info: ";
	}
}

static int put_tags(char *line, __sz size, const struct ukdebug_origin *from)
{
	int len = 0;

#if CONFIG_LIBUKDEBUG_PRINT_TIME
	__nsec now = ukplat_monotonic_clock();

	len += uk_snprintf(line, size, "[%5u.%06u] ",
			   (unsigned int)ukarch_time_nsec_to_sec(now),
			   (unsigned int)ukarch_time_nsec_to_usec(
				   ukarch_time_subsec(now)));
#endif
	len += uk_snprintf(line + len, size - len, "%s", level_word(from->lvl));
#if CONFIG_LIBUKDEBUG_PRINT_THREAD
	if (uk_thread_current()) {
		const char *name = uk_thread_current()->name;

		len += uk_snprintf(line + len, size - len, "<%.32s> ",
				   name ? name : "-");
	}
#endif
#if CONFIG_LIBUKDEBUG_PRINT_CALLER
	len += uk_snprintf(line + len, size - len, "{r:%p,f:%p} ",
			   (void *)from->caller, (void *)from->frame);
#endif
	if (from->libname)
		len += uk_snprintf(line + len, size - len, "[%.32s] ",
				   from->libname);
#if CONFIG_LIBUKDEBUG_PRINT_SRCNAME
	if (from->srcname)
		len += uk_snprintf(line + len, size - len, "<%.32s @ %4u> ",
				   from->srcname, from->srcline);
#endif
	return len;
}

int ukdebug_line(char *line, __sz size, const struct ukdebug_origin *origin,
		 const char *fmt, va_list ap)
{
	int len = 0;

	if (origin)
		len = put_tags(line, size, origin);
	len += uk_vsnprintf(line + len, size - len, fmt, ap);
	if ((__sz)len >= size) {
		len = size - 1;
		line[len - 1] = '\n';
	}
	return len;
}

static void print(const struct ukdebug_origin *origin, const char *fmt,
		  va_list ap)
{
	/* A message may come in pieces; only a new line gets tags */
	static int continued;
	char line[LINE_LEN];
	int len;

	len = ukdebug_line(line, sizeof(line), continued ? __NULL : origin, fmt,
			   ap);
	if (len == 0)
		return;
	continued = line[len - 1] != '\n';
	ukplat_coutk(line, len);
}

/* The frame of the calling function is what our own begins with */
#define ORIGIN                                                                 \
	{                                                                      \
		.lvl = lvl, .libname = libname, .srcname = srcname,            \
		.srcline = srcline,                                            \
		.caller = (__uptr)__builtin_return_address(0),                 \
		.frame = *(__uptr *)__builtin_frame_address(0),                \
	}

void _uk_vprintk(int lvl, const char *libname, const char *srcname,
		 unsigned int srcline, const char *fmt, va_list ap)
{
	const struct ukdebug_origin origin = ORIGIN;

	print(&origin, fmt, ap);
}

void _uk_printk(int lvl, const char *libname, const char *srcname,
		unsigned int srcline, const char *fmt, ...)
{
	const struct ukdebug_origin origin = ORIGIN;
	va_list ap;

	va_start(ap, fmt);
	print(&origin, fmt, ap);
	va_end(ap);
}
