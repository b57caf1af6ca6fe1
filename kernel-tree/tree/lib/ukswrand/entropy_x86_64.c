/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RDSEED and RDRAND (Intel SDM volume 1, chapter 7.3.17).
 *
 * RDSEED gives the noise itself, RDRAND numbers from a generator that the
 * processor seeds with it. Either may have nothing to give for a moment, and
 * says so in the carry flag.
 */
#include "entropy.h"

#define CPUID_1_ECX_RDRAND (1U << 30)
#define CPUID_7_EBX_RDSEED (1U << 18)

#define TRIES 10 /* as the manual recommends for RDRAND */

static void cpuid(__u32 leaf, __u32 *eax, __u32 *ebx, __u32 *ecx)
{
	__u32 edx;

	*eax = leaf;
	*ecx = 0;
	__asm__ __volatile__("cpuid"
			     : "+a"(*eax), "=b"(*ebx), "+c"(*ecx), "=d"(edx));
}

static bool rdseed(__u32 *word)
{
	bool ok;

	__asm__ __volatile__("rdseed %0" : "=r"(*word), "=@ccc"(ok));
	return ok;
}

static bool rdrand(__u32 *word)
{
	bool ok;

	__asm__ __volatile__("rdrand %0" : "=r"(*word), "=@ccc"(ok));
	return ok;
}

bool _swrand_entropy(__u32 *word)
{
	bool has_rdseed, has_rdrand;
	__u32 max, eax, ebx, ecx;

	cpuid(0, &max, &ebx, &ecx);
	cpuid(7, &eax, &ebx, &ecx);
	has_rdseed = max >= 7 && ebx & CPUID_7_EBX_RDSEED;
	cpuid(1, &eax, &ebx, &ecx);
	has_rdrand = ecx & CPUID_1_ECX_RDRAND;

	for (int i = 0; i < TRIES; i++)
		if ((has_rdseed && rdseed(word)) ||
		    (has_rdrand && rdrand(word)))
			return true;
	return false;
}
