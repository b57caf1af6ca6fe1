/* SPDX-License-Identifier: Apache-2.0 */
/*
 * malloc() and its family on the default allocator, in place of musl's.
 *
 * Interface: <stdlib.h>, <malloc.h>. musl itself calls some of them by their
 * __libc_ names, so that a program which brings its own malloc() does not
 * disturb it. There is no malloc_usable_size(): struct uk_alloc cannot tell.
 */
#include <errno.h>
#include <stdlib.h>
#include <malloc.h>
#include <uk/alloc.h>
#include <uk/essentials.h>

#define alias_of(name) __attribute__((alias(#name), copy(name)))

/* No memory is told by errno; malloc(0) may return NULL without being one */
static void *checked(void *ptr, size_t size)
{
	if (!ptr && size)
		errno = ENOMEM;
	return ptr;
}

void *malloc(size_t size)
{
	return checked(uk_malloc(uk_alloc_get_default(), size), size);
}

void *calloc(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return checked(uk_calloc(uk_alloc_get_default(), count, size), bytes);
}

void *realloc(void *ptr, size_t size)
{
	return checked(uk_realloc(uk_alloc_get_default(), ptr, size), size);
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
	rc = uk_posix_memalign(uk_alloc_get_default(), ptr, align, size);
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
				   MAX(align, sizeof(void *)), size),
		       size);
}

void *aligned_alloc(size_t align, size_t size) alias_of(memalign);

void *__libc_malloc(size_t size) alias_of(malloc);
void *__libc_calloc(size_t count, size_t size) alias_of(calloc);
void __libc_free(void *ptr) alias_of(free);
