/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The way of rounding belongs to the extended context: page ectx.md.
 */
#include <fenv.h>
#include <stdio.h>
#include <uk/alloc.h>
#include <uk/arch/ctx.h>
#include "contexts.h"

static struct ukarch_ectx *extended(void)
{
	struct uk_alloc *a = uk_alloc_get_default();
	struct ukarch_ectx *e =
		uk_memalign(a, ukarch_ectx_align(), ukarch_ectx_size());

	if (e)
		ukarch_ectx_init(e);
	return e;
}

void show_rounding(void)
{
	/* [rounding] */
	struct ukarch_ectx *mine = extended(), *fresh = extended();
	volatile double one = 1, three = 3, mine_first, others, mine_again;

	if (!mine || !fresh)
		return;
	fesetround(FE_UPWARD);
	mine_first = one / three;

	ukarch_ectx_store(mine); /* as when a thread is left ... */
	ukarch_ectx_load(fresh); /* ... for one that rounds to nearest */
	others = one / three;

	ukarch_ectx_load(mine); /* and back */
	mine_again = one / three;
	printf("mine is larger: %d\n", mine_first > others);
	printf("mine is as before: %d\n", mine_first == mine_again);
	/* [/rounding] */
	fesetround(FE_TONEAREST);
	uk_free(uk_alloc_get_default(), mine);
	uk_free(uk_alloc_get_default(), fresh);
}
