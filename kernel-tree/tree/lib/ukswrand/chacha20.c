/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The block function of ChaCha20.
 *
 * Interface: "chacha20.h". Source: RFC 8439, sections 2.1 to 2.3. The state is
 * a matrix of words:
 *
 *    0  1  2  3      constants        a round mixes the four columns,
 *    4  5  6  7      key              the next one the four diagonals,
 *    8  9 10 11      key              twenty in all; then the state as
 *   12 13 14 15      counter, nonce   it was is added
 */
#include <string.h>
#include "chacha20.h"

static inline __u32 rotate_left(__u32 x, int bits)
{
	return x << bits | x >> (32 - bits);
}

static inline void quarter_round(__u32 *a, __u32 *b, __u32 *c, __u32 *d)
{
	*a += *b;
	*d = rotate_left(*d ^ *a, 16);
	*c += *d;
	*b = rotate_left(*b ^ *c, 12);
	*a += *b;
	*d = rotate_left(*d ^ *a, 8);
	*c += *d;
	*b = rotate_left(*b ^ *c, 7);
}

void _chacha20_block(const __u32 key[8], __u32 counter, const __u32 nonce[3],
		     __u32 out[16])
{
	/* "expand 32-byte k" */
	__u32 in[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
	int i;

	memcpy(&in[4], key, 8 * sizeof(*key));
	in[12] = counter;
	memcpy(&in[13], nonce, 3 * sizeof(*nonce));
	memcpy(out, in, sizeof(in));

	for (i = 0; i < 20; i += 2) {
		for (int j = 0; j < 4; j++)
			quarter_round(&out[j], &out[4 + j], &out[8 + j],
				      &out[12 + j]);
		for (int j = 0; j < 4; j++)
			quarter_round(&out[j], &out[4 + (j + 1) % 4],
				      &out[8 + (j + 2) % 4],
				      &out[12 + (j + 3) % 4]);
	}
	for (i = 0; i < 16; i++)
		out[i] += in[i];
}
