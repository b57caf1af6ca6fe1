/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads and writes the extended registers themselves; for suites. Nothing that
 * a compiler makes may come between setting them and looking at them again, so
 * a case calls nothing else meanwhile but what it tests.
 */
#ifndef __LIBCONTEXT_TESTS_FPU_H__
#define __LIBCONTEXT_TESTS_FPU_H__

#include <uk/arch/types.h>

#define FPU_REGS_MAX 32

struct fpu {
	__u64 control; /* rounding and the like, all words of the processor */
	__u8 v[FPU_REGS_MAX][16];
};

/* How many registers there are, and what control words may be */
extern const int fpu_regs;
extern const __u64 fpu_reset, fpu_round_up;

void fpu_get(struct fpu *fpu);
void fpu_set(const struct fpu *fpu);

#endif /* __LIBCONTEXT_TESTS_FPU_H__ */
