/* SPDX-License-Identifier: Apache-2.0 */
/* fpu.h on x86-64: xmm0 to xmm15, x87 control word and MXCSR */
#include "fpu.h"

#define CONTROL(fcw, mxcsr) ((__u64)(mxcsr) << 32 | (fcw))

const int fpu_regs = 16;
const __u64 fpu_reset = CONTROL(0x037f, 0x1f80);
const __u64 fpu_round_up = CONTROL(0x0b7f, 0x5f80);

#define EACH(op)                                                               \
	op(0) op(1) op(2) op(3) op(4) op(5) op(6) op(7) op(8) op(9) op(10)     \
		op(11) op(12) op(13) op(14) op(15)
#define GET(i) "movups %%xmm" #i ", " #i "*16(%0)\n\t"
#define SET(i) "movups " #i "*16(%0), %%xmm" #i "\n\t"

void fpu_get(struct fpu *fpu)
{
	__u32 mxcsr;
	__u16 fcw;

	__asm__ __volatile__("fnstcw %0\n\tstmxcsr %1"
			     : "=m"(fcw), "=m"(mxcsr));
	__asm__ __volatile__(EACH(GET) : : "r"(fpu->v) : "memory");
	fpu->control = CONTROL(fcw, mxcsr);
}

void fpu_set(const struct fpu *fpu)
{
	__u32 mxcsr = fpu->control >> 32;
	__u16 fcw = fpu->control;

	__asm__ __volatile__("fldcw %0\n\tldmxcsr %1" : : "m"(fcw), "m"(mxcsr));
	__asm__ __volatile__(EACH(SET) : : "r"(fpu->v) : "memory");
}
