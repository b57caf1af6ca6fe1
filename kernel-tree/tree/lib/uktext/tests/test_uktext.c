/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uktext: what <uk/text.h> promises of uk_text_copy(). The suite is registered
 * in register.c.
 */
#include <string.h>
#include <uk/test.h>
#include <uk/text.h>

#define ROOM 8
#define DIRT '#' /* what is in the room before, and in no text */

/* Room for a text, and a byte behind it that belongs to nobody */
static char to[ROOM + 1] __maybe_unused;

UK_TESTCASE(uktext, a_text_that_fits_is_copied)
{
#ifndef STARTER_uktest_first
	memset(to, DIRT, sizeof(to));
	uk_text_copy(to, ROOM, "abc");
	UK_TEST_EXPECT_BYTES_EQ(to, "abc", 4);
#else
	/* Yours to write. Begin with: memset(to, DIRT, sizeof(to)); */
#endif
}

UK_TESTCASE(uktext, a_text_that_fits_exactly_is_copied)
{
#ifndef STARTER_uktest_first
	memset(to, DIRT, sizeof(to));
	uk_text_copy(to, ROOM, "abcdefg");
	UK_TEST_EXPECT_BYTES_EQ(to, "abcdefg", ROOM);
	UK_TEST_EXPECT_SNUM_EQ(to[ROOM], DIRT);
#else
	/* Yours to write. */
#endif
}

UK_TESTCASE(uktext, a_text_that_is_too_long_is_cut)
{
#ifndef STARTER_uktest_first
	memset(to, DIRT, sizeof(to));
	uk_text_copy(to, ROOM, "abcdefghijk");
	UK_TEST_EXPECT_BYTES_EQ(to, "abcdefg", ROOM);
	UK_TEST_EXPECT_SNUM_EQ(to[ROOM], DIRT);
#else
	/* Yours to write. */
#endif
}

UK_TESTCASE(uktext, an_empty_text_is_copied)
{
#ifndef STARTER_uktest_first
	memset(to, DIRT, sizeof(to));
	UK_TEST_EXPECT_SNUM_EQ(uk_text_copy(to, ROOM, ""), 0);
	UK_TEST_EXPECT_SNUM_EQ(to[0], '\0');
#else
	/* Yours to write. */
#endif
}

UK_TESTCASE(uktext, nothing_is_written_behind_the_terminator)
{
#ifndef STARTER_uktest_first
	memset(to, DIRT, sizeof(to));
	uk_text_copy(to, ROOM, "abc");
	for (int i = 4; i < ROOM; i++)
		UK_TEST_EXPECT_SNUM_EQ(to[i], DIRT);
#else
	/* Yours to write. */
#endif
}

UK_TESTCASE(uktext, nothing_is_written_without_room)
{
#ifndef STARTER_uktest_first
	memset(to, DIRT, sizeof(to));
	UK_TEST_EXPECT_SNUM_EQ(uk_text_copy(to, 0, "abc"), 3);
	UK_TEST_EXPECT_SNUM_EQ(to[0], DIRT);
#else
	/* Yours to write. */
#endif
}

UK_TESTCASE(uktext, the_length_of_the_whole_text_is_returned)
{
#ifndef STARTER_uktest_first
	UK_TEST_EXPECT_SNUM_EQ(uk_text_copy(to, ROOM, "abc"), 3);
	UK_TEST_EXPECT_SNUM_EQ(uk_text_copy(to, ROOM, "abcdefghijk"), 11);
#else
	/* Yours to write. */
#endif
}
