/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The generator.
 *
 * Interface: <uk/swrand.h>. A block of ChaCha20 is made with the key, and then
 * at once the key is forgotten: one half of the block is the next key, the
 * other half are numbers.
 *
 *   key ---> block = next key | 8 numbers
 *    ^                 |
 *    '-----------------'
 *
 * So nobody can go back to numbers that were given out, not even who reads all
 * of the generator; and no key is used twice, so counter and nonce stay 0.
 */
#include <string.h>
#include <uk/essentials.h>
#include <uk/plat/time.h>
#include <uk/swrand.h>
#include "chacha20.h"
#include "entropy.h"

#define WORDS 8 /* of a key, and of numbers in a block */

static struct uk_swrand kernels;
static bool is_seeded, has_entropy;

static void next_block(struct uk_swrand *r)
{
	static const __u32 nonce[3];
	__u32 block[2 * WORDS];

	_chacha20_block(r->key, 0, nonce, block);
	memcpy(r->key, block, sizeof(r->key));
	memcpy(r->next, block + WORDS, sizeof(r->next));
	r->used = 0;
}

void uk_swrand_init_r(struct uk_swrand *r, unsigned int seedc,
		      const __u32 seedv[])
{
	/* Seeds of different lengths differ, also if what is more is 0 */
	*r = (struct uk_swrand){.key[0] = seedc};

	for (unsigned int i = 0; i < seedc; i++) {
		if (i % WORDS == 0)
			next_block(r);
		r->key[i % WORDS] ^= seedv[i];
	}
	next_block(r);
}

__u32 uk_swrand_randr_r(struct uk_swrand *r)
{
	__u32 number;

	if (r->used == WORDS)
		next_block(r);
	number = r->next[r->used];
	r->next[r->used++] = 0;
	return number;
}

static void seed_kernels(void)
{
	__nsec clocks[2] = {ukplat_wall_clock(), ukplat_monotonic_clock()};
	__u32 seed[WORDS + 4] = {0}; /* the processor's words, the clocks */

	has_entropy = true;
	for (int i = 0; i < WORDS; i++)
		has_entropy &= _swrand_entropy(&seed[i]);
	memcpy(&seed[WORDS], clocks, sizeof(clocks));
	uk_swrand_init_r(&kernels, ARRAY_SIZE(seed), seed);
	is_seeded = true;
}

__u32 uk_swrand_randr(void)
{
	if (!is_seeded)
		seed_kernels();
	return uk_swrand_randr_r(&kernels);
}

ssize_t uk_swrand_fill_buffer(void *buf, size_t buflen)
{
	for (size_t done = 0; done < buflen; done += sizeof(__u32)) {
		__u32 number = uk_swrand_randr();

		memcpy((char *)buf + done, &number,
		       MIN(buflen - done, sizeof(number)));
	}
	return buflen;
}

bool uk_swrand_has_entropy(void)
{
	if (!is_seeded)
		seed_kernels();
	return has_entropy;
}
