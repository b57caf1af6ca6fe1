/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One variable, two areas: page tls.md.
 */
#include <stdio.h>
#include <uk/alloc.h>
#include <uk/plat/tls.h>
#include "contexts.h"

/* [variable] */
static __thread long visits = 40;

static __attribute__((noinline)) int visit(void *side)
{
	*(long *)side = (long)&visits - (long)ukplat_tlsp_get();
	return ++visits;
}
/* [/variable] */

void show_local(void)
{
	/* [areas] */
	struct uk_alloc *a = uk_alloc_get_default();
	long distance;
	int got;

	void *area =
		uk_memalign(a, ukarch_tls_area_align(), ukarch_tls_area_size());
	if (!area)
		return;
	ukarch_tls_area_init(area);

	got = visit(&distance);
	printf("my area: %d, %s tlsp\n", got, distance < 0 ? "below" : "above");
	got = ukplat_tlsp_exec(ukarch_tls_tlsp(area), visit, &distance);
	printf("a fresh area: %d\n", got);
	got = visit(&distance);
	printf("my area: %d\n", got);
	/* [/areas] */
	uk_free(a, area);
}
