/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a filled TLS area holds, and real variables of this kernel in two areas.
 */
#include <string.h>
#include <uk/arch/tls_layout.h>
#include <uk/essentials.h>
#include <uk/plat/tls.h>
#include <uk/test.h>

uk_testsuite_register(tls_fill, NULL);

#define DIRT 0xa5

static const __u8 first[] = {1, 2, 3, 4, 5};
static __u8 arena[512] __align(64);

#define AREA (arena + 64)

static struct ukarch_tls_layout fill(enum ukarch_tls_variant variant)
{
	struct ukarch_tls_template t = {.data = first,
					.data_len = sizeof(first),
					.len = 12,
					.align = 8,
					.tcb_len = 48};
	struct ukarch_tls_layout l = {0};

	memset(arena, DIRT, sizeof(arena));
	ukarch_tls_layout(variant, &t, &l);
	ukarch_tls_fill(variant, &t, AREA);
	return l;
}

UK_TESTCASE(tls_fill, variables_have_their_first_values)
{
	static const __u8 expected[] = {1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0};

	fill(UKARCH_TLS_VARIANT_I);
	UK_TEST_EXPECT_BYTES_EQ(AREA + 48, expected, sizeof(expected));
	fill(UKARCH_TLS_VARIANT_II);
	UK_TEST_EXPECT_BYTES_EQ(AREA + 16, expected, sizeof(expected));
}

UK_TESTCASE(tls_fill, the_tcb_is_zero_but_for_its_own_address)
{
	static const __u8 zeros[48];
	__uptr own;

	fill(UKARCH_TLS_VARIANT_I);
	UK_TEST_EXPECT_BYTES_EQ(AREA, zeros, 48);
	fill(UKARCH_TLS_VARIANT_II);
	memcpy(&own, AREA + 32, sizeof(own));
	UK_TEST_EXPECT_SNUM_EQ(own, (__uptr)(AREA + 32));
	UK_TEST_EXPECT_BYTES_EQ(AREA + 40, zeros, 40);
}

UK_TESTCASE(tls_fill, nothing_else_is_written)
{
	struct ukarch_tls_layout l = fill(UKARCH_TLS_VARIANT_II);

	UK_TEST_EXPECT_SNUM_EQ(l.len, 80);
	UK_TEST_EXPECT_SNUM_EQ(AREA[-1], DIRT);
	UK_TEST_EXPECT_SNUM_EQ(AREA[80], DIRT);
}

/* The real thing: a variable that each thread has for itself */
static __uk_tls long answer = 42;

static __noinline int add_one(void *seen)
{
	*(long *)seen = answer++;
	return 0;
}

UK_TESTCASE(tls_fill, each_area_has_an_answer_of_its_own)
{
	static __u8 area[2][1024] __align(256);
	long seen[2] = {0, 0};

	for (int i = 0; i < 4; i++) {
		void *one = area[i % 2];

		if (i < 2)
			ukarch_tls_area_init(one);
		ukplat_tlsp_exec(ukarch_tls_tlsp(one), add_one, &seen[i % 2]);
	}
	UK_TEST_EXPECT_SNUM_EQ(seen[0], 43);
	UK_TEST_EXPECT_SNUM_EQ(seen[1], 43);
}
