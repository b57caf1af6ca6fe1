/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For agents of exercises about memory tags: an allocator of the *_ifpages
 * family whose pages are known, and attempts at what may be a tag fault.
 *
 *   uk_malloc(&uk_arena, 40)  ->  code under test  ->  palloc, pfree: seen
 *
 * The code under test may hand out any pointer: none is used before
 * uk_arena_place() knows it. Not in the contract of v0.11.0. One thread.
 */
#ifndef __UK_TAGARENA_H__
#define __UK_TAGARENA_H__

#include <uk/alloc.h>

#ifdef __cplusplus
extern "C" {
#endif

#define UK_ARENA_PAGES 48

#define UK_ARENA_NOWHERE (-1)	/* NULL */
#define UK_ARENA_ELSEWHERE (-2) /* not in the arena */

/* The allocator; pages are taken from the first free ones that suffice */
extern struct uk_alloc uk_arena;

/* Set to have no request for pages met */
extern int uk_arena_empty;

/* What came of the page allocator since somebody cleared it */
extern struct uk_arena_seen {
	int pallocs, pfrees;
	int fine; /* were the last pages that came back those of one request? */
	int page; /* the first of them */
	int pages;  /* how many */
	int tagged; /* granules of them that had a tag */
} uk_arena_seen;

/** Get the pages; once. Returns 0 or -ENOMEM. */
int uk_arena_make(void);

/** Start afresh: all pages free, without tags, zero. */
void uk_arena_reset(void);

/** Count the bytes from the arena's start, or say that it is not there. */
__s64 uk_arena_place(const void *ptr);

/**
 * Count the granules of the pages that came back last that were changed since:
 * contents or tags.
 */
int uk_arena_touched(void);

/* The last attempt; all 0 if nothing came of it */
extern struct uk_attempt {
	int faulted;
	int write;
	const void *ptr;    /* what was used, with its tag */
	unsigned int found; /* the tag of the memory there */
	const void
		*returning; /* what somebody was about to free: <uk/blame.h> */
} uk_attempt;

/*
 * Set to have a fault end the kernel, with a report, where nobody attempts
 * anything. Otherwise checks are off from there on.
 */
extern int uk_attempt_strict;

/** Read or write a byte; writes what is there. Returns whether it faulted. */
int uk_attempt_read(const void *ptr);
int uk_attempt_write(void *ptr);

/** Call a function up to its first tag fault, if it has one. */
int uk_attempt_call(void (*fn)(void *), void *arg);

#ifdef __cplusplus
}
#endif
#endif /* __UK_TAGARENA_H__ */
