/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An allocator out of somebody else's malloc and free: the tests you can see,
 * run and extend. The first case is the symptom.
 */
#include <uk/alloc_impl.h>
#include <uk/test.h>

static struct uk_alloc a;

/* The backend: one block, which begins where a test wants it to */
static char area[16384] __align(4096);
static __sz where, asked;
static void *given_back;

static void *get(struct uk_alloc *backend __unused, __sz size)
{
	asked = size;
	return size <= sizeof(area) - where ? area + where : NULL;
}

static void put(struct uk_alloc *backend __unused, void *base)
{
	given_back = base;
}

static int make_allocator(struct uk_testsuite *suite __unused)
{
	uk_alloc_init_malloc_ifmalloc(&a, get, put, NULL, NULL, NULL);
	return 0;
}

uk_testsuite_register(hunt_malloc, make_allocator);

/* How far an address is behind a multiple */
static __sz behind(const void *ptr, __sz multiple)
{
	return (__uptr)ptr % multiple;
}

UK_TESTCASE(hunt_malloc, a_memory_begins_at_a_multiple_of_16)
{
	where = 0;
	UK_TEST_EXPECT_ZERO(behind(uk_malloc(&a, 100), 16));
	where = 8;
	UK_TEST_EXPECT_ZERO(behind(uk_malloc(&a, 100), 16));
	where = 16;
	UK_TEST_EXPECT_ZERO(behind(uk_malloc(&a, 1), 16));
}

UK_TESTCASE(hunt_malloc, b_more_can_be_asked_for)
{
	where = 24;
	UK_TEST_EXPECT_ZERO(behind(uk_memalign(&a, 256, 100), 256));
}

UK_TESTCASE(hunt_malloc, c_all_of_the_memory_is_in_the_block)
{
	char *ptr;

	for (where = 0; where <= 64; where += 8) {
		ptr = uk_malloc(&a, 100);
		UK_TEST_EXPECT(ptr >= area + where &&
			       ptr + 100 <= area + where + asked);
	}
	UK_TEST_EXPECT(asked <= 100 + 16 + 64);
}

UK_TESTCASE(hunt_malloc, d_what_is_freed_is_the_block)
{
	where = 40;
	given_back = NULL;
	uk_free(&a, uk_malloc(&a, 100));
	UK_TEST_EXPECT_PTR_EQ(given_back, area + 40);
}
