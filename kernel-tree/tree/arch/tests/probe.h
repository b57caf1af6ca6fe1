/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The other side of a switch, in assembly (probe_x86_64.S, probe_arm64.S): a
 * context that starts at probe() writes down every register it finds, fills
 * them with garbage, and calls probe_done().
 */
#ifndef __LIBCONTEXT_TESTS_PROBE_H__
#define __LIBCONTEXT_TESTS_PROBE_H__

/* Registers that a function has to keep, the frame pointer first; the room */
#define PROBE_SAVED_MAX 12

/* What switch_with_marks() puts into them */
#define PROBE_MARK(i) (0x51510100 + (i))

#ifndef __ASSEMBLY__
#include <uk/arch/ctx.h>

struct probe {
	__u64 sp;
	__u64 return_address; /* where a function would return to */
	__u64 args[2];
	__u64 other_args; /* or-ed: registers of further arguments */
	__u64 scratch;	  /* or-ed: what the architecture clears as well */
	__u64 saved[PROBE_SAVED_MAX];
};

extern struct probe probe_seen;

/* How many of them there are, and bytes that a call leaves on the stack */
extern const int probe_saved, probe_return_slot;

void probe(void) __noreturn;

/* Provided by the suite */
void probe_done(void) __noreturn;

/* Switch with marks in the registers to keep; what they hold afterwards */
void switch_with_marks(struct ukarch_ctx *store, struct ukarch_ctx *load);
extern __u64 marks_after[PROBE_SAVED_MAX];
#endif /* !__ASSEMBLY__ */

#endif /* __LIBCONTEXT_TESTS_PROBE_H__ */
