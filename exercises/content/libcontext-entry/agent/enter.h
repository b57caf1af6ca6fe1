/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Beginning a context without a switch, in assembly: one file per architecture.
 *
 * enter() sets every register and the stack pointer, and jumps to where a fresh
 * context is to begin. Wherever control gets to that is ours, the entry or a
 * landing pad, all registers are written down and enter() returns to its
 * caller, whose own registers and stack it had put aside.
 */
#ifndef ENTER_H
#define ENTER_H

/* Numbers of registers in the arrays, as the processor counts them */
#ifdef __x86_64__
#define REGISTERS 16 /* rax rcx rdx rbx rsp rbp rsi rdi r8 .. r15 */
#else
#define REGISTERS 32 /* x0 .. x30 sp */
#endif

/* Where control got to */
#define LANDED_ENTRY 1
#define LANDED_PAD 2 /* + its number */

#define PADS 38
#define PAD_LEN 16

#ifndef __ASSEMBLY__
#include <uk/arch/types.h>

extern __u64 enter_before[REGISTERS]; /* set by the caller; sp as well */
extern __u64 enter_after[REGISTERS];
extern __u64 enter_landed;

extern char enter_entry[], enter_pads[];

void enter(__uptr ip);
#endif

#endif /* ENTER_H */
