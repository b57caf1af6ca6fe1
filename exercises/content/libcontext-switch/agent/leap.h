/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calling the code under test without relying on it, in assembly: one file per
 * architecture.
 *
 * leap() sets every register, the stack pointer included, and then calls
 * ukarch_ctx_switch() from one of SITES places. Wherever control gets to that
 * is ours, be it behind a call, at a beginning of a context or on a landing pad,
 * all registers are written down and leap() returns to its caller, whose own
 * registers and stack it had put aside. The code under test can break that only
 * by getting to no place of ours: it crashes, or it hangs.
 */
#ifndef LEAP_H
#define LEAP_H

/* Numbers of registers in the report's order (scenario.h) */
#ifdef __x86_64__
#define REGISTERS 16
#define REG_ARG0 5
#define REG_ARG1 4
#define REG_SP 7
#else
#define REGISTERS 32
#define REG_ARG0 0
#define REG_ARG1 1
#define REG_SP 31
#endif

/* Bytes from one place to the next of its kind */
#define SITE_SHIFT 5
#define SITE_LEN (1 << SITE_SHIFT)
#define ENTRY_LEN 16
#define PAD_LEN 16

#ifndef __ASSEMBLY__
#include <uk/arch/types.h>

extern __u64 leap_before[REGISTERS]; /* set by the caller */
extern __u64 leap_after[REGISTERS];
extern __u64 leap_flags;  /* of the processor, after (scenario.h) */
extern __u32 leap_landed; /* WHERE_* << 16 | number */

extern char leap_entries[], leap_pads[];

void leap(unsigned long site);
#endif

#endif /* LEAP_H */
