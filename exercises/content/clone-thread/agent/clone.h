/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system call clone, in a few instructions of assembly (clone_<arch>.S).
 */
#ifndef CLONE_H
#define CLONE_H

#include <uk/arch/types.h>

/* Raw order: the last two differ between architectures, see clone(2) */
#if defined(__x86_64__)
#define CLONE_LAST(ctid, tls) (ctid), (tls)
#else
#define CLONE_LAST(ctid, tls) (tls), (ctid)
#endif

long clone_call(long flags, long sp, long parent_tid, long last,
		long very_last);

#define clone_raw(flags, sp, ptid, ctid, tls)                                  \
	clone_call((long)(flags), (long)(sp), (long)(ptid),                    \
		   CLONE_LAST((long)(ctid), (long)(tls)))

/* Where a child starts: what clone returned to it, and its stack pointer */
void child_main(long result, __uptr sp) __attribute__((noreturn));

#endif /* CLONE_H */
