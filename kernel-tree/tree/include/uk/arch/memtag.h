/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory tagging: pointers and memory that must match (contract 7.2).
 *
 * Each granule of memory has a tag of four bits, and each pointer carries one
 * in bits that its address does not need. An access whose tags differ is a
 * fault. Tag 0 is what memory and pointers have that nobody tagged:
 *
 *   pointer   0x0500_0000_4012_3440        tag 5
 *                    |
 *   memory    [0] [5] [5] [5] [0] [0]      one tag for 16 bytes
 *                            ^
 *             a step too far is seen at once
 *
 * Without hardware that does it, or with CONFIG_HAVE_MEMTAG off, everything
 * here compiles, does nothing and costs nothing.
 */
#ifndef __UKARCH_MEMTAG_H__
#define __UKARCH_MEMTAG_H__

#include <uk/config.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#if CONFIG_HAVE_MEMTAG
/* Bytes that share a tag */
#define MEMTAG_GRANULE 16UL

/**
 * Turn tagging on for this processor, in the mode of the configuration. The
 * board's reset has given all memory tag 0.
 *
 * @return 0, or -ENOTSUP if the processor cannot do it
 */
int ukarch_memtag_init(void);

/**
 * Give a region a new random tag, which neither the granules before and behind
 * it have nor it had itself, and which is not 0.
 *
 * @param ptr aligned to the granule; a tag in it is ignored
 * @param size bytes, a multiple of the granule; 0 changes nothing, and gives
 *   the address without a tag
 * @return the same address with the new tag
 */
void *ukarch_memtag_region(void *ptr, __sz size);

/**
 * The same, and not one of other tags.
 *
 * @param avoid bit n: not tag n; if that leaves none, it is ignored
 */
void *ukarch_memtag_region_avoid(void *ptr, __sz size, unsigned int avoid);

/** Take the tag of a region away; returns the address without one. */
void *ukarch_memtag_clear(void *ptr, __sz size);

/** Get the tag of a pointer, and of the memory at an address: 0 to 15. */
unsigned int ukarch_memtag_of_pointer(const void *ptr);
unsigned int ukarch_memtag_of_memory(const void *ptr);

/**
 * Count the bytes from a pointer on that it fits: those before the first
 * granule that has another tag.
 *
 * @param ptr need not be aligned
 * @param size bytes, the most to look at
 */
__sz ukarch_memtag_reach(const void *ptr, __sz size);

/** Get the address without its tag. */
static inline void *ukarch_memtag_strip(const void *ptr)
{
	return (void *)((__uptr)ptr & ~(0xffUL << 56));
}

/**
 * Stop if a fault was noted that has not been reported yet: in asynchronous
 * modes the processor only sets a flag.
 */
void ukarch_memtag_check(void);
#else
#define MEMTAG_GRANULE 1UL

static inline int ukarch_memtag_init(void)
{
	return 0;
}

static inline void *ukarch_memtag_region(void *ptr, __sz size)
{
	(void)size;
	return ptr;
}

static inline void *ukarch_memtag_region_avoid(void *ptr, __sz size,
					       unsigned int avoid)
{
	(void)size;
	(void)avoid;
	return ptr;
}

static inline void *ukarch_memtag_clear(void *ptr, __sz size)
{
	(void)size;
	return ptr;
}

static inline unsigned int ukarch_memtag_of_pointer(const void *ptr)
{
	(void)ptr;
	return 0;
}

static inline unsigned int ukarch_memtag_of_memory(const void *ptr)
{
	(void)ptr;
	return 0;
}

static inline __sz ukarch_memtag_reach(const void *ptr, __sz size)
{
	(void)ptr;
	return size;
}

static inline void *ukarch_memtag_strip(const void *ptr)
{
	return (void *)ptr;
}

static inline void ukarch_memtag_check(void)
{
}
#endif

/* What a size takes in whole granules */
#define MEMTAG_ALIGN(size)                                                     \
	(((__sz)(size) + MEMTAG_GRANULE - 1) & ~(MEMTAG_GRANULE - 1))

#ifdef __cplusplus
}
#endif
#endif /* __UKARCH_MEMTAG_H__ */
