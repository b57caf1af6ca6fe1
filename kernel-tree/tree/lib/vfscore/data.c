/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Content of the regular files of the RAM root: a table of pages that grows by
 * doubling. Interface: "node.h".
 */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/arch/limits.h>
#include <uk/essentials.h>

#include "node.h"

#define CAPACITY_MIN 4
#define OFF_MAX INT64_MAX

/* How much of `len` bytes at `at` lies in one page */
static size_t in_page(size_t len, off_t at)
{
	return MIN(len, (size_t)(__PAGE_SIZE - at % __PAGE_SIZE));
}

ssize_t _vfscore_data_read(const struct vfscore_data *data, void *buf,
			   size_t len, off_t at)
{
	size_t n, index;
	const char *page;
	char *to = buf;

	if (at >= data->size)
		return 0;

	len = MIN(len, (size_t)(data->size - at));
	for (size_t left = len; left; left -= n, to += n, at += n) {
		n = in_page(left, at);
		index = at / __PAGE_SIZE;
		page = index < data->capacity ? data->pages[index] : NULL;
		if (page)
			memcpy(to, page + at % __PAGE_SIZE, n);
		else
			memset(to, 0, n);
	}
	return len;
}

static bool reach(struct vfscore_data *data, size_t index)
{
	size_t capacity = MAX(data->capacity, (size_t)CAPACITY_MIN);
	char **pages;

	while (capacity <= index)
		capacity *= 2;
	if (capacity == data->capacity)
		return true;

	pages = uk_realloc(uk_alloc_get_default(), data->pages,
			   capacity * sizeof(*pages));
	if (!pages)
		return false;

	memset(pages + data->capacity, 0,
	       (capacity - data->capacity) * sizeof(*pages));
	data->pages = pages;
	data->capacity = capacity;
	return true;
}

/* The page for `at`, made if it was a hole; NULL without memory */
static char *page_at(struct vfscore_data *data, off_t at)
{
	size_t index = at / __PAGE_SIZE;

	if (!reach(data, index))
		return NULL;

	if (!data->pages[index]) {
		data->pages[index] = uk_palloc(uk_alloc_get_default(), 1);
		if (!data->pages[index])
			return NULL;
		memset(data->pages[index], 0, __PAGE_SIZE);
		data->used++;
	}
	return data->pages[index];
}

ssize_t _vfscore_data_write(struct vfscore_data *data, const void *buf,
			    size_t len, off_t at)
{
	const char *from = buf;
	size_t left, n;
	char *page;

	if (!len)
		return 0;
	if (at == OFF_MAX)
		return -EFBIG;

	len = MIN(len, (size_t)(OFF_MAX - at));
	for (left = len; left; left -= n, from += n, at += n) {
		page = page_at(data, at);
		if (!page)
			break;
		n = in_page(left, at);
		memcpy(page + at % __PAGE_SIZE, from, n);
	}
	if (left == len)
		return -ENOSPC;

	data->size = MAX(data->size, at);
	return len - left;
}

void _vfscore_data_resize(struct vfscore_data *data, off_t size)
{
	struct uk_alloc *a = uk_alloc_get_default();
	size_t keep = size / __PAGE_SIZE, within = size % __PAGE_SIZE;

	/* What grows back later must be zero */
	if (within && keep < data->capacity && data->pages[keep])
		memset(data->pages[keep] + within, 0, __PAGE_SIZE - within);

	for (size_t i = keep + !!within; i < data->capacity; i++) {
		if (!data->pages[i])
			continue;
		uk_pfree(a, data->pages[i], 1);
		data->pages[i] = NULL;
		data->used--;
	}
	if (!data->used) {
		uk_free(a, data->pages);
		data->pages = NULL;
		data->capacity = 0;
	}
	data->size = size;
}
