/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Extended contexts on each x86-64 processor: x87 and SSE.
 *
 * Interface: fxsave.h. Source: Intel SDM volume 1, chapter 10.5.
 */
#include <string.h>
#include <uk/arch/types.h>
#include "fxsave.h"

void _ukarch_fxsave_init(void *area)
{
#ifndef STARTER_libcontext_ectx
	memset(area, 0, FXSAVE_SIZE);
	*(__u16 *)((char *)area + FXSAVE_FCW) = FCW_DEFAULT;
	*(__u32 *)((char *)area + FXSAVE_MXCSR) = MXCSR_DEFAULT;
#else
	/* Yours to write: what the registers hold after a reset. */
	(void)area;
#endif
}

void _ukarch_fxsave_store(void *area)
{
#ifndef STARTER_libcontext_ectx
	__asm__ __volatile__("fxsave64 %0" : "=m"(*(char *)area) : : "memory");
#else
	/* Yours to write. */
	(void)area;
#endif
}

void _ukarch_fxsave_load(const void *area)
{
#ifndef STARTER_libcontext_ectx
	__asm__ __volatile__("fxrstor64 %0"
			     :
			     : "m"(*(const char *)area)
			     : "memory");
#else
	/* Yours to write. */
	(void)area;
#endif
}
