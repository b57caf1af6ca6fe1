/* SPDX-License-Identifier: Apache-2.0 */
/* arm64 part of <uk/arch/ctx.h> */
#ifndef __UKARCH_CTX_H__
#error Do not include this header directly, include <uk/arch/ctx.h>
#endif

/* The CPU itself checks it at every access through sp */
#define UKARCH_SP_ALIGN 16

/* Bytes that a value takes on a stack: sp is never anything but aligned */
#define UKARCH_STACK_SLOT(size) (((size) + 15) & ~15UL)

/* Whether a function finds its return address on the stack: x30 has it */
#define UKARCH_RETURN_ON_STACK 0

/* Offsets in struct ukarch_ctx, for assembly: one ldp moves both */
#define OFFSETOF_UKARCH_CTX_IP 0
#define OFFSETOF_UKARCH_CTX_SP 8
