/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pseudo-random numbers (contract 4.4).
 *
 * Interface:
 * - uk_swrand_randr(), uk_swrand_fill_buffer(): from the generator of the
 *   kernel, which also answers getrandom(2). It seeds itself on first use.
 * - uk_swrand_init_r(), uk_swrand_randr_r(): from a generator of the caller's;
 *   the same seed gives the same numbers.
 *
 * How good are they? Nobody who sees some of the numbers can compute others,
 * neither later nor earlier ones: that would be a break of ChaCha20. Guessing
 * the seed is another matter:
 *
 *   the processor has an instruction    256 bits from it. As good as the
 *   for it (x86-64: RDSEED, RDRAND)     processor's maker says
 *   it has none                         two clocks. Whoever knows when the
 *                                       guest started can try out all seeds:
 *                                       no secrets may rest on it
 *
 * uk_swrand_has_entropy() tells which. For threads, not for interrupt handlers.
 */
#ifndef __UK_SWRAND_H__
#define __UK_SWRAND_H__

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <uk/arch/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A generator, see swrand.c; who can read it can predict it */
struct uk_swrand {
	__u32 key[8];  /* makes the next numbers */
	__u32 next[8]; /* numbers not given out yet, from next[used] */
	unsigned int used;
};

/**
 * Initialise a generator.
 *
 * @param r the generator, the caller's
 * @param seedc number of words of the seed, any
 * @param seedv the seed
 */
void uk_swrand_init_r(struct uk_swrand *r, unsigned int seedc,
		      const __u32 seedv[]);

/** Get the next number of a generator. */
__u32 uk_swrand_randr_r(struct uk_swrand *r);

/** Get a number from the kernel's generator. */
__u32 uk_swrand_randr(void);

/** Fill memory from the kernel's generator. @return buflen */
ssize_t uk_swrand_fill_buffer(void *buf, size_t buflen);

/** Tell whether the kernel's generator has a seed that cannot be guessed. */
bool uk_swrand_has_entropy(void);

#ifdef __cplusplus
}
#endif
#endif /* __UK_SWRAND_H__ */
