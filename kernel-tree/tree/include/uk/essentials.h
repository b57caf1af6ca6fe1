/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compiler attributes and small macros that everything else uses.
 *
 * Nothing here needs a libc. Names follow the contract; each attribute is
 * defined only where no other header did so before.
 */
#ifndef __UK_ESSENTIALS_H__
#define __UK_ESSENTIALS_H__

#include <uk/arch/types.h>

#ifndef __ASSEMBLY__

#ifndef __packed
#define __packed __attribute__((packed))
#endif
#ifndef __noreturn
#define __noreturn __attribute__((noreturn))
#endif
#ifndef __weak
#define __weak __attribute__((weak))
#endif
#ifndef __used
#define __used __attribute__((used))
#endif
#ifndef __unused
#define __unused __attribute__((unused))
#endif
#ifndef __maybe_unused
#define __maybe_unused __attribute__((unused))
#endif
#ifndef __section
#define __section(name) __attribute__((section(name)))
#endif
#ifndef __align
#define __align(bytes) __attribute__((aligned(bytes)))
#endif
#ifndef __noinline
#define __noinline __attribute__((noinline))
#endif
#ifndef __alwaysinline
#define __alwaysinline inline __attribute__((always_inline))
#endif
#ifndef __printf
#define __printf(fmt, args) __attribute__((format(printf, fmt, args)))
#endif

/* What the two languages spell differently */
#ifdef __cplusplus
#define _Static_assert static_assert
#define __same_type(a, b) __is_same(a, b)
#else
#define __same_type(a, b) __builtin_types_compatible_p(a, b)
#endif

#ifndef likely
#define likely(x) __builtin_expect(!!(x), 1)
#endif
#ifndef unlikely
#define unlikely(x) __builtin_expect(!!(x), 0)
#endif

#ifndef barrier
#define barrier() __asm__ __volatile__("" ::: "memory")
#endif

#define __offsetof(type, field) __builtin_offsetof(type, field)

/**
 * Get the object that embeds a member.
 *
 * @param ptr pointer to the member
 * @param type type of the embedding object
 * @param field name of the member in it
 */
#define __containerof(ptr, type, field)                                        \
	((type *)((__uptr)(ptr)-__offsetof(type, field)))

#ifndef ARRAY_SIZE
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#endif

#ifndef MIN
#define MIN(a, b)                                                              \
	({                                                                     \
		__typeof__(a) _min_a = (a);                                    \
		__typeof__(b) _min_b = (b);                                    \
		_min_a < _min_b ? _min_a : _min_b;                             \
	})
#endif
#ifndef MAX
#define MAX(a, b)                                                              \
	({                                                                     \
		__typeof__(a) _max_a = (a);                                    \
		__typeof__(b) _max_b = (b);                                    \
		_max_a > _max_b ? _max_a : _max_b;                             \
	})
#endif

/* `a` of the three below must be a power of two */
#define ALIGN_UP(v, a) (((v) + (a)-1) & ~((__typeof__(v))(a)-1))
#define ALIGN_DOWN(v, a) ((v) & ~((__typeof__(v))(a)-1))
#define POWER_OF_2(v) ((v) != 0 && ((v) & ((v)-1)) == 0)

#define DIV_ROUND_UP(n, d) (((n) + (d)-1) / (d))

#endif /* !__ASSEMBLY__ */

#define _STRINGIFY(x) #x
#define STRINGIFY(x) _STRINGIFY(x)

#define _UK_CONCAT(a, b) a##b
#define UK_CONCAT(a, b) _UK_CONCAT(a, b)

#endif /* __UK_ESSENTIALS_H__ */
