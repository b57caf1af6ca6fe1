/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The part of an extended context that every x86-64 processor has: x87 and SSE.
 *
 * FXSAVE and FXRSTOR use 512 bytes at a multiple of 16:
 *
 *    0  x87 control word, then the rest of the x87 unit's state
 *   24  MXCSR, control and status of SSE
 *   32  x87 registers, 8 times 16 bytes
 *  160  xmm0 to xmm15
 *  416  not used
 *
 * An area for XSAVE begins with the same 512 bytes. Any context.
 */
#ifndef FXSAVE_H
#define FXSAVE_H

#define FXSAVE_SIZE 512
#define FXSAVE_ALIGN 16
#define FXSAVE_FCW 0
#define FXSAVE_MXCSR 24

/* Values after reset: all exceptions masked, round to nearest */
#define FCW_DEFAULT 0x037f
#define MXCSR_DEFAULT 0x1f80

/* Make the state after a reset; the area may hold anything */
void _ukarch_fxsave_init(void *area);

/* Between the processor's registers and an area */
void _ukarch_fxsave_store(void *area);
void _ukarch_fxsave_load(const void *area);

#endif /* FXSAVE_H */
