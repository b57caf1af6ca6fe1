/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stage of a trial: contexts whose every word we know.
 *
 * A context here is not a piece of code that runs, but a stack, a struct and a
 * set of registers; stage_step() plays the part of whoever runs. So nothing of
 * ours is lost with a context that the code under test lost.
 */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <uk/arch/types.h>
#include "scenario.h"

struct context {
	__u8 kind, keep_regs, depth;
};

struct step {
	__u8 to, site, depth;
};

struct trial {
	__u64 seed;
	__u8 contexts, steps, wide, irqs_off;
	struct context context[MAX_CONTEXTS];
};

/* Words of the arena that a step changed */
struct changes {
	unsigned int count, listed;
	__u16 word[MAX_LISTED];
};

extern __u64 arena[ARENA_WORDS];

/* Makes the contexts of a trial. Calls nothing that is under test. */
void stage_start(const struct trial *trial);

/*
 * Lets the context that runs leave for another. Returns whether control got to
 * where that one is to go on.
 */
bool stage_step(unsigned int number, const struct step *step,
		struct changes *changes);

#endif /* STAGE_H */
