/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Page and stack sizes (contract 1.3).
 */
#ifndef __UK_ARCH_LIMITS_H__
#define __UK_ARCH_LIMITS_H__

#include <uk/config.h>

#define __PAGE_SHIFT 12
#ifndef __ASSEMBLY__
#define __PAGE_SIZE (1UL << __PAGE_SHIFT)
#define __PAGE_MASK (~(__PAGE_SIZE - 1))
#else
#define __PAGE_SIZE (1 << __PAGE_SHIFT)
#endif

/* The size of a thread's stack where its creator says 0, bytes */
#define __STACK_SIZE_PAGE_ORDER CONFIG_STACK_SIZE_PAGE_ORDER
#define __STACK_SIZE (__PAGE_SIZE << __STACK_SIZE_PAGE_ORDER)
#define STACK_SIZE __STACK_SIZE

#endif /* __UK_ARCH_LIMITS_H__ */
