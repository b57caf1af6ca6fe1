/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a context began with, in numbers that mean the same on each
 * architecture.
 *
 * Values that we laid out ourselves have names of up to four letters, since all
 * are addresses of landing pads, one each: "rbx" or "x19" is what that register
 * held, "a1c0" is argument 1 of context 0, "used" lay at or above the stack
 * pointer and "free" below. A name is answered as its letters, the first in the
 * lowest byte, with NAMED set; any other value as it is.
 */
#ifndef BEGUN_H
#define BEGUN_H

#include <stdbool.h>
#include <uk/arch/types.h>
#include "enter.h"

#define NAMED (1LL << 62)

#define PAD_ARG 32 /* + 2 * context + number */
#define PAD_USED 36
#define PAD_FREE 37

__u64 pad(unsigned int number);

/* Any value, by name if it has one */
__s64 said(__u64 value);

/* After enter(); `function`: with a return address, where that is kept */
__s64 begun_where(void); /* 0: at the entry */
__uptr begun_sp(bool function);
__s64 begun_argument(unsigned int number);
__s64 begun_frame_pointer(void);
/* The first register of those that is not zero, or not what it was; or 0 */
__s64 begun_not_zero(unsigned int arguments);
__s64 begun_not_kept(void);
/* The return address; -1 if there is no memory where it should be */
__s64 begun_return(const __u64 *from, const __u64 *to);

#endif /* BEGUN_H */
