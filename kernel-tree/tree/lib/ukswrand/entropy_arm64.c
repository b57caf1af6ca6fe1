/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RNDRRS and RNDR of FEAT_RNG (Arm Architecture Reference Manual, D17.2).
 *
 * RNDRRS seeds the processor's generator anew before it reads it, RNDR need
 * not. Either may fail, and says so in the Z flag; what it returned is no
 * number then (row B18).
 */
#include "entropy.h"

#define ISAR0_RNDR(isar0) (((isar0) >> 60) & 0xf)

#define TRIES 10

/* By number: assemblers know the names only if FEAT_RNG is compiled for */
#define READ_RANDOM(reg, word)                                                 \
	({                                                                     \
		__u64 _value, _ok;                                             \
                                                                               \
		__asm__ __volatile__("mrs %0, " reg "\n\tcset %1, ne"          \
				     : "=r"(_value), "=r"(_ok)                 \
				     :                                         \
				     : "cc");                                  \
		*(word) = _value;                                              \
		_ok;                                                           \
	})
#define RNDR "s3_3_c2_c4_0"
#define RNDRRS "s3_3_c2_c4_1"

bool _swrand_entropy(__u32 *word)
{
	__u64 isar0;

	__asm__ __volatile__("mrs %0, id_aa64isar0_el1" : "=r"(isar0));
	for (int i = 0; ISAR0_RNDR(isar0) && i < TRIES; i++)
		if (READ_RANDOM(RNDRRS, word) || READ_RANDOM(RNDR, word))
			return true;
	return false;
}
