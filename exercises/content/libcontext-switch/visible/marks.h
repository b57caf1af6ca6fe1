/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A switch with a mark in each callee-saved register, in assembly: one file per
 * architecture.
 */
#ifndef MARKS_H
#define MARKS_H

/* Registers that are marked, and the bit of each in what is lost */
#ifdef __x86_64__
#define EACH_MARKED(x)                                                         \
	x(rbx, 0) x(rbp, 1) x(r12, 2) x(r13, 3) x(r14, 4) x(r15, 5)
#else
#define EACH_MARKED(x)                                                         \
	x(x18, 0) x(x19, 1) x(x20, 2) x(x21, 3) x(x22, 4) x(x23, 5) x(x24, 6)  \
		x(x25, 7) x(x26, 8) x(x27, 9) x(x28, 10) x(x29, 11)
#endif

#ifndef __ASSEMBLY__
#include <uk/arch/ctx.h>

/* Sets the marks, switches, and says which were lost when it comes back */
unsigned long switch_with_marks(struct ukarch_ctx *store,
				struct ukarch_ctx *load);
#endif

#endif /* MARKS_H */
