/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Split a command line into arguments (contract 8.3).
 *
 * White space separates; '...' and "..." keep it and are taken away; there are
 * no escapes; a quotation that does not end runs to the end of the text.
 */
#ifndef __UK_ARGPARSE_H__
#define __UK_ARGPARSE_H__

#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Split a text in place.
 *
 * @param argb text, written to; must live as long as argv is used
 * @param maxlen bytes of it at most, if no terminator comes before
 * @param argv filled with pointers into argb
 * @param maxcount elements of argv; further arguments are dropped
 * @return number of arguments
 */
int uk_argnparse(char *argb, __sz maxlen, char *argv[], int maxcount);

/** Split a terminated text in place; see uk_argnparse(). */
int uk_argparse(char *argb, char *argv[], int maxcount);

#ifdef __cplusplus
}
#endif
#endif /* __UK_ARGPARSE_H__ */
