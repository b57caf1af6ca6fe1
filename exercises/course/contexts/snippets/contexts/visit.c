/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two contexts by hand, without a scheduler: pages stack.md and switch.md.
 */
#include <stdio.h>
#include <uk/arch/ctx.h>
#include "contexts.h"

static struct ukarch_ctx home, guest;

/* [guest] */
static void __noreturn visit(long apples, long pears)
{
	printf("guest: %ld apples, %ld pears\n", apples, pears);
	for (;;) {
		ukarch_ctx_switch(&guest, &home);
		printf("guest: %ld apples once more\n", apples);
	}
}
/* [/guest] */

void show_visit(void)
{
	/* [make] */
	static char stack[16384];

	ukarch_ctx_init_entry2(&guest, ukarch_gen_sp(stack, sizeof(stack)), 0,
			       visit, 3, 5);
	/* [/make] */
	/* [switch] */
	printf("home: there\n");
	ukarch_ctx_switch(&home, &guest);
	printf("home: and there again\n");
	ukarch_ctx_switch(&home, &guest);
	printf("home: back\n");
	/* [/switch] */
}
