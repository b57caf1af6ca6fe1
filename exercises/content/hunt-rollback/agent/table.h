/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Entries of the thread init table that write down when they are called. In
 * the order of the table, with what a thread must have for them:
 *
 *   e0   init, term   TLS and an extended context
 *   e1   init, term   TLS
 *   e2   init, term   TLS
 *   e3   init, term   an extended context
 *   e4   init, term   an extended context
 *   e5   term         TLS and an extended context
 *   e6   init         TLS and an extended context
 *
 * The kernel's own entries come before and after them.
 */
#ifndef __TABLE_H__
#define __TABLE_H__

#include <uk/thread.h>

#define ENTRIES 7
#define NONE -1

/** Let an entry's init fail with a code; NONE: none fails. */
void table_fail(int entry, int code);

/** Forget what was written down. */
void table_forget(void);

/**
 * Get what was written down, oldest first: four bits a call, 1 + 2 * entry,
 * and 1 more for term. More than fits is dropped.
 */
__u64 table_calls(void);

/** How many calls did not run with the TLS of the thread that they are about. */
int table_strays(void);

#endif /* __TABLE_H__ */
