/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the agent calls, as the host numbers it.
 */
#ifndef __CALLS_H__
#define __CALLS_H__

enum callee {
	CALL_UNKNOWN, /* number: arg 0; nobody has it */
	CALL_ABSENT,  /* name: number arg 0 of a list; nobody provides it */
	CALL_GIVE,    /* ours, raw style: returns its argument */
	CALL_FAIL,    /* ours, errno style: fails with that errno */
	CALL_WEIGH,   /* ours: a + 2b + 4c + 8d + 16e + 32f */
};

/** Get the system call number that the host means. */
long number_of(enum callee callee, long arg);

#endif /* __CALLS_H__ */
