/* SPDX-License-Identifier: Apache-2.0 */
/*
 * For reports of faults: whose memory a pointer with a tag was meant for.
 */
#ifndef __UK_BLAME_H__
#define __UK_BLAME_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An allocation of the *_ifpages family, seen from an address */
struct uk_blame {
	void *start;
	__sz size;	/* bytes, in whole granules */
	__ssz distance; /* of the address: < 0 before it, >= size behind it */
};

/* What a pointer was meant for */
enum uk_blame_kind {
	UK_BLAME_UNKNOWN, /* freed long ago, or far away, or never allocated */
	UK_BLAME_MEANT,	  /* an allocation near the address has its tag */
	UK_BLAME_FREED,	  /* an allocation had it that was freed */
};

/**
 * Find out what a pointer was meant for.
 *
 * This and the next are for fault handlers: they look at memory only where it
 * is the heap's, and do not trust what they find. Tag checks must be off, as
 * they are in handlers.
 *
 * @param ptr the pointer that faulted, with its tag
 * @param blame filled in if the answer is UK_BLAME_MEANT
 */
enum uk_blame_kind uk_alloc_blame(const void *ptr, struct uk_blame *blame);

/**
 * Find the allocation that has the memory at an address.
 *
 * @return whether there is one
 */
int uk_alloc_owner(const void *ptr, struct uk_blame *blame);

/** What somebody is about to free or to move, or NULL: freed before? */
extern const void *uk_alloc_returning;

#ifdef __cplusplus
}
#endif
#endif /* __UK_BLAME_H__ */
