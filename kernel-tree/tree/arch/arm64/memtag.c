/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory tagging with the Memory Tagging Extension of Armv8.5-A: the processor.
 * What is done with the tags of memory and pointers is in granules.c.
 *
 * Interface: <uk/arch/memtag.h>. Source: Arm Architecture Reference Manual,
 * chapters D10 (memory tagging), D17.2 (registers).
 */
#include <errno.h>
#include <uk/arch/memtag.h>
#include <uk/asm/mte.h>
#include <uk/essentials.h>

#if CONFIG_ARM64_FEAT_MTE_TCF_SYNC
#define MODE MTE_TCF_SYNC
#elif CONFIG_ARM64_FEAT_MTE_TCF_ASYMMETRIC
#define MODE MTE_TCF_ASYMMETRIC
#else
#define MODE MTE_TCF_ASYNC
#endif

/* What the ID registers must say */
#define PFR1_MTE(pfr1) (((pfr1) >> 8) & 0xf)
#define MTE_FULL 2
#define MTE_WITH_ASYMMETRIC 3
#define ISAR0_RNDR(isar0) (((isar0) >> 60) & 0xf)

#define SCTLR_TCF_SHIFT 40
#define SCTLR_TCF_MASK (3UL << SCTLR_TCF_SHIFT)
#define SCTLR_ATA (1UL << 43)
#define TCR_TBI0 (1UL << 37)  /* addresses end at bit 55 */
#define TCR_TCMA0 (1UL << 57) /* tag 0 would match everything */
#define RGSR_SEED(value) (((value)&0xffff) << 8)
#define TFSR_FAULT (3UL)

#define RANDOM_TRIES 16

#define read_register(name)                                                    \
	({                                                                     \
		__u64 _value;                                                  \
                                                                               \
		__asm__ __volatile__("mrs %0, " name : "=r"(_value));          \
		_value;                                                        \
	})
#define write_register(name, value)                                            \
	__asm__ __volatile__("msr " name ", %0\n\tisb"                         \
			     :                                                 \
			     : "r"((__u64)(value))                             \
			     : "memory")

/* RNDRRS reseeds first, RNDR may not (row A13). Fails, rarely, with Z set: the
 * number is no code (row B18). A seed of zeros would stay zeros for ever. */
static int random_seed(__u64 *seed)
{
	__u64 failed;

	for (int i = 0; i < RANDOM_TRIES; i++) {
		__asm__ __volatile__("mrs %0, s3_3_c2_c4_1\n\t" /* RNDRRS */
				     "cset %1, eq"
				     : "=r"(*seed), "=r"(failed)
				     :
				     : "cc");
		if (!failed && RGSR_SEED(*seed))
			return 0;
	}
	return -ENOTSUP;
}

int ukarch_memtag_init(void)
{
	__u64 mte = PFR1_MTE(read_register("id_aa64pfr1_el1"));
	__u64 sctlr, tcr, seed;

	if (mte < (MODE == MTE_TCF_ASYMMETRIC ? MTE_WITH_ASYMMETRIC : MTE_FULL))
		return -ENOTSUP;
	if (!ISAR0_RNDR(read_register("id_aa64isar0_el1")) ||
	    random_seed(&seed))
		return -ENOTSUP;

	write_register("gcr_el1", MTE_NEVER);
	write_register("rgsr_el1", RGSR_SEED(seed));
	tcr = read_register("tcr_el1");
	write_register("tcr_el1", (tcr | TCR_TBI0) & ~TCR_TCMA0);
	write_register("tfsr_el1", 0);
	sctlr = read_register("sctlr_el1") & ~SCTLR_TCF_MASK;
	write_register("sctlr_el1",
		       sctlr | MODE << SCTLR_TCF_SHIFT | SCTLR_ATA);
	PSTATE_TCO_CLEAR();
	return 0;
}

/* The platform reports it (plat/kvm/arm), and where it was noticed */
void ukplat_memtag_fault_noted(__uptr from) __noreturn;

void ukarch_memtag_check(void)
{
	/* faults of accesses before this are in the register after it */
	__asm__ __volatile__("dsb nsh\n\tisb" ::: "memory");
	if (!(read_register("tfsr_el1") & TFSR_FAULT))
		return;
	write_register("tfsr_el1", 0);
	ukplat_memtag_fault_noted((__uptr)__builtin_return_address(0));
}
