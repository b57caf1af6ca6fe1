/* SPDX-License-Identifier: Apache-2.0 */
/* x86-64 part of <uk/arch/ctx.h> */
#ifndef __UKARCH_CTX_H__
#error Do not include this header directly, include <uk/arch/ctx.h>
#endif

/*
 * What the System V ABI promises a function; the release had 2, so that an odd
 * stack length misaligned every SSE spill (row A3).
 */
#define UKARCH_SP_ALIGN 16

/* Bytes that a value takes on a stack */
#define UKARCH_STACK_SLOT(size) (size)

/* Whether a function finds its return address on the stack: a call pushes it */
#define UKARCH_RETURN_ON_STACK 1

/* Offsets in struct ukarch_ctx, for assembly */
#define OFFSETOF_UKARCH_CTX_IP 0
#define OFFSETOF_UKARCH_CTX_SP 8
