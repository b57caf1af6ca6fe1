/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tagged allocations must do: the tests you can see, run and extend. The
 * judge asks the same questions, with other numbers.
 *
 * On a wrong solution the kernel may fault long before this; read the report at
 * the end of the console then: who used which pointer, and whose memory it was.
 */
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/test.h>
#include "attempt.h"

uk_testsuite_register(memtag, NULL);

#define HEAP uk_alloc_get_default()

/* Granules of [ptr, ptr + size) that have not the tag */
static int other_than(unsigned int tag, const void *ptr, __sz size)
{
	const char *at = ukarch_memtag_strip(ptr);
	int count = 0;

	for (__sz i = 0; i < size; i += MEMTAG_GRANULE)
		count += ukarch_memtag_of_memory(at + i) != tag;
	return count;
}

UK_TESTCASE(memtag, a_pointer_has_the_tag_of_all_its_memory)
{
	for (__sz size = 1; size < 9000; size += size / 2 + 7) {
		void *ptr = uk_malloc(HEAP, size);
		unsigned int tag = ukarch_memtag_of_pointer(ptr);

		UK_TEST_EXPECT_SNUM_GT(tag, 0);
		UK_TEST_EXPECT_SNUM_LT(tag, 15);
		UK_TEST_EXPECT_ZERO(other_than(tag, ptr, size));
		uk_free(HEAP, ptr);
	}
}

UK_TESTCASE(memtag, one_step_outside_is_a_fault)
{
	char *ptr = uk_malloc(HEAP, 40);

	UK_TEST_EXPECT(!attempt_write(ptr));
	UK_TEST_EXPECT(!attempt_write(ptr + 39));
	UK_TEST_EXPECT(attempt_write(ptr + 48));
	UK_TEST_EXPECT(attempt_read(ptr - 1));
	uk_free(HEAP, ptr);
}

UK_TESTCASE(memtag, freed_memory_has_no_tag_and_faults)
{
	char *ptr = uk_malloc(HEAP, 100);

	uk_free(HEAP, ptr);
	UK_TEST_EXPECT_ZERO(other_than(0, ptr, 100));
	UK_TEST_EXPECT(attempt_read(ptr));
	UK_TEST_EXPECT(attempt_write(ptr + 99));
}

UK_TESTCASE(memtag, an_old_pointer_faults_after_realloc)
{
	char *old = uk_malloc(HEAP, 100);
	char *ptr;

	memset(old, 5, 100);
	ptr = uk_realloc(HEAP, old, 5000);
	UK_TEST_EXPECT_NOT_NULL(ptr);
	if (!ptr)
		return;
	UK_TEST_EXPECT_SNUM_EQ(ptr[99], 5);
	UK_TEST_EXPECT(attempt_write(old));
	uk_free(HEAP, ptr);
}

UK_TESTCASE(memtag, the_next_owner_has_another_tag)
{
	void *ptr = uk_malloc(HEAP, 100), *old;
	int same = 0;

	for (int i = 0; i < 100; i++) {
		old = ptr;
		uk_free(HEAP, ptr);
		ptr = uk_malloc(HEAP, 100);
		same += ptr == old;
	}
	UK_TEST_EXPECT_ZERO(same);
	uk_free(HEAP, ptr);
}

static void free_it(void *ptr)
{
	uk_free(HEAP, ptr);
}

UK_TESTCASE(memtag, freeing_twice_is_a_fault)
{
	char *ptr = uk_malloc(HEAP, 100);

	uk_free(HEAP, ptr);
	if (ukarch_memtag_of_pointer(ptr)) /* else it would be believed */
		UK_TEST_EXPECT(attempt_call(free_it, ptr));
	else
		UK_TEST_EXPECT_NOT_ZERO(ukarch_memtag_of_pointer(ptr));
}
