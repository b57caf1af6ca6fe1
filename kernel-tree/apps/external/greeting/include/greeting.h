/* SPDX-License-Identifier: Apache-2.0 */
#ifndef __GREETING_H__
#define __GREETING_H__

#include <stddef.h>

/**
 * Write a greeting in the configured language.
 *
 * @param text where to; ends with NUL, cut if it does not fit
 * @param size of text, at least 1
 * @param name whom to greet
 * @return length of the whole greeting
 */
int greet(char *text, size_t size, const char *name);

#endif /* __GREETING_H__ */
