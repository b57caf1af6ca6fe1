/* SPDX-License-Identifier: Apache-2.0 */
/*
 * malloc() and its family on the default allocator, in place of musl's.
 *
 * Interface: <stdlib.h>, <malloc.h>. musl itself calls some of them by their
 * __libc_ names, so that a program which brings its own malloc() does not
 * disturb it. There is no malloc_usable_size(): struct uk_alloc cannot tell.
 *
 * A size of 0 gives memory all the same, as from musl's own: programs take NULL
 * for a failure. The allocator would return NULL, or free().
 */
#include <errno.h>
#include <stdlib.h>
#include <malloc.h>
#include <uk/alloc.h>
#include <uk/essentials.h>

#define alias_of(name) __attribute__((alias(#name), copy(name)))

static size_t at_least_1(size_t size)
{
	return size ? size : 1;
}

static void *checked(void *ptr)
{
	if (!ptr)
		errno = ENOMEM;
	return ptr;
}

void *malloc(size_t size)
{
	return checked(uk_malloc(uk_alloc_get_default(), at_least_1(size)));
}

void *calloc(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return checked(uk_calloc(uk_alloc_get_default(), 1, at_least_1(bytes)));
}

void *realloc(void *ptr, size_t size)
{
	return checked(
		uk_realloc(uk_alloc_get_default(), ptr, at_least_1(size)));
}

void free(void *ptr)
{
	if (ptr)
		uk_free(uk_alloc_get_default(), ptr);
}

int posix_memalign(void **ptr, size_t align, size_t size)
{
	int saved = errno, rc;

	/* unlike the others it leaves errno alone */
	rc = uk_posix_memalign(uk_alloc_get_default(), ptr, align,
			       at_least_1(size));
	errno = saved;
	return rc;
}

void *memalign(size_t align, size_t size)
{
	if (!POWER_OF_2(align)) {
		errno = EINVAL;
		return NULL;
	}
	return checked(uk_memalign(uk_alloc_get_default(),
				   MAX(align, sizeof(void *)),
				   at_least_1(size)));
}

void *aligned_alloc(size_t align, size_t size) alias_of(memalign);

void *__libc_malloc(size_t size) alias_of(malloc);
void *__libc_calloc(size_t count, size_t size) alias_of(calloc);
void __libc_free(void *ptr) alias_of(free);
