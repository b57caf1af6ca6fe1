/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Copying text into room that may be too small for it.
 *
 * A small library to write a first test for. Not in the contract of v0.11.0.
 * Any context.
 */
#ifndef __UK_TEXT_H__
#define __UK_TEXT_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Copy a text, as much of it as fits.
 *
 * What is in `to` afterwards ends with a terminator (a byte 0), always: if the
 * text is too long, it is cut so that there is room for one. Nothing is written
 * behind that terminator, be there room or not. Without any room, nothing is
 * written at all.
 *
 * @param to where to; does not overlap `from`
 * @param room how many bytes there are, the terminator's included; may be 0
 * @param from ends with a terminator; may be empty
 * @return the length of the whole text, without its terminator; so the text was
 *   cut if that is not less than `room`
 */
typedef __sz (*uk_text_copy_t)(char *to, __sz room, const char *from);

/* A variable, so that tests can be tried on another one. Call it as it is. */
extern uk_text_copy_t uk_text_copy;

#ifdef __cplusplus
}
#endif
#endif /* __UK_TEXT_H__ */
