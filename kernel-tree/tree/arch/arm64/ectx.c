/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Extended contexts on arm64: the SIMD and floating point registers.
 *
 * Interface: <uk/arch/ctx.h>. Source: Arm Architecture Reference Manual,
 * chapters A1.4 (registers) and C5.2 (FPCR, FPSR).
 */
#include <string.h>
#include <uk/arch/ctx.h>
#include <uk/essentials.h>

struct ukarch_ectx {
	__u8 v[32][16];
	__u64 fpcr; /* 0: round to nearest, no exception traps */
	__u64 fpsr;
} __align(16);

__sz ukarch_ectx_size(void)
{
	return sizeof(struct ukarch_ectx);
}

__sz ukarch_ectx_align(void)
{
	return __alignof__(struct ukarch_ectx);
}

static void assert_area(const struct ukarch_ectx *state __maybe_unused)
{
	UK_ASSERT(state);
	UK_ASSERT(((__uptr)state & (ukarch_ectx_align() - 1)) == 0);
}

#ifndef STARTER_libcontext_ectx
/* Applies an instruction to all pairs of registers */
#define ALL_PAIRS(op)                                                          \
	op " q0, q1, [%0, #0]\n\t" op " q2, q3, [%0, #32]\n\t" op              \
	   " q4, q5, [%0, #64]\n\t" op " q6, q7, [%0, #96]\n\t" op             \
	   " q8, q9, [%0, #128]\n\t" op " q10, q11, [%0, #160]\n\t" op         \
	   " q12, q13, [%0, #192]\n\t" op " q14, q15, [%0, #224]\n\t" op       \
	   " q16, q17, [%0, #256]\n\t" op " q18, q19, [%0, #288]\n\t" op       \
	   " q20, q21, [%0, #320]\n\t" op " q22, q23, [%0, #352]\n\t" op       \
	   " q24, q25, [%0, #384]\n\t" op " q26, q27, [%0, #416]\n\t" op       \
	   " q28, q29, [%0, #448]\n\t" op " q30, q31, [%0, #480]\n\t"

void ukarch_ectx_init(struct ukarch_ectx *state)
{
	assert_area(state);

	memset(state, 0, sizeof(*state));
}

void ukarch_ectx_store(struct ukarch_ectx *state)
{
	assert_area(state);

	__asm__ __volatile__(ALL_PAIRS("stp") : : "r"(state) : "memory");
	__asm__ __volatile__("mrs %0, fpcr" : "=r"(state->fpcr));
	__asm__ __volatile__("mrs %0, fpsr" : "=r"(state->fpsr));
}

void ukarch_ectx_load(struct ukarch_ectx *state)
{
	assert_area(state);

	__asm__ __volatile__("msr fpcr, %0" : : "r"(state->fpcr));
	__asm__ __volatile__("msr fpsr, %0" : : "r"(state->fpsr));
	__asm__ __volatile__(ALL_PAIRS("ldp") : : "r"(state) : "memory");
}
#else
/* Yours to write: what the registers hold after a reset. */
void ukarch_ectx_init(struct ukarch_ectx *state)
{
	assert_area(state);
}

/* Yours to write. */
void ukarch_ectx_store(struct ukarch_ectx *state)
{
	assert_area(state);
}

/* Yours to write. */
void ukarch_ectx_load(struct ukarch_ectx *state)
{
	assert_area(state);
}
#endif
