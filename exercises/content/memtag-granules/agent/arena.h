/* SPDX-License-Identifier: Apache-2.0 */
/*
 * 64 granules whose tags we set and read ourselves, with room around them for
 * code under test that goes too far.
 */
#ifndef ARENA_H
#define ARENA_H

#include <uk/arch/types.h>

#define GRANULES 64
#define ROW 16 /* granules whose tags are one number: a hex digit each */

#define NOWHERE (-1)
#define ELSEWHERE (-2)

int arena_make(void);	/* once; 0 or -ENOMEM */
void arena_reset(void); /* no tags, and contents that we know */
void arena_tag(unsigned int granule, unsigned int count, unsigned int tag);
/* A pointer to byte `place`, with anything in its top eight bits */
void *arena_pointer(__s64 place, unsigned int top);
__s64 arena_place(const void *ptr); /* NOWHERE, ELSEWHERE, or a byte's number */
__u64 arena_row(unsigned int row);
/* How many granules have the tag? */
int arena_having(unsigned int granule, unsigned int count, unsigned int tag);
int arena_changed(void); /* bytes that are not what they were */

#endif /* ARENA_H */
