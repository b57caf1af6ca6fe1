/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukswrand: generators, and the kernel's one (contract 4.4).
 */
#include <string.h>
#include <uk/essentials.h>
#include <uk/swrand.h>
#include <uk/test.h>
#include "../chacha20.h"
#include "../entropy.h"

uk_testsuite_register(ukswrand_numbers, NULL);

#define MANY 100

static void numbers_of(unsigned int seedc, const __u32 *seedv, __u32 *numbers)
{
	struct uk_swrand r;

	memset(&r, 0xa5, sizeof(r));
	uk_swrand_init_r(&r, seedc, seedv);
	for (int i = 0; i < MANY; i++)
		numbers[i] = uk_swrand_randr_r(&r);
}

UK_TESTCASE(ukswrand_numbers, the_same_seed_gives_the_same_numbers)
{
	static const __u32 seed[] = {1, 2, 3};
	__u32 one[MANY], two[MANY];

	numbers_of(3, seed, one);
	numbers_of(3, seed, two);
	UK_TEST_EXPECT_BYTES_EQ(one, two, sizeof(one));
}

UK_TESTCASE(ukswrand_numbers, each_word_of_a_seed_counts_and_its_place)
{
	__u32 seed[20] = {0}, numbers[MANY], first[20];
	int same = 0;

	for (int i = 0; i < 20; i++) {
		seed[i] = 1;
		numbers_of(20, seed, numbers);
		seed[i] = 0;
		first[i] = numbers[0];
		for (int j = 0; j < i; j++)
			same += first[j] == first[i];
	}
	UK_TEST_EXPECT_ZERO(same);
}

UK_TESTCASE(ukswrand_numbers, the_length_of_a_seed_counts)
{
	static const __u32 seed[9];
	__u32 one[MANY], two[MANY];

	for (unsigned int len = 0; len < 9; len++) {
		numbers_of(len, seed, one);
		numbers_of(len + 1, seed, two);
		UK_TEST_EXPECT_NOT_ZERO(memcmp(one, two, sizeof(one)));
	}
}

UK_TESTCASE(ukswrand_numbers, numbers_are_the_second_half_of_a_block)
{
	static const __u32 nonce[3];
	struct uk_swrand r;
	__u32 key[8], block[16];

	uk_swrand_init_r(&r, 0, NULL);
	memcpy(key, r.key, sizeof(key));
	for (int i = 0; i < 8; i++)
		uk_swrand_randr_r(&r);
	_chacha20_block(key, 0, nonce, block);
	for (int i = 0; i < 8; i++)
		UK_TEST_EXPECT_SNUM_EQ(uk_swrand_randr_r(&r), block[8 + i]);
	UK_TEST_EXPECT_BYTES_EQ(r.key, block, sizeof(key));
}

UK_TESTCASE(ukswrand_numbers, numbers_given_out_are_forgotten)
{
	struct uk_swrand r;
	int found = 0;

	uk_swrand_init_r(&r, 0, NULL);
	for (int i = 0; i < MANY; i++) {
		__u32 number = uk_swrand_randr_r(&r);

		for (int j = 0; j < 8; j++)
			found += r.key[j] == number || r.next[j] == number;
	}
	UK_TEST_EXPECT_ZERO(found);
}

/* Of 32 bits in 4000 numbers each is set half of the time, give or take six
 * standard deviations
 */
UK_TESTCASE(ukswrand_numbers, no_bit_of_the_kernels_numbers_is_preferred)
{
	int set[32] = {0}, worst = 0;

	for (int i = 0; i < 4000; i++) {
		__u32 number = uk_swrand_randr();

		for (int bit = 0; bit < 32; bit++)
			set[bit] += number >> bit & 1;
	}
	for (int bit = 0; bit < 32; bit++)
		worst = MAX(worst, set[bit] > 2000 ? set[bit] - 2000
						   : 2000 - set[bit]);
	UK_TEST_EXPECT_SNUM_LT(worst, 190);
	UK_TEST_EXPECT_SNUM_GT(worst, 0);
}

/* True or false depends on the processor that QEMU shows */
UK_TESTCASE(ukswrand_numbers, entropy_is_claimed_if_the_processor_gives_it)
{
	__u32 one = 0, two = 0;
	bool has = _swrand_entropy(&one) && _swrand_entropy(&two);

	UK_TEST_EXPECT_SNUM_EQ(uk_swrand_has_entropy(), has);
	UK_TEST_EXPECT(!has || one != two);
}

UK_TESTCASE(ukswrand_numbers, a_buffer_of_any_length_is_filled_and_no_more)
{
	unsigned char buf[40];

	for (size_t len = 0; len <= 33; len++) {
		int untouched = 0;

		/* What is 0 by chance once is not five times */
		memset(buf, 0, sizeof(buf));
		for (int i = 0; i < 5; i++) {
			unsigned char more[40] = {0};

			UK_TEST_EXPECT_SNUM_EQ(uk_swrand_fill_buffer(more, len),
					       (long)len);
			for (size_t j = 0; j < sizeof(buf); j++)
				buf[j] |= more[j];
		}
		for (size_t j = 0; j < len; j++)
			untouched += buf[j] == 0;
		for (size_t j = len; j < sizeof(buf); j++)
			untouched += buf[j] != 0;
		UK_TEST_EXPECT_ZERO(untouched);
	}
}
