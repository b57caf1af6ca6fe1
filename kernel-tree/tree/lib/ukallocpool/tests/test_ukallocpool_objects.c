/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ukallocpool (contract 7.1).
 */
#include <errno.h>
#include <string.h>
#include <uk/allocpool.h>
#include <uk/test.h>

#define COUNT 5
#define LEN 40

static struct uk_alloc *heap;
static struct uk_allocpool *pool;

static int make_pool(struct uk_testsuite *suite __unused)
{
	heap = uk_alloc_get_default();
	pool = uk_allocpool_alloc(heap, COUNT, LEN, 32);
	return pool ? 0 : -1;
}

uk_testsuite_register(ukallocpool_objects, make_pool);

UK_TESTCASE(ukallocpool_objects, each_object_is_handed_out_once)
{
	char *objs[COUNT];
	int wrong = 0;

	for (int i = 0; i < COUNT; i++) {
		objs[i] = uk_allocpool_take(pool);
		UK_TEST_EXPECT_NOT_NULL(objs[i]);
		UK_TEST_EXPECT_ZERO((__uptr)objs[i] % 32);
		memset(objs[i], i, LEN);
	}
	UK_TEST_EXPECT_ZERO(uk_allocpool_availcount(pool));
	UK_TEST_EXPECT_NULL(uk_allocpool_take(pool));
	for (int i = 0; i < COUNT; i++)
		wrong += objs[i][0] != i || objs[i][LEN - 1] != i;
	UK_TEST_EXPECT_ZERO(wrong);
	for (int i = 0; i < COUNT; i++)
		uk_allocpool_return(pool, objs[i]);
	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_availcount(pool), COUNT);
}

UK_TESTCASE(ukallocpool_objects, the_object_returned_last_is_taken_first)
{
	void *first = uk_allocpool_take(pool), *second;

	second = uk_allocpool_take(pool);
	uk_allocpool_return(pool, second);
	uk_allocpool_return(pool, first);
	UK_TEST_EXPECT_PTR_EQ(uk_allocpool_take(pool), first);
	uk_allocpool_return(pool, first);
}

UK_TESTCASE(ukallocpool_objects, a_batch_takes_what_there_is)
{
	void *objs[COUNT + 2];

	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_take_batch(pool, objs, 2), 2);
	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_take_batch(pool, objs + 2, COUNT),
			       COUNT - 2);
	UK_TEST_EXPECT_ZERO(uk_allocpool_take_batch(pool, objs, 1));
	uk_allocpool_return_batch(pool, objs, COUNT);
	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_availcount(pool), COUNT);
}

UK_TESTCASE(ukallocpool_objects, an_object_is_as_long_as_its_alignment_needs)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_allocpool_objlen(pool), 64);
}

UK_TESTCASE(ukallocpool_objects, a_pool_is_an_allocator_of_small_requests)
{
	struct uk_alloc *a = uk_allocpool2ukalloc(pool);
	void *ptr;
	char *obj;

	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_maxalloc(a), 64);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(a), COUNT * 64);
	obj = uk_calloc(a, 4, 16);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(a), (COUNT - 1) * 64);
	UK_TEST_EXPECT(obj[0] == 0 && memcmp(obj, obj + 1, 63) == 0);
	UK_TEST_EXPECT_PTR_EQ(uk_realloc(a, obj, 3), obj);
	errno = 0;
	UK_TEST_EXPECT_NULL(uk_realloc(a, obj, 65));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOMEM);
	uk_free(a, obj);
	uk_free(a, NULL);
	UK_TEST_EXPECT_NULL(uk_malloc(a, 65));
	UK_TEST_EXPECT_NULL(uk_malloc(a, 0));
	UK_TEST_EXPECT_ZERO(uk_posix_memalign(a, &ptr, 32, 64));
	UK_TEST_EXPECT_NULL(uk_realloc(a, ptr, 0));
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(a, &ptr, 64, 1), ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(uk_posix_memalign(a, &ptr, 24, 1), EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_alloc_availmem(a), COUNT * 64);
}

UK_TESTCASE(ukallocpool_objects, the_memory_asked_for_suffices_anywhere)
{
	static char memory[1024];
	__sz len = uk_allocpool_reqmem(3, 20, 64);

	UK_TEST_EXPECT_SNUM_LE(len + 17, sizeof(memory));
	for (int offset = 0; offset <= 17; offset++) {
		struct uk_allocpool *p =
			uk_allocpool_init(memory + offset, len, 20, 64);

		UK_TEST_EXPECT_SNUM_GE(uk_allocpool_availcount(p), 3);
	}
	UK_TEST_EXPECT_NULL(uk_allocpool_init(memory, 100, 20, 64));
}

UK_TESTCASE(ukallocpool_objects, too_many_objects_are_refused)
{
	volatile __sz huge = 1UL << 62;

	UK_TEST_EXPECT_ZERO(uk_allocpool_reqmem(4, huge, 8));
	UK_TEST_EXPECT_NULL(uk_allocpool_alloc(heap, 4, huge, 8));
	UK_TEST_EXPECT_NULL(uk_allocpool_alloc(heap, 1, 4 * huge - 1, 8));
	UK_TEST_EXPECT_NULL(uk_allocpool_alloc(heap, 0, 8, 8));
	UK_TEST_EXPECT_NULL(uk_allocpool_alloc(heap, 1U << 31, 1 << 20, 8));
}

/* Its name makes it run last */
UK_TESTCASE(ukallocpool_objects, whoever_made_a_pool_gets_its_memory_back)
{
	__ssz before = uk_alloc_availmem(heap);

	uk_allocpool_free(pool);
	UK_TEST_EXPECT_SNUM_GT(uk_alloc_availmem(heap), before);
}
