/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For tests: do what may be a tag fault, and go on. While something is
 * attempted, a handler of page faults catches tag faults; where the processor
 * only notes them, the flag is looked at and cleared.
 */
#ifndef __ATTEMPT_ARM64_H__
#define __ATTEMPT_ARM64_H__

#include <uk/arch/types.h>

struct attempt {
	int faults;	 /* 0 or 1 */
	int at_once;	 /* the rest is known */
	int write;	 /* else a read */
	const void *ptr; /* what was used, with its tag */
	__uptr ip;
};

/** Read or write one byte; returns whether that was a tag fault. */
int attempt_read(const void *ptr);
int attempt_write(void *ptr);

/** Call a function, up to its first fault, if that is noticed at once. */
int attempt_call(void (*fn)(void *), void *arg);

/** What the last attempt has led to. */
extern struct attempt attempt;

/** Does the processor raise such a fault at the access, or only note it? */
int attempt_raises(int write);

#endif /* __ATTEMPT_ARM64_H__ */
