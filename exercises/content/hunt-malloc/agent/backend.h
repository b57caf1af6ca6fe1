/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is behind the allocator under test: it hands out memory that begins
 * where the host wants it to, and writes down what it is asked.
 */
#ifndef __BACKEND_H__
#define __BACKEND_H__

#include <stdbool.h>
#include <uk/alloc_impl.h>

struct block {
	char *base;
	__sz len;
	int freed; /* how often */
};

/** The allocator under test. */
extern struct uk_alloc under_test;

void backend_init(void);

/** Begin a trial: nothing is handed out. */
void backend_reset(void);

/** How the next block begins, behind a page; or that there is no memory. */
void backend_next(__sz residue, bool empty);

/** Get the block that was handed out last; NULL: none since backend_next(). */
struct block *backend_last(void);

/** Blocks that were given back and never handed out. */
int backend_strangers(void);

#endif /* __BACKEND_H__ */
