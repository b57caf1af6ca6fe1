/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukmmap: what can be mapped, and what cannot (contract 4.4, row B25).
 */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <uk/arch/limits.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(ukmmap_mmap, NULL);

#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

static long raw_mmap(size_t len, int flags, int fd, off_t offset)
{
	return uk_syscall_r_mmap(0, len, PROT_READ, flags, fd, offset);
}

static long nonzero_bytes(const char *mem, size_t len)
{
	long count = 0;

	for (size_t i = 0; i < len; i++)
		count += mem[i] != 0;
	return count;
}

UK_TESTCASE(ukmmap_mmap, memory_is_zeroed_aligned_and_writable)
{
	char *mem = mmap(NULL, 5 * __PAGE_SIZE, PROT_READ | PROT_WRITE, ANON,
			 -1, 0);

	UK_TEST_EXPECT(mem != MAP_FAILED);
	UK_TEST_EXPECT_NOT_NULL(mem);
	UK_TEST_EXPECT_ZERO((uintptr_t)mem % __PAGE_SIZE);
	UK_TEST_EXPECT_ZERO(nonzero_bytes(mem, 5 * __PAGE_SIZE));
	memset(mem, 0xa5, 5 * __PAGE_SIZE);
	UK_TEST_EXPECT_ZERO(munmap(mem, 5 * __PAGE_SIZE));

	/* Likely the same pages, and zeroed again */
	mem = mmap(NULL, 5 * __PAGE_SIZE, PROT_READ | PROT_WRITE, ANON, -1, 0);
	UK_TEST_EXPECT_ZERO(nonzero_bytes(mem, 5 * __PAGE_SIZE));
	munmap(mem, 5 * __PAGE_SIZE);
}

UK_TESTCASE(ukmmap_mmap, a_length_is_rounded_up_to_whole_pages)
{
	char *mem = mmap(NULL, __PAGE_SIZE + 1, PROT_READ | PROT_WRITE, ANON,
			 -1, 0);

	UK_TEST_EXPECT_ZERO(nonzero_bytes(mem, 2 * __PAGE_SIZE));
	UK_TEST_EXPECT_ZERO(mprotect(mem, 2 * __PAGE_SIZE, PROT_READ));
	UK_TEST_EXPECT_ZERO(munmap(mem, __PAGE_SIZE + 1));
	UK_TEST_EXPECT_SNUM_EQ(mprotect(mem + __PAGE_SIZE, 1, PROT_READ), -1);
}

UK_TESTCASE(ukmmap_mmap, mappings_do_not_overlap)
{
	char *one = mmap(NULL, 3 * __PAGE_SIZE, PROT_NONE, ANON, -1, 0);
	char *two = mmap(one, 3 * __PAGE_SIZE, PROT_NONE, ANON, -1, 0);

	UK_TEST_EXPECT(two != MAP_FAILED);
	UK_TEST_EXPECT(one + 3 * __PAGE_SIZE <= two ||
		       two + 3 * __PAGE_SIZE <= one);
	munmap(one, 3 * __PAGE_SIZE);
	munmap(two, 3 * __PAGE_SIZE);
}

UK_TESTCASE(ukmmap_mmap, shared_and_unprotected_memory_can_be_mapped)
{
	long shared = raw_mmap(1, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	long none =
		uk_syscall_r_mmap(0, 1, PROT_NONE, ANON | MAP_NORESERVE, -1, 0);

	UK_TEST_EXPECT_SNUM_GT(shared, 0);
	UK_TEST_EXPECT_SNUM_GT(none, 0);
	uk_syscall_r_munmap(shared, 1);
	uk_syscall_r_munmap(none, 1);
}

UK_TESTCASE(ukmmap_mmap, b25_a_file_is_an_error_and_no_address)
{
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(1, MAP_PRIVATE, 1, 0), -ENODEV);
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(1, MAP_PRIVATE, -1, 0), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(1, ANON, 1, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(1, ANON, -1, __PAGE_SIZE), -EINVAL);
	errno = 0;
	UK_TEST_EXPECT_PTR_EQ(mmap(NULL, 1, PROT_READ, MAP_SHARED, 1, 0),
			      MAP_FAILED);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENODEV);
}

UK_TESTCASE(ukmmap_mmap, b25_no_length_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(0, ANON, -1, 0), -EINVAL);
}

UK_TESTCASE(ukmmap_mmap, b25_neither_private_nor_shared_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(1, MAP_ANONYMOUS, -1, 0), -EINVAL);
}

UK_TESTCASE(ukmmap_mmap, b25_an_address_cannot_be_insisted_on)
{
	long mem = raw_mmap(1, ANON, -1, 0);

	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_mmap(mem, 1, PROT_READ, ANON | MAP_FIXED, -1, 0),
		-ENOTSUP);
	uk_syscall_r_munmap(mem, 1);
}

UK_TESTCASE(ukmmap_mmap, b25_more_than_there_is_is_enomem)
{
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(1UL << 46, ANON, -1, 0), -ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(~0UL, ANON, -1, 0), -ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(raw_mmap(~0UL - __PAGE_SIZE, ANON, -1, 0),
			       -ENOMEM);
}
