/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Extended contexts on x86-64: x87, SSE and, where the CPU has them, AVX and
 * later register files.
 *
 * Interface: <uk/arch/ctx.h>. Two formats: XSAVE where the platform enabled it
 * in CR4.OSXSAVE, else FXSAVE (fxsave.c), which every CPU has. The choice is
 * made by a constructor of priority 0.
 *
 * Source: Intel SDM volume 1, chapter 13 (XSAVE).
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/ctors.h>
#include <uk/essentials.h>
#include "fxsave.h"

#define XSAVE_ALIGN 64

#define CPUID_1_ECX_OSXSAVE (1U << 27)

static __sz ectx_size;
static __sz ectx_align;
static int use_xsave;

static inline void cpuid(__u32 leaf, __u32 subleaf, __u32 *ebx, __u32 *ecx)
{
	__u32 eax = leaf, edx;

	*ecx = subleaf;
	__asm__ __volatile__("cpuid"
			     : "+a"(eax), "=b"(*ebx), "+c"(*ecx), "=d"(edx));
}

static void ectx_choose(void)
{
	__u32 ebx, ecx;

	cpuid(1, 0, &ebx, &ecx);
	if (ecx & CPUID_1_ECX_OSXSAVE) {
		/* EBX: bytes for the components enabled in XCR0 */
		cpuid(0xd, 0, &ebx, &ecx);
		use_xsave = 1;
		ectx_size = ebx;
		ectx_align = XSAVE_ALIGN;
	} else {
		ectx_size = FXSAVE_SIZE;
		ectx_align = FXSAVE_ALIGN;
	}
}
UK_CTOR_PRIO(ectx_choose, 0);

__sz ukarch_ectx_size(void)
{
	UK_ASSERT(ectx_size);

	return ectx_size;
}

__sz ukarch_ectx_align(void)
{
	UK_ASSERT(ectx_align);

	return ectx_align;
}

static void assert_area(const struct ukarch_ectx *state __maybe_unused)
{
	UK_ASSERT(state);
	UK_ASSERT(((__uptr)state & (ukarch_ectx_align() - 1)) == 0);
}

void ukarch_ectx_init(struct ukarch_ectx *state)
{
	assert_area(state);

	/*
	 * A zero XSAVE header says "every component is in its initial state",
	 * so XRSTOR sets the registers itself, except MXCSR, which it always
	 * takes from the area.
	 */
	memset((char *)state + FXSAVE_SIZE, 0, ectx_size - FXSAVE_SIZE);
	_ukarch_fxsave_init(state);
}

void ukarch_ectx_store(struct ukarch_ectx *state)
{
	assert_area(state);

	if (use_xsave)
		__asm__ __volatile__("xsave64 %0"
				     : "+m"(*(char *)state)
				     : "a"(~0), "d"(~0)
				     : "memory");
	else
		_ukarch_fxsave_store(state);
}

void ukarch_ectx_load(struct ukarch_ectx *state)
{
	assert_area(state);

	if (use_xsave)
		__asm__ __volatile__("xrstor64 %0"
				     :
				     : "m"(*(char *)state), "a"(~0), "d"(~0)
				     : "memory");
	else
		_ukarch_fxsave_load(state);
}
