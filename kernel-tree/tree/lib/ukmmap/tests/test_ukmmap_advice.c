/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukmmap: protection, advice and locking, which only look whether the pages are
 * mapped (contract 4.4).
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <uk/arch/limits.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(ukmmap_advice, NULL);

#define PAGE __PAGE_SIZE

static char *map(size_t pages)
{
	return mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* Number of the five calls that return `rc` for a range */
static int say(long rc, const char *addr, size_t len)
{
	long at = (long)addr;

	return (uk_syscall_r_mprotect(at, len, PROT_NONE) == rc) +
	       (uk_syscall_r_madvise(at, len, MADV_WILLNEED) == rc) +
	       (uk_syscall_r_msync(at, len, MS_SYNC) == rc) +
	       (uk_syscall_r_mlock(at, len) == rc) +
	       (uk_syscall_r_munlock(at, len) == rc);
}

UK_TESTCASE(ukmmap_advice, mapped_pages_are_fine)
{
	char *mem = map(3);

	UK_TEST_EXPECT_SNUM_EQ(say(0, mem, 3 * PAGE), 5);
	UK_TEST_EXPECT_SNUM_EQ(say(0, mem + PAGE, 1), 5);
	UK_TEST_EXPECT_SNUM_EQ(say(0, mem, 0), 5);
	munmap(mem, 3 * PAGE);
}

UK_TESTCASE(ukmmap_advice, a_hole_is_enomem)
{
	char *mem = map(3);

	munmap(mem + PAGE, PAGE);
	UK_TEST_EXPECT_SNUM_EQ(say(-ENOMEM, mem, 3 * PAGE), 5);
	UK_TEST_EXPECT_SNUM_EQ(say(-ENOMEM, mem + PAGE, 1), 5);
	UK_TEST_EXPECT_SNUM_EQ(say(0, mem + 2 * PAGE, PAGE), 5);
	munmap(mem, 3 * PAGE);
	UK_TEST_EXPECT_SNUM_EQ(say(-ENOMEM, mem, PAGE), 5);
}

UK_TESTCASE(ukmmap_advice, an_unaligned_or_endless_range_is_einval)
{
	char *mem = map(1);

	UK_TEST_EXPECT_SNUM_EQ(say(-EINVAL, mem + 1, 1), 5);
	UK_TEST_EXPECT_SNUM_EQ(say(-EINVAL, mem, ~0UL), 5);
	munmap(mem, PAGE);
}

UK_TESTCASE(ukmmap_advice, memory_that_is_not_needed_reads_as_zero)
{
	char *mem = map(2);

	memset(mem, 'x', 2 * PAGE);
	UK_TEST_EXPECT_ZERO(madvise(mem, 1, MADV_DONTNEED));
	UK_TEST_EXPECT_ZERO(mem[0]);
	UK_TEST_EXPECT_ZERO(mem[PAGE - 1]);
	UK_TEST_EXPECT_SNUM_EQ(mem[PAGE], 'x');
	munmap(mem, 2 * PAGE);
}
