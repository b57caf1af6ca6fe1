/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What allocators count (contract 7.1, LIBUKALLOC_IFSTATS): for each allocator,
 * for all together (_GLOBAL), and for each library that allocates (_PERLIB).
 *
 * Memory in use is what allocators give away for a request, which with the
 * *_ifpages family is whole pages. A library that frees what another has
 * allocated uses less than nothing; the libc allocates for the application.
 */
#ifndef __UK_ALLOC_STATS_H__
#define __UK_ALLOC_STATS_H__

#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_alloc;

struct uk_alloc_stats {
	__sz last_alloc_size; /* bytes of the last request that was met */
	__sz max_alloc_size;
	__sz min_alloc_size;

	__u64 tot_nb_allocs; /* requests that were met */
	__u64 tot_nb_frees;
	__s64 cur_nb_allocs; /* blocks in use */
	__s64 max_nb_allocs;

	__ssz cur_mem_use; /* bytes in use */
	__ssz max_mem_use;

	__u64 nb_enomem; /* requests that were not met */
};

#if CONFIG_LIBUKALLOC_IFSTATS
/**
 * Count a request; called by implementations of allocators, and by uk_palloc().
 *
 * @param ptr what it got, NULL if nothing
 * @param size bytes that this takes, the same when it is freed
 */
void uk_alloc_stats_count_alloc(struct uk_alloc *a, const void *ptr, __sz size);
void uk_alloc_stats_count_free(struct uk_alloc *a, const void *ptr, __sz size);

/** Begin to count; called when an allocator is made. */
void uk_alloc_stats_reset(struct uk_alloc *a);

/** Get what an allocator, or all of them, have counted. */
void uk_alloc_stats_get(struct uk_alloc *a, struct uk_alloc_stats *dst);
void uk_alloc_stats_get_global(struct uk_alloc_stats *dst);

/**
 * Get what a library has allocated.
 *
 * @param libname for example "libuksched"
 * @return 0, or -ENOENT if it contains no code that allocates
 */
int uk_alloc_stats_get_lib(const char *libname, struct uk_alloc_stats *dst);
#else
#define uk_alloc_stats_count_alloc(a, ptr, size) ((void)(a), (void)(ptr))
#define uk_alloc_stats_count_free(a, ptr, size) ((void)(a), (void)(ptr))
#define uk_alloc_stats_reset(a) ((void)(a))
#endif

#if CONFIG_LIBUKALLOC_IFSTATS_PERLIB
/* One for each source file that allocates; those of a library are added up */
struct uk_alloc_lib {
	const char *name;
	struct uk_alloc_stats stats;
};

extern struct uk_alloc_lib *_uk_alloc_lib; /* whose request is being served */

static struct uk_alloc_lib _uk_alloc_this_lib __align(8) __maybe_unused
	__section(".uk_alloc_libs") = {.name = __LIBNAME__, .stats = {}};
#define _uk_alloc_here() ((void)(_uk_alloc_lib = &_uk_alloc_this_lib))
#else
#define _uk_alloc_here() ((void)0)
#endif

#ifdef __cplusplus
}
#endif
#endif /* __UK_ALLOC_STATS_H__ */
