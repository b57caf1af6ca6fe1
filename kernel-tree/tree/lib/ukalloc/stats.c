/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What allocators count.
 *
 * Interface: <uk/alloc_stats.h>.
 */
#include <errno.h>
#include <string.h>
#include <uk/alloc_impl.h>

#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
static struct uk_alloc_stats global;
#endif
#if CONFIG_LIBUKALLOC_IFSTATS_PERLIB
extern struct uk_alloc_lib _uk_alloc_libs_start[], _uk_alloc_libs_end[];
struct uk_alloc_lib *_uk_alloc_lib;
#endif

static void count_alloc(struct uk_alloc_stats *s, const void *ptr, __sz size)
{
	if (!ptr) {
		s->nb_enomem++;
		return;
	}
	s->last_alloc_size = size;
	s->max_alloc_size = MAX(s->max_alloc_size, size);
	if (!s->tot_nb_allocs || size < s->min_alloc_size)
		s->min_alloc_size = size;
	s->tot_nb_allocs++;
	s->cur_nb_allocs++;
	s->max_nb_allocs = MAX(s->max_nb_allocs, s->cur_nb_allocs);
	s->cur_mem_use += size;
	s->max_mem_use = MAX(s->max_mem_use, s->cur_mem_use);
}

static void count_free(struct uk_alloc_stats *s, __sz size)
{
	s->tot_nb_frees++;
	s->cur_nb_allocs--;
	s->cur_mem_use -= size;
}

void uk_alloc_stats_count_alloc(struct uk_alloc *a, const void *ptr, __sz size)
{
	count_alloc(&a->_stats, ptr, size);
#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
	count_alloc(&global, ptr, size);
#endif
#if CONFIG_LIBUKALLOC_IFSTATS_PERLIB
	if (_uk_alloc_lib)
		count_alloc(&_uk_alloc_lib->stats, ptr, size);
#endif
}

void uk_alloc_stats_count_free(struct uk_alloc *a, const void *ptr, __sz size)
{
	if (!ptr)
		return;
	count_free(&a->_stats, size);
#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
	count_free(&global, size);
#endif
#if CONFIG_LIBUKALLOC_IFSTATS_PERLIB
	if (_uk_alloc_lib)
		count_free(&_uk_alloc_lib->stats, size);
#endif
}

void uk_alloc_stats_reset(struct uk_alloc *a)
{
	memset(&a->_stats, 0, sizeof(a->_stats));
}

void uk_alloc_stats_get(struct uk_alloc *a, struct uk_alloc_stats *dst)
{
	UK_ASSERT(a);
	UK_ASSERT(dst);

	*dst = a->_stats;
}

#if CONFIG_LIBUKALLOC_IFSTATS_GLOBAL
void uk_alloc_stats_get_global(struct uk_alloc_stats *dst)
{
	UK_ASSERT(dst);

	*dst = global;
}
#endif

#if CONFIG_LIBUKALLOC_IFSTATS_PERLIB
/* Files of a library peak at different times: its own peaks are at most so */
static void add(struct uk_alloc_stats *sum, const struct uk_alloc_stats *s)
{
	if (s->tot_nb_allocs) {
		sum->min_alloc_size =
			sum->tot_nb_allocs
				? MIN(sum->min_alloc_size, s->min_alloc_size)
				: s->min_alloc_size;
		sum->last_alloc_size = s->last_alloc_size;
	}
	sum->max_alloc_size = MAX(sum->max_alloc_size, s->max_alloc_size);
	sum->tot_nb_allocs += s->tot_nb_allocs;
	sum->tot_nb_frees += s->tot_nb_frees;
	sum->cur_nb_allocs += s->cur_nb_allocs;
	sum->max_nb_allocs += s->max_nb_allocs;
	sum->cur_mem_use += s->cur_mem_use;
	sum->max_mem_use += s->max_mem_use;
	sum->nb_enomem += s->nb_enomem;
}

int uk_alloc_stats_get_lib(const char *libname, struct uk_alloc_stats *dst)
{
	const struct uk_alloc_lib *lib;
	int rc = -ENOENT;

	UK_ASSERT(libname);
	UK_ASSERT(dst);

	memset(dst, 0, sizeof(*dst));
	for (lib = _uk_alloc_libs_start; lib < _uk_alloc_libs_end; lib++) {
		if (strcmp(lib->name, libname) != 0)
			continue;
		add(dst, &lib->stats);
		rc = 0;
	}
	return rc;
}
#endif
