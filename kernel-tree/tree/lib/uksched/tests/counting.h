/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An allocator that counts, in front of the default one; each file that
 * includes this has its own. It can be told to fail.
 */
#ifndef __UKSCHED_TESTS_COUNTING_H__
#define __UKSCHED_TESTS_COUNTING_H__

#include <limits.h>
#include <uk/alloc.h>

static struct {
	long live;	 /* allocations not freed yet */
	long until_fail; /* that many succeed before one fails */
	__sz last_size;	 /* of the latest request */
	__sz total_size; /* of all requests since reset */
} counted;

static void counting_reset(void)
{
	counted.live = 0;
	counted.until_fail = LONG_MAX;
	counted.last_size = 0;
	counted.total_size = 0;
}

static bool counting_may_allocate(__sz size)
{
	counted.last_size = size;
	counted.total_size += size;
	return counted.until_fail-- > 0;
}

static void *counted_ptr(void *ptr)
{
	counted.live += ptr != NULL;
	return ptr;
}

static void *counting_malloc(struct uk_alloc *a __unused, __sz size)
{
	if (!counting_may_allocate(size))
		return NULL;
	return counted_ptr(uk_malloc(uk_alloc_get_default(), size));
}

static void *counting_calloc(struct uk_alloc *a __unused, __sz n, __sz size)
{
	if (!counting_may_allocate(n * size))
		return NULL;
	return counted_ptr(uk_calloc(uk_alloc_get_default(), n, size));
}

static void *counting_memalign(struct uk_alloc *a __unused, __sz align,
			       __sz size)
{
	if (!counting_may_allocate(size))
		return NULL;
	return counted_ptr(uk_memalign(uk_alloc_get_default(), align, size));
}

static int counting_posix_memalign(struct uk_alloc *a, void **memptr,
				   __sz align, __sz size)
{
	*memptr = counting_memalign(a, align, size);
	return *memptr ? 0 : ENOMEM;
}

static void counting_free(struct uk_alloc *a __unused, void *ptr)
{
	counted.live -= ptr != NULL;
	uk_free(uk_alloc_get_default(), ptr);
}

/* Not registered: nobody else finds it */
static struct uk_alloc counting = {
	.malloc = counting_malloc,
	.calloc = counting_calloc,
	.posix_memalign = counting_posix_memalign,
	.memalign = counting_memalign,
	.free = counting_free,
};

#endif /* __UKSCHED_TESTS_COUNTING_H__ */
