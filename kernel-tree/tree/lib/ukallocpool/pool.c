/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pool: free objects form a list that goes through the objects themselves.
 *
 * Interface: <uk/allocpool.h>.
 *
 *   base                     first object
 *   | gap | struct uk_allocpool | gap | object | object | ... |
 */
#include <string.h>
#include <uk/alloc_impl.h>
#include <uk/allocpool.h>
#include <uk/list.h>

struct object {
	UK_SLIST_ENTRY(struct object) link;
};

struct uk_allocpool {
	UK_SLIST_HEAD(, struct object) free;
	unsigned int free_count;
	__sz obj_len;
	__sz obj_align;
	__uptr first, end;	 /* of the objects */
	struct uk_alloc *parent; /* or NULL */
	void *base;		 /* what the parent gave */
	struct uk_alloc as_allocator;
};

#define POOL_ALIGN 16

/* An object must have room for the link; 0 if it is too long */
static __sz padded(__sz obj_len, __sz *obj_align)
{
	*obj_align = MAX(*obj_align, sizeof(struct object));
	return ALIGN_UP(MAX(obj_len, sizeof(struct object)), *obj_align);
}

static struct uk_allocpool *pool_of(struct uk_alloc *a)
{
	return __containerof(a, struct uk_allocpool, as_allocator);
}

void *uk_allocpool_take(struct uk_allocpool *p)
{
	struct object *obj;

	UK_ASSERT(p);

	obj = UK_SLIST_FIRST(&p->free);
	uk_alloc_stats_count_alloc(&p->as_allocator, obj, p->obj_len);
	if (!obj)
		return NULL;
	UK_SLIST_REMOVE_HEAD(&p->free, link);
	p->free_count--;
	return obj;
}

unsigned int uk_allocpool_take_batch(struct uk_allocpool *p, void *obj[],
				     unsigned int count)
{
	unsigned int i;

	UK_ASSERT(p);
	UK_ASSERT(obj);

	for (i = 0; i < count && p->free_count; i++)
		obj[i] = uk_allocpool_take(p);
	return i;
}

void uk_allocpool_return(struct uk_allocpool *p, void *obj)
{
	UK_ASSERT(p);
	UK_ASSERT((__uptr)obj >= p->first && (__uptr)obj < p->end);
	UK_ASSERT(((__uptr)obj - p->first) % p->obj_len == 0);

	uk_alloc_stats_count_free(&p->as_allocator, obj, p->obj_len);
	UK_SLIST_INSERT_HEAD(&p->free, (struct object *)obj, link);
	p->free_count++;
}

void uk_allocpool_return_batch(struct uk_allocpool *p, void *obj[],
			       unsigned int count)
{
	UK_ASSERT(obj);

	while (count)
		uk_allocpool_return(p, obj[--count]);
}

unsigned int uk_allocpool_availcount(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	return p->free_count;
}

__sz uk_allocpool_objlen(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	return p->obj_len;
}

struct uk_alloc *uk_allocpool2ukalloc(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	return &p->as_allocator;
}

static void *pool_malloc(struct uk_alloc *a, __sz size)
{
	struct uk_allocpool *p = pool_of(a);
	void *ptr = NULL;

	if (!size)
		return NULL;
	if (size <= p->obj_len)
		ptr = uk_allocpool_take(p);
	if (!ptr)
		errno = ENOMEM;
	return ptr;
}

static int pool_posix_memalign(struct uk_alloc *a, void **memptr, __sz align,
			       __sz size)
{
	struct uk_allocpool *p = pool_of(a);

	if (!POWER_OF_2(align) || align % sizeof(void *) || !size)
		return EINVAL;
	*memptr = NULL;
	if (align <= p->obj_align && size <= p->obj_len)
		*memptr = uk_allocpool_take(p);
	return *memptr ? 0 : ENOMEM;
}

/* An object has one size for ever */
static void *pool_realloc(struct uk_alloc *a, void *ptr, __sz size)
{
	if (!ptr)
		return pool_malloc(a, size);
	if (!size) {
		uk_allocpool_return(pool_of(a), ptr);
		return NULL;
	}
	if (size <= pool_of(a)->obj_len)
		return ptr;
	errno = ENOMEM;
	return NULL;
}

static void pool_free(struct uk_alloc *a, void *ptr)
{
	if (ptr)
		uk_allocpool_return(pool_of(a), ptr);
}

static __ssz pool_maxalloc(struct uk_alloc *a)
{
	struct uk_allocpool *p = pool_of(a);

	return p->free_count ? p->obj_len : 0;
}

static __ssz pool_availmem(struct uk_alloc *a)
{
	struct uk_allocpool *p = pool_of(a);

	return p->free_count * p->obj_len;
}

__sz uk_allocpool_reqmem(unsigned int obj_count, __sz obj_len, __sz obj_align)
{
	__sz gaps, len;

	UK_ASSERT(POWER_OF_2(obj_align));

	obj_len = padded(obj_len, &obj_align);
	gaps = POOL_ALIGN - 1 + obj_align - 1;
	if (!obj_len ||
	    __builtin_mul_overflow(obj_len, (__sz)obj_count, &len) ||
	    __builtin_add_overflow(len, sizeof(struct uk_allocpool) + gaps,
				   &len))
		return 0;
	return len;
}

struct uk_allocpool *uk_allocpool_init(void *base, __sz len, __sz obj_len,
				       __sz obj_align)
{
	__uptr start = ALIGN_UP((__uptr)base, (__uptr)POOL_ALIGN);
	struct uk_allocpool *p = (struct uk_allocpool *)start;
	__uptr end = (__uptr)base + len, first;

	UK_ASSERT(POWER_OF_2(obj_align));

	obj_len = padded(obj_len, &obj_align);
	first = ALIGN_UP(start + sizeof(*p), obj_align);
	if (!base || !obj_len || first > end || end - first < obj_len)
		return NULL;

	memset(p, 0, sizeof(*p));
	p->obj_len = obj_len;
	p->obj_align = obj_align;
	p->free_count = (end - first) / obj_len;
	p->first = first;
	p->end = first + p->free_count * obj_len;
	/* From the last to the first, so that they are taken in order */
	for (__uptr obj = p->end; obj > first;) {
		obj -= obj_len;
		UK_SLIST_INSERT_HEAD(&p->free, (struct object *)obj, link);
	}
	uk_alloc_fill_malloc(&p->as_allocator, pool_malloc, uk_calloc_compat,
			     pool_realloc, pool_free, pool_posix_memalign,
			     uk_memalign_compat, pool_maxalloc, pool_availmem,
			     NULL);
	return p;
}

struct uk_allocpool *uk_allocpool_alloc(struct uk_alloc *parent,
					unsigned int obj_count, __sz obj_len,
					__sz obj_align)
{
	__sz len = uk_allocpool_reqmem(obj_count, obj_len, obj_align);
	struct uk_allocpool *p;
	void *base;

	if (!len || !obj_count)
		return NULL;
	base = uk_malloc(parent, len);
	if (!base)
		return NULL;
	p = uk_allocpool_init(base, len, obj_len, obj_align);
	UK_ASSERT(p);
	p->parent = parent;
	p->base = base;
	return p;
}

void uk_allocpool_free(struct uk_allocpool *p)
{
	UK_ASSERT(p);
	UK_ASSERT(p->parent);

	uk_free(p->parent, p->base);
}
