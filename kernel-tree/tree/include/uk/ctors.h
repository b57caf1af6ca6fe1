/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Constructors: functions that run first, before allocator, TLS and interrupts
 * (contract 8.2). They may not fail, allocate or use errno.
 *
 * Order: priority 0 first; within a priority none to rely on.
 */
#ifndef __UK_CTORS_H__
#define __UK_CTORS_H__

#include <uk/essentials.h>
#include <uk/prio.h>

typedef void (*uk_ctor_func_t)(void);

#define _UK_CTOR_FUNC(prio, fn)                                                \
	static const uk_ctor_func_t __used __section(".uk_ctortab" #prio)      \
		UK_CONCAT(__uk_ctortab_, fn) = (fn)

#define UK_CTOR_FUNC(prio, fn) _UK_CTOR_FUNC(prio, fn)

/** Register a constructor. */
#define UK_CTOR_PRIO(fn, prio) UK_CTOR_FUNC(prio, fn)
#define UK_CTOR(fn) UK_CTOR_PRIO(fn, UK_PRIO_LATEST)

#endif /* __UK_CTORS_H__ */
