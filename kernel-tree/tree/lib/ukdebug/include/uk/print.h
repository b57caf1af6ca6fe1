/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Kernel messages (contract 8.4).
 *
 * A message is one line on the kernel console:
 *
 *   [    0.054000] Info: [libuksched] <sched.c @  120> text
 *
 * where time, thread, caller, library and source position depend on the
 * configuration. A message is cut at 511 characters, these tags included.
 * Messages above the configured level cost nothing: the call is not compiled.
 * May be called from any context, before the libc works, and from interrupt
 * handlers. Conversions: d i u x X p s c % with flags 0 and -, width,
 * precision of %s, and the lengths h hh l ll z.
 */
#ifndef __UK_PRINT_H__
#define __UK_PRINT_H__

#include <stdarg.h>
#include <uk/config.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

#define KLVL_DEBUG (-1)
#define KLVL_CRIT 0
#define KLVL_ERR 1
#define KLVL_WARN 2
#define KLVL_INFO 3

#if CONFIG_LIBUKDEBUG_PRINTK_INFO
#define KLVL_MAX KLVL_INFO
#elif CONFIG_LIBUKDEBUG_PRINTK_WARN
#define KLVL_MAX KLVL_WARN
#elif CONFIG_LIBUKDEBUG_PRINTK_ERR
#define KLVL_MAX KLVL_ERR
#elif CONFIG_LIBUKDEBUG_PRINTK_CRIT
#define KLVL_MAX KLVL_CRIT
#else
#define KLVL_MAX (-2)
#endif

#ifndef __LIBNAME__
#define __LIBNAME__ __NULL
#endif
#ifndef __BASENAME__
#define __BASENAME__ __FILE__
#endif

/**
 * Print a message whatever the configured level is.
 *
 * @param lvl KLVL_*, chooses the word in front
 * @param libname library to name, or NULL for none
 * @param srcname source file to name, or NULL for none
 * @param srcline line in it
 */
void _uk_vprintk(int lvl, const char *libname, const char *srcname,
		 unsigned int srcline, const char *fmt, va_list ap);
void _uk_printk(int lvl, const char *libname, const char *srcname,
		unsigned int srcline, const char *fmt, ...) __printf(5, 6);

/**
 * Format text without a libc.
 *
 * @param buf where to; always terminated if len > 0
 * @param len size of buf, bytes
 * @return length of the whole text, which is cut if it is not below len
 */
int uk_vsnprintf(char *buf, __sz len, const char *fmt, va_list ap);
int uk_snprintf(char *buf, __sz len, const char *fmt, ...) __printf(3, 4);

#define uk_printk(lvl, fmt, ...)                                               \
	do {                                                                   \
		if ((lvl) <= KLVL_MAX)                                         \
			_uk_printk((lvl), __LIBNAME__, __BASENAME__, __LINE__, \
				   (fmt), ##__VA_ARGS__);                      \
	} while (0)

/* Do something the first time this line is reached */
#define _UK_ONCE(statement)                                                    \
	do {                                                                   \
		static int _done;                                              \
                                                                               \
		if (!_done) {                                                  \
			_done = 1;                                             \
			statement;                                             \
		}                                                              \
	} while (0)

#define uk_printk_once(lvl, fmt, ...)                                          \
	_UK_ONCE(uk_printk(lvl, fmt, ##__VA_ARGS__))

/* Debug messages: for all files, or for those that define UK_DEBUG */
#if CONFIG_LIBUKDEBUG_PRINTD || defined(UK_DEBUG)
#define uk_pr_debug(fmt, ...)                                                  \
	_uk_printk(KLVL_DEBUG, __LIBNAME__, __BASENAME__, __LINE__, (fmt),     \
		   ##__VA_ARGS__)
#else
#define uk_pr_debug(fmt, ...)                                                  \
	do {                                                                   \
		if (0)                                                         \
			_uk_printk(KLVL_DEBUG, __NULL, __NULL, 0, (fmt),       \
				   ##__VA_ARGS__);                             \
	} while (0)
#endif

#define uk_pr_crit(fmt, ...) uk_printk(KLVL_CRIT, fmt, ##__VA_ARGS__)
#define uk_pr_err(fmt, ...) uk_printk(KLVL_ERR, fmt, ##__VA_ARGS__)
#define uk_pr_warn(fmt, ...) uk_printk(KLVL_WARN, fmt, ##__VA_ARGS__)
#define uk_pr_info(fmt, ...) uk_printk(KLVL_INFO, fmt, ##__VA_ARGS__)
#define uk_pr_debug_once(fmt, ...) _UK_ONCE(uk_pr_debug(fmt, ##__VA_ARGS__))
#define uk_pr_crit_once(fmt, ...) uk_printk_once(KLVL_CRIT, fmt, ##__VA_ARGS__)
#define uk_pr_err_once(fmt, ...) uk_printk_once(KLVL_ERR, fmt, ##__VA_ARGS__)
#define uk_pr_warn_once(fmt, ...) uk_printk_once(KLVL_WARN, fmt, ##__VA_ARGS__)
#define uk_pr_info_once(fmt, ...) uk_printk_once(KLVL_INFO, fmt, ##__VA_ARGS__)

/** Tell once that a function does nothing yet. */
#define UK_WARN_STUBBED() uk_pr_warn_once("%s() stubbed\n", __func__)

#ifdef __cplusplus
}
#endif
#endif /* __UK_PRINT_H__ */
