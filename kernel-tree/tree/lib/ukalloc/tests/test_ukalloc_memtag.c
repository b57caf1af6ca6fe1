/* SPDX-License-Identifier: Apache-2.0 */
/*
 * <uk/arch/memtag.h> on every architecture and in every configuration: without
 * tags it does nothing, and what it does is right (contract 7.2).
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/test.h>

uk_testsuite_register(ukalloc_memtag, NULL);

UK_TESTCASE(ukalloc_memtag, a_tagged_region_keeps_its_address_and_contents)
{
	__sz size = MEMTAG_ALIGN(100);
	char *ptr = uk_memalign(uk_alloc_get_default(), 64, size), *tagged;

	memset(ptr, 0x5a, size);
	tagged = ukarch_memtag_region(ptr, size);
	UK_TEST_EXPECT_PTR_EQ(ukarch_memtag_strip(tagged),
			      ukarch_memtag_strip(ptr));
	UK_TEST_EXPECT_SNUM_EQ(tagged[0], 0x5a);
	UK_TEST_EXPECT_SNUM_EQ(tagged[size - 1], 0x5a);
	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_of_pointer(tagged),
			       ukarch_memtag_of_memory(tagged));
	tagged = ukarch_memtag_region_avoid(tagged, size, 0xff);
	UK_TEST_EXPECT_SNUM_EQ(tagged[0], 0x5a);
	ukarch_memtag_check();
	uk_free(uk_alloc_get_default(), tagged);
}

UK_TESTCASE(ukalloc_memtag, a_cleared_region_can_be_used_without_tag)
{
	__sz size = MEMTAG_ALIGN(100);
	char *ptr = uk_palloc(uk_alloc_get_default(), 1), *plain;

	plain = ukarch_memtag_clear(ukarch_memtag_region(ptr, size), size);
	UK_TEST_EXPECT_PTR_EQ(plain, ptr);
	UK_TEST_EXPECT_ZERO(ukarch_memtag_of_memory(plain));
	memset(plain, 1, size);
	UK_TEST_EXPECT_SNUM_EQ(plain[size - 1], 1);
	uk_pfree(uk_alloc_get_default(), ptr, 1);
}

UK_TESTCASE(ukalloc_memtag, an_owner_reaches_all_of_the_memory)
{
	char *ptr = uk_malloc(uk_alloc_get_default(), 100);

	UK_TEST_EXPECT_SNUM_EQ(ukarch_memtag_reach(ptr + 7, 93), 93);
	UK_TEST_EXPECT_ZERO(ukarch_memtag_reach(ptr, 0));
	uk_free(uk_alloc_get_default(), ptr);
}

UK_TESTCASE(ukalloc_memtag, sizes_round_up_to_whole_granules)
{
	UK_TEST_EXPECT_ZERO(MEMTAG_ALIGN(0));
	UK_TEST_EXPECT_SNUM_EQ(MEMTAG_ALIGN(1), MEMTAG_GRANULE);
	UK_TEST_EXPECT_SNUM_EQ(MEMTAG_ALIGN(16), 16);
	UK_TEST_EXPECT_SNUM_EQ(MEMTAG_ALIGN(MEMTAG_GRANULE + 1),
			       2 * MEMTAG_GRANULE);
}
