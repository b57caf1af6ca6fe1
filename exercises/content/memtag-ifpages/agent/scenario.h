/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the host asks and what the agent answers, byte for byte.
 *
 * All numbers are little endian, nothing is padded. The host's judge writes
 * and reads the same format (Java: org.uklab.exercises.internal.allocator).
 *
 * A scenario is a row of trials. Each starts afresh: an arena of ARENA_PAGES
 * pages, all free and without tags, and SLOTS empty slots for what is allocated
 * in it. The page allocator takes the first free pages that suffice.
 *
 * Scenario:
 *   u32 magic | u8 version | u8 0 | u16 trials | trial[trials]
 * trial:
 *   u16 steps | step[steps]
 * step, 8 bytes:
 *   u8 op | u8 slot | u16 count | s32 value
 *   Fields that an operation does not need are 0.
 *
 * The agent sends one report after each step (numbered from 1):
 *   u16 trial | u16 step | u8 done
 *   | memory | fault | u8 calls | call[calls] | u8 seen | { u8 page | u8 tag }[seen]
 *   done: 0 if the step was left out, because its slot holds nothing.
 * memory, 12 bytes; of an operation that allocates, else zeros:
 *   s32 place | u8 tag | u8 before | u8 behind | u8 contents | u32 differing
 *   place: address - start of the arena, or NOWHERE (NULL), or ELSEWHERE;
 *   tag: of the pointer; before, behind: tags of the granules beside what was
 *   asked for; contents: see below; differing: granules of what was asked for
 *   whose tag is not the pointer's.
 * fault, 8 bytes; the first tag fault of the step, and how many there were:
 *   s32 place | u8 tag of the pointer | u8 tag of the memory | u8 write | u8 count
 *   After the first one checks are off until the step ends.
 * call, 8 bytes; of the page allocator:
 *   u8 op | u8 page | u8 pages | u8 fine | u32 tagged
 *   fine: 0 if there was no room, or the pages were not those of one request;
 *   tagged: granules that had a tag when the call came.
 * seen: of OP_ROW and OP_CHURN, in the order in which it was allocated: the page
 * of the allocation, or 0xff if there was none, and its pointer's tag.
 */
#ifndef SCENARIO_H
#define SCENARIO_H

#define SCENARIO_MAGIC 0x47544b55 /* "UKTG" */
#define SCENARIO_VERSION 1

#define ARENA_PAGES 96
#define SLOTS 8

/* Allocate into an empty slot, look, write and read every byte */
#define OP_MALLOC 1   /* value: bytes */
#define OP_CALLOC 2   /* count: elements, value: bytes of each */
#define OP_MEMALIGN 3 /* count: alignment, value: bytes */
#define OP_POSIX_MEMALIGN 4
#define OP_REALLOC 5 /* value: bytes; the old pointer is kept */
#define OP_FREE 6    /* the old pointer is kept */
/* Read, or write, the byte at the slot's pointer + value */
#define OP_READ 7
#define OP_WRITE 8
/* The same with the old pointer of the slot */
#define OP_READ_OLD 9
#define OP_WRITE_OLD 10
#define OP_FREE_OLD 11 /* up to the first fault; pages are not taken back */
/* Allocate `count` times value bytes, then every second one anew; free all */
#define OP_ROW 12
/* Allocate and free `count` times value bytes */
#define OP_CHURN 13

#define CALL_PALLOC 1
#define CALL_PFREE 2

#define NOWHERE (-1)
#define ELSEWHERE (-2)

/* Contents of memory that was allocated */
#define CONTENTS_FINE 0
#define CONTENTS_LOST 1	     /* realloc: not what was in the old memory */
#define CONTENTS_DIRTY 2     /* calloc: not zero */
#define CONTENTS_FORGOTTEN 3 /* read something else than was written */

#define MAX_COUNT 80
#define MAX_CALLS 6

#endif /* SCENARIO_H */
