/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the functions of the *_ifpages family share.
 */
#ifndef __UKALLOC_IFPAGES_H__
#define __UKALLOC_IFPAGES_H__

/**
 * Make sure that memory which somebody gives back is theirs, and say so in the
 * report if it is not: <uk/blame.h>.
 *
 * @param ptr as the owner has it
 * @return the address, without tag
 */
void *_uk_pages_owned(void *ptr);

#endif /* __UKALLOC_IFPAGES_H__ */
