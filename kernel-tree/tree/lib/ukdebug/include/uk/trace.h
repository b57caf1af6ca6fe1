/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tracepoints: what happened, kept in memory (contract 8.4).
 *
 *   #define UK_DEBUG_TRACE
 *   #include <uk/trace.h>
 *   UK_TRACEPOINT(trace_open, "\"%s\" 0x%x", const char *, int);
 *   ...
 *   trace_open(path, flags);
 *
 * A call takes a few instructions and prints nothing, so it may stand where
 * printing would change what happens: in a scheduler, an interrupt handler.
 * The newest LIBUKDEBUG_TRACE_ENTRIES calls are kept. They become text only
 * when read, so a string argument must live until then. Without
 * LIBUKDEBUG_TRACEPOINTS, or where neither UK_DEBUG_TRACE nor
 * LIBUKDEBUG_ALL_TRACEPOINTS asks for them, the functions are empty.
 */
#ifndef __UK_TRACE_H__
#define __UK_TRACE_H__

#include <uk/config.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_TRACE_ARGS_MAX 7

struct uk_tracepoint {
	const char *name;
	const char *fmt; /* see uk_snprintf() */
};

/** Record a call; `args` has UK_TRACE_ARGS_MAX elements. */
void _uk_trace(const struct uk_tracepoint *tp, const long *args);

/** Get the number of records kept. */
unsigned int uk_trace_count(void);

/**
 * Write a record as text: "[seconds.micros] name: arguments".
 *
 * @param i 0, the oldest, to uk_trace_count() - 1
 * @param buf,len where to; terminated, cut if it does not fit
 * @return length of the whole text, or -EINVAL
 */
int uk_trace_text(unsigned int i, char *buf, __sz len);

/** Print all records at a message level (KLVL_*), whatever is configured. */
void uk_trace_dumpk(int lvl);

/** Forget all records. */
void uk_trace_clear(void);

#define _UK_TP_PARAMS0() void
#define _UK_TP_PARAMS1(a) a a1
#define _UK_TP_PARAMS2(a, b) a a1, b a2
#define _UK_TP_PARAMS3(a, b, c) a a1, b a2, c a3
#define _UK_TP_PARAMS4(a, b, c, d) a a1, b a2, c a3, d a4
#define _UK_TP_PARAMS5(a, b, c, d, e) a a1, b a2, c a3, d a4, e a5
#define _UK_TP_PARAMS6(a, b, c, d, e, f) a a1, b a2, c a3, d a4, e a5, f a6
#define _UK_TP_PARAMS7(a, b, c, d, e, f, g)                                    \
	a a1, b a2, c a3, d a4, e a5, f a6, g a7
#define _UK_TP_ARGS0 0
#define _UK_TP_ARGS1 (long)a1
#define _UK_TP_ARGS2 _UK_TP_ARGS1, (long)a2
#define _UK_TP_ARGS3 _UK_TP_ARGS2, (long)a3
#define _UK_TP_ARGS4 _UK_TP_ARGS3, (long)a4
#define _UK_TP_ARGS5 _UK_TP_ARGS4, (long)a5
#define _UK_TP_ARGS6 _UK_TP_ARGS5, (long)a6
#define _UK_TP_ARGS7 _UK_TP_ARGS6, (long)a7
#define _UK_TP_COUNT_(_0, a, b, c, d, e, f, g, count, ...) count
#define _UK_TP_COUNT(...)                                                      \
	_UK_TP_COUNT_(0, ##__VA_ARGS__, 7, 6, 5, 4, 3, 2, 1, 0)

#define _UK_TRACEPOINT(fn, text, n, ...)                                       \
	static inline void fn(UK_CONCAT(_UK_TP_PARAMS, n)(__VA_ARGS__))        \
	{                                                                      \
		static const struct uk_tracepoint _tp = {#fn, (text)};         \
		const long _args[UK_TRACE_ARGS_MAX] = {                        \
			UK_CONCAT(_UK_TP_ARGS, n)};                            \
                                                                               \
		if (_UK_TRACE_ENABLED)                                         \
			_uk_trace(&_tp, _args);                                \
	}                                                                      \
	_Static_assert(1, "")

#if CONFIG_LIBUKDEBUG_TRACEPOINTS &&                                           \
	(CONFIG_LIBUKDEBUG_ALL_TRACEPOINTS || defined(UK_DEBUG_TRACE))
#define _UK_TRACE_ENABLED 1
#else
#define _UK_TRACE_ENABLED 0
#endif

/**
 * Define a tracepoint: a function with parameters of up to seven types.
 *
 * @param fn name of the function
 * @param fmt how to show the arguments; integers may be given without lengths
 * @param ... types, integers or pointers
 */
#define UK_TRACEPOINT(fn, fmt, ...)                                            \
	_UK_TRACEPOINT(fn, fmt, _UK_TP_COUNT(__VA_ARGS__), ##__VA_ARGS__)

#ifdef __cplusplus
}
#endif
#endif /* __UK_TRACE_H__ */
