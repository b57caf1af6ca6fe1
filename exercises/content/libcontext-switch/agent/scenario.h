/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the host asks and what the agent answers, byte for byte.
 *
 * All numbers are little endian, nothing is padded. The host's judge writes
 * and reads the same format (Java: org.uklab.exercises.internal.context).
 *
 * A scenario is a row of trials. A trial has 2 to 5 contexts, numbered from 0,
 * each with a stack of its own. Context 0 runs at first; the others are fresh.
 * In each step the context that runs calls ukarch_ctx_switch() to leave for
 * another, with every register set to a value that was drawn.
 *
 * Scenario:
 *   u32 magic | u8 version | u8 0 | u16 trials | trial[trials]
 * trial:
 *   u64 seed | u8 contexts | u8 steps | u8 wide | u8 irqs_off
 *   | context[contexts] | step[steps]
 * context, 4 bytes: how it was made
 *   u8 kind | u8 keep_regs | u8 depth | u8 0
 * step, 4 bytes:
 *   u8 to | u8 site | u8 depth | u8 0
 *   site: which of SITES calls in the agent's code; depth: of the stack pointer
 *   at the call, as that of a context when it is made: 16 bytes a piece, down
 *   from the top of the stack.
 *
 * Drawn values: number n of a trial is that of SplitMix64 with the trial's seed
 * (the n-th output, from 0). Register r of step s is number 64 * s + r, argument
 * a of context c is number 2 * c + a. If the trial is not wide, such a number v
 * stands for the address of landing pad v % PADS_DRAWN: should the code under
 * test take a register for an address, it gets to a place that we know.
 *
 * All that a step may write to is one array of words of 8 bytes, the arena:
 *   word 4 * c            context c: a guard, ip, sp, a guard
 *   word STACKS + ...     the stacks, STACK_WORDS each; the top is below the
 *                         last ABOVE_TOP words
 *   word NOWHERE ...      where a stack pointer points that nobody stored
 *
 * The agent sends one report per trial before its first step (number 0), and
 * one after each step (1, 2, ...). A trial ends early with the first step after
 * which control is not where it belongs; from then on wide trials are left out.
 * Report:
 *   u16 trial | u16 step | u64 arena | u64 pads | u8 where | u16 number
 *   | u8 registers | u64 register[registers] | u64 flags
 *   | u16 changed | u8 listed | { u16 word | u64 value }[listed]
 *   arena, pads: addresses; where and number: where control got to; registers
 *   and flags: what was in them there; listed: the first words of the arena
 *   that the step changed. Before the first step nothing has run: where and
 *   registers are 0, and ip and sp of all contexts are listed.
 *
 * Registers of x86-64, in this order: rax rbx rcx rdx rsi rdi rbp rsp r8 .. r15;
 * flags are rflags. Of arm64: x0 .. x30 sp, where x16 and x17 mean nothing; bit 7
 * of flags is set while interrupts are enabled.
 */
#ifndef SCENARIO_H
#define SCENARIO_H

#define SCENARIO_MAGIC 0x58434b55 /* "UKCX" */
#define SCENARIO_VERSION 1

#define MAX_CONTEXTS 5

#define KIND_RUNS 0   /* context 0: runs when the trial begins */
#define KIND_BARE 1   /* ukarch_ctx_init_bare() */
#define KIND_JUMP 2   /* ukarch_ctx_init() */
#define KIND_ENTRY0 3 /* ukarch_ctx_init_entry0() */
#define KIND_ENTRY1 4
#define KIND_ENTRY2 5

#define WHERE_SITE 1  /* behind call number .. of ukarch_ctx_switch() */
#define WHERE_ENTRY 2 /* at the beginning of context number .. */
#define WHERE_PAD 3   /* landing pad number .. */

#define SITES 8

/* Landing pads: addresses of a kind each */
#define PADS_DRAWN 512 /* 0 to 511: in drawn registers */
#define PAD_LIVE 512   /* + n: in words of a stack in use */
#define PAD_DEAD 768   /* + n: in words below a stack pointer */
#define PAD_LEFT 1023  /* ip of a context as long as nobody stored one */
#define PADS 1024

#define SLOT_WORDS 4
#define STACKS 32
#define STACK_WORDS 256
#define ABOVE_TOP 16
#define MAX_DEPTH 24
#define NOWHERE (STACKS + MAX_CONTEXTS * STACK_WORDS)
#define NOWHERE_WORDS 64
#define ARENA_WORDS (NOWHERE + NOWHERE_WORDS)

#define MAX_LISTED 64

#endif /* SCENARIO_H */
