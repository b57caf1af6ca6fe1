/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Registers beyond SSE: allowed as far as the CPU can save them.
 *
 * entry.S switched x87 and SSE on. AVX needs XSAVE, which the kernel has to
 * allow first; libcontext then sees CR4.OSXSAVE and uses it for threads.
 *
 * Source: Intel SDM volume 1, 13.2 and 13.3; volume 2, CPUID.
 */
#include <uk/arch/types.h>

#include "x86.h"

#define CPUID_1_ECX_XSAVE (1U << 26)
#define CPUID_D_EAX_AVX (1U << 2)
#define XCR0_X87_SSE 0x3U

static void cpuid(__u32 leaf, __u32 *eax, __u32 *ecx)
{
	__u32 ebx, edx;

	*eax = leaf;
	*ecx = 0;
	__asm__ __volatile__("cpuid"
			     : "+a"(*eax), "=b"(ebx), "+c"(*ecx), "=d"(edx));
}

void _kvm_fpu_init(void)
{
	__u32 eax, ecx;
	__u64 cr4;

	cpuid(1, &eax, &ecx);
	if (!(ecx & CPUID_1_ECX_XSAVE))
		return;
	__asm__ __volatile__("mov %%cr4, %0" : "=r"(cr4));
	__asm__ __volatile__("mov %0, %%cr4" : : "r"(cr4 | CR4_OSXSAVE));

	cpuid(0xd, &eax, &ecx); /* EAX: what XCR0 may have */
	__asm__ __volatile__("xsetbv"
			     :
			     : "c"(0), "d"(0),
			       "a"(XCR0_X87_SSE | (eax & CPUID_D_EAX_AVX)));
}
