/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pointers that may hold a negative errno instead (contract 8.5). The last
 * page of the address space is never mapped.
 */
#ifndef __UK_ERRPTR_H__
#define __UK_ERRPTR_H__

#include <uk/arch/types.h>

#define _UK_ERRPTR_FIRST ((__uptr) - 4095)

/** Tell whether a pointer is an error, or NULL. */
#define PTRISERR(ptr) (!(ptr) || (__uptr)(ptr) >= _UK_ERRPTR_FIRST)

/** Get the negative errno of an error; 0 of NULL. */
#define PTR2ERR(ptr) ((int)(__sptr)(ptr))

/** Make a pointer of a negative errno. */
#define ERR2PTR(err) ((void *)(__sptr)(err))

#endif /* __UK_ERRPTR_H__ */
