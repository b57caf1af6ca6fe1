/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel messages.
 *
 * Interface: <uk/print.h>. Each message is formatted into a buffer on the
 * stack, so that nesting (an interrupt handler that prints) does no harm, and
 * cut if it is longer (row B26).
 */
#include <uk/arch/time.h>
#include <uk/plat/console.h>
#include <uk/plat/time.h>
#include <uk/print.h>
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

static int put_tags(char *line, __sz size, int lvl, const char *libname,
		    const char *srcname, unsigned int srcline)
{
	int len = 0;

#if CONFIG_LIBUKDEBUG_PRINT_TIME
	__nsec now = ukplat_monotonic_clock();

	len += uk_snprintf(line, size, "[%5u.%06u] ",
			   (unsigned int)ukarch_time_nsec_to_sec(now),
			   (unsigned int)ukarch_time_nsec_to_usec(
				   ukarch_time_subsec(now)));
#endif
	len += uk_snprintf(line + len, size - len, "%s", level_word(lvl));
#if CONFIG_LIBUKDEBUG_PRINT_THREAD
	if (uk_thread_current()) {
		const char *name = uk_thread_current()->name;

		len += uk_snprintf(line + len, size - len, "<%.32s> ",
				   name ? name : "-");
	}
#endif
	if (libname)
		len += uk_snprintf(line + len, size - len, "[%.32s] ", libname);
#if CONFIG_LIBUKDEBUG_PRINT_SRCNAME
	if (srcname)
		len += uk_snprintf(line + len, size - len, "<%.32s @ %4u> ",
				   srcname, srcline);
#else
	(void)srcname;
	(void)srcline;
#endif
	return len;
}

void _uk_vprintk(int lvl, const char *libname, const char *srcname,
		 unsigned int srcline, const char *fmt, va_list ap)
{
	/* A message may come in pieces; only a new line gets tags */
	static int continued;
	char line[LINE_LEN];
	int len = 0;

	if (!continued)
		len = put_tags(line, sizeof(line), lvl, libname, srcname,
			       srcline);
	len += uk_vsnprintf(line + len, sizeof(line) - len, fmt, ap);
	if (len >= LINE_LEN) {
		len = LINE_LEN - 1;
		line[len - 1] = '\n';
	}
	if (len == 0)
		return;
	continued = line[len - 1] != '\n';
	ukplat_coutk(line, len);
}

void _uk_printk(int lvl, const char *libname, const char *srcname,
		unsigned int srcline, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	_uk_vprintk(lvl, libname, srcname, srcline, fmt, ap);
	va_end(ap);
}
