/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The list of allocators.
 *
 * Interface: <uk/alloc.h>, uk_alloc_register() of <uk/alloc_impl.h>.
 */
#include <uk/alloc_impl.h>

struct uk_alloc *_uk_alloc_head;

int uk_alloc_register(struct uk_alloc *a)
{
	struct uk_alloc **link = &_uk_alloc_head;

	UK_ASSERT(a);

	while (*link)
		link = &(*link)->next;
	a->next = NULL;
	uk_alloc_stats_reset(a);
	*link = a;
	return 0;
}

__sz uk_alloc_availmem_total(void)
{
	struct uk_alloc *a;
	__sz total = 0;

	uk_alloc_foreach (a)
		total += MAX(uk_alloc_availmem(a), (__ssz)0);
	return total;
}

unsigned long uk_alloc_pavailmem_total(void)
{
	struct uk_alloc *a;
	unsigned long total = 0;

	uk_alloc_foreach (a)
		total += MAX(uk_alloc_pavailmem(a), 0L);
	return total;
}
