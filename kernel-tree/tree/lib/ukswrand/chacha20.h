/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libukswrand: the block function of ChaCha20 (RFC 8439, section 2.3).
 */
#ifndef __UKSWRAND_CHACHA20_H__
#define __UKSWRAND_CHACHA20_H__

#include <uk/arch/types.h>

/**
 * Compute one block. Who does not know the key cannot tell it from 64 random
 * bytes, as long as no key is used twice with the same counter and nonce.
 *
 * All words are those of the RFC's matrices; as bytes, the least significant
 * comes first.
 *
 * @param out written; may not overlap the others
 */
void _chacha20_block(const __u32 key[8], __u32 counter, const __u32 nonce[3],
		     __u32 out[16]);

#endif /* __UKSWRAND_CHACHA20_H__ */
