/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the functions of the *_ifpages family share.
 */
#ifndef __UKALLOC_IFPAGES_H__
#define __UKALLOC_IFPAGES_H__

#include <uk/alloc.h>

/**
 * Allocate: get pages, write the metadata, tag the memory.
 *
 * @param size bytes
 * @param offset where in the pages the memory starts; or, aligned, up to
 *   align - 16 bytes later. The metadata needs its room: at least 32
 * @param align a power of two; with a page or more, `offset` is one page
 * @return the pointer for the owner, or NULL with errno ENOMEM
 */
void *_uk_pages_alloc(struct uk_alloc *a, __sz size, __sz offset, __sz align);

/**
 * Make sure that memory which somebody gives back is theirs, and say so in the
 * report if it is not: <uk/blame.h>.
 *
 * @param ptr as the owner has it
 * @return the address, without tag
 */
void *_uk_pages_owned(void *ptr);

#endif /* __UKALLOC_IFPAGES_H__ */
