/* SPDX-License-Identifier: Apache-2.0 */
/* fpu.h on arm64: q0 to q31, FPCR and FPSR */
#include "fpu.h"

#define CONTROL(fpcr, fpsr) ((__u64)(fpsr) << 32 | (fpcr))
#define ROUND_UP (1 << 22)
#define INEXACT (1 << 4)

const int fpu_regs = 32;
const __u64 fpu_reset = CONTROL(0, 0);
const __u64 fpu_round_up = CONTROL(ROUND_UP, INEXACT);

#define EACH(op)                                                               \
	op(0) op(1) op(2) op(3) op(4) op(5) op(6) op(7) op(8) op(9) op(10)     \
		op(11) op(12) op(13) op(14) op(15) op(16) op(17) op(18) op(19) \
			op(20) op(21) op(22) op(23) op(24) op(25) op(26)       \
				op(27) op(28) op(29) op(30) op(31)
#define GET(i) "str q" #i ", [%0, #" #i "*16]\n\t"
#define SET(i) "ldr q" #i ", [%0, #" #i "*16]\n\t"

void fpu_get(struct fpu *fpu)
{
	__u64 fpcr, fpsr;

	__asm__ __volatile__("mrs %0, fpcr\n\tmrs %1, fpsr"
			     : "=r"(fpcr), "=r"(fpsr));
	__asm__ __volatile__(EACH(GET) : : "r"(fpu->v) : "memory");
	fpu->control = CONTROL(fpcr, fpsr);
}

void fpu_set(const struct fpu *fpu)
{
	__asm__ __volatile__("msr fpcr, %0\n\tmsr fpsr, %1"
			     :
			     : "r"(fpu->control & 0xffffffff),
			       "r"(fpu->control >> 32));
	__asm__ __volatile__(EACH(SET) : : "r"(fpu->v) : "memory");
}
