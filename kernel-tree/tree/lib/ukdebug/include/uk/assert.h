/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Assertions: a caller broke the rules of an interface (contract 8.4).
 *
 * An assertion that fails prints itself and ends the guest; the host learns
 * that it was an assertion, and which. Errors that a correct caller can meet
 * are return values instead.
 */
#ifndef __UK_ASSERT_H__
#define __UK_ASSERT_H__

#include <uk/config.h>
#include <uk/print.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Report a failed assertion and end the guest (UKPLAT_END_ASSERT).
 *
 * @param expr text of the expression
 */
void _uk_assert_fail(const char *libname, const char *srcname,
		     unsigned int srcline, const char *expr) __noreturn;

/** Report a crash and end the guest (UKPLAT_END_CRASH). */
void _uk_crash(const char *libname, const char *srcname, unsigned int srcline,
	       const char *fmt, ...) __noreturn __printf(4, 5);

#define UK_CRASH(fmt, ...)                                                     \
	_uk_crash(__LIBNAME__, __BASENAME__, __LINE__, (fmt), ##__VA_ARGS__)

#if CONFIG_LIBUKDEBUG_ENABLE_ASSERT
#define UK_ASSERT(x)                                                           \
	do {                                                                   \
		if (unlikely(!(x)))                                            \
			_uk_assert_fail(__LIBNAME__, __BASENAME__, __LINE__,   \
					#x);                                   \
	} while (0)
#else
#define UK_ASSERT(x)                                                           \
	do {                                                                   \
		if (0)                                                         \
			(void)(x);                                             \
	} while (0)
#endif

/** Check a condition while compiling. */
#define UK_CTASSERT(x) _Static_assert(x, #x)

/** Crash where a condition holds that never may. */
#define UK_BUGON(x)                                                            \
	do {                                                                   \
		if (unlikely(x))                                               \
			UK_CRASH("Bug: %s\n", #x);                             \
	} while (0)
#define UK_BUG() UK_BUGON(1)

/** Tell about a condition that should not hold, and go on. */
#define UK_WARNIF(x)                                                           \
	do {                                                                   \
		if (unlikely(x))                                               \
			uk_pr_warn("Condition warning: %s\n", #x);             \
	} while (0)

#ifdef __cplusplus
}
#endif
#endif /* __UK_ASSERT_H__ */
