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

/* An allocation of the *_ifpages family */
struct uk_blame {
	void *start;
	__sz size;	/* bytes, in whole granules */
	__ssz distance; /* of the pointer: < 0 before it, >= size behind it */
};

/**
 * Find the allocation near an address that has the tag of the pointer.
 *
 * For fault handlers: looks at memory only where it is the heap's, and does
 * not trust what it finds. Tag checks must be off, as they are in handlers.
 *
 * @param ptr the pointer that faulted, with its tag
 * @param blame filled in if there is one
 * @return whether there is one; if not, it was freed or is far away
 */
int uk_alloc_blame(const void *ptr, struct uk_blame *blame);

#ifdef __cplusplus
}
#endif
#endif /* __UK_BLAME_H__ */
