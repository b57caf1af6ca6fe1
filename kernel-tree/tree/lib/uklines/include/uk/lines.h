/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A list of lines: texts without blanks at their end, each in memory of its own.
 *
 * A small library to read fault reports of. Not in the contract of v0.11.0.
 * One thread at a time.
 */
#ifndef __UK_LINES_H__
#define __UK_LINES_H__

#include <uk/alloc.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_line {
	struct uk_line *next; /* NULL in the last */
	char *text;	      /* owned; ends with a 0 */
};

/* A list without lines has no memory: {.a = ...} is one */
struct uk_lines {
	struct uk_alloc *a;	      /* not owned; gives all memory */
	struct uk_line *first, *last; /* owned; NULL if there are no lines */
};

/**
 * Add a copy of a text at the end of the list, without the blanks (' ') at its
 * end; it may be empty, or have nothing else.
 *
 * @return 0, or -ENOMEM: then the list is as it was
 */
int uk_lines_add(struct uk_lines *l, const char *text);

/**
 * Remove and free all lines that are equal to a text. The others stay in their
 * order.
 *
 * @param text not one of the list's own
 * @return how many they were
 */
unsigned int uk_lines_remove(struct uk_lines *l, const char *text);

/**
 * Make one text of all lines, each followed by '\n'.
 *
 * @return NULL if there is no memory, otherwise the caller's: uk_free(l->a, ..)
 */
char *uk_lines_join(const struct uk_lines *l);

/** Remove and free all lines. */
void uk_lines_clear(struct uk_lines *l);

#ifdef __cplusplus
}
#endif
#endif /* __UK_LINES_H__ */
