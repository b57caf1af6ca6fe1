/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukswrand: getrandom (contract 4.4).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(ukswrand_getrandom, NULL);

UK_TESTCASE(ukswrand_getrandom, two_answers_differ)
{
	static const unsigned int flags[] = {0, GRND_NONBLOCK, GRND_RANDOM,
					     GRND_INSECURE,
					     GRND_RANDOM | GRND_NONBLOCK};
	char one[16], two[16];

	for (size_t i = 0; i < ARRAY_SIZE(flags); i++) {
		UK_TEST_EXPECT_SNUM_EQ(getrandom(one, 16, flags[i]), 16);
		UK_TEST_EXPECT_SNUM_EQ(getrandom(two, 16, flags[i]), 16);
		UK_TEST_EXPECT_NOT_ZERO(memcmp(one, two, 16));
	}
}

UK_TESTCASE(ukswrand_getrandom, unknown_or_conflicting_flags_are_einval)
{
	char buf[4];

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrandom((long)buf, 4, 8),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrandom((long)buf, 4, ~0U),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_getrandom((long)buf, 4,
				       GRND_RANDOM | GRND_INSECURE),
		-EINVAL);
}

UK_TESTCASE(ukswrand_getrandom, no_buffer_is_efault_unless_it_has_no_length)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getrandom(0, 1, 0), -EFAULT);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_getrandom(0, 0, 0));
}

UK_TESTCASE(ukswrand_getrandom, the_libc_gets_entropy_from_it)
{
	char one[256] = {0}, two[256] = {0};

	UK_TEST_EXPECT_ZERO(getentropy(one, sizeof(one)));
	UK_TEST_EXPECT_ZERO(getentropy(two, sizeof(two)));
	UK_TEST_EXPECT_NOT_ZERO(memcmp(one, two, sizeof(one)));
	UK_TEST_EXPECT_SNUM_EQ(getentropy(one, 257), -1);
}
