/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The instructions of the Memory Tagging Extension (contract 7.2).
 *
 * Tags travel in pointers: each function takes or returns an address with a tag
 * in bits 59 to 56. The operands of the assembly say exactly what is read and
 * written, so that they mean the same at -O0 and -O2 (row B17).
 * Source: Arm Architecture Reference Manual, chapters C6.2 and D10.
 */
#ifndef __UKARCH_ARM64_MTE_H__
#define __UKARCH_ARM64_MTE_H__

#include <uk/arch/types.h>

#define MTE_TAG_GRANULE 16UL
#define MTE_TAG_SHIFT 56
#define MTE_TAG_MASK (0xfUL << MTE_TAG_SHIFT)

/* Bit n: never tag n. 0 is for what nobody tagged, 15 for what an address of the
 * upper half would have.
 */
#define MTE_NEVER ((1UL << 0) | (1UL << 15))
#define MTE_ALL_TAGS 0xffffUL

/* What a mismatch does: SCTLR_EL1.TCF */
#define MTE_TCF_IGNORE 0UL
#define MTE_TCF_SYNC 1UL       /* fault at the access */
#define MTE_TCF_ASYNC 2UL      /* note in TFSR_EL1 */
#define MTE_TCF_ASYMMETRIC 3UL /* reads fault, writes are noted */

/* Tag checks off and on again, for this processor */
#define PSTATE_TCO_SET() __asm__ __volatile__("msr tco, #1" ::: "memory")
#define PSTATE_TCO_CLEAR() __asm__ __volatile__("msr tco, #0" ::: "memory")

/**
 * Replace the tag of an address by a random one.
 *
 * @param exclude bit n: never tag n; besides what GCR_EL1 excludes
 */
static inline __u64 mte_insert_random_tag(__u64 addr, __u64 exclude)
{
	__u64 tagged;

	__asm__ __volatile__("irg %0, %1, %2"
			     : "=r"(tagged)
			     : "r"(addr), "r"(exclude));
	return tagged;
}

/** Get the address with the tag that the memory there has. */
static inline __u64 mte_load_alloc(__u64 addr)
{
	__asm__ __volatile__("ldg %0, [%0]" : "+r"(addr) : : "memory");
	return addr;
}

/** Give the granule at an address the tag of that address. */
static inline void mte_store_alloc(__u64 addr)
{
	__asm__ __volatile__("stg %0, [%0]" : : "r"(addr) : "memory");
}

#endif /* __UKARCH_ARM64_MTE_H__ */
