/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Starts musl on the boot thread: first of all in the init table, so that later
 * entries have a complete libc. ukboot calls main(), then exit().
 */
#include <uk/config.h>
#include <uk/arch/types.h>
#include <uk/init.h>
#include <uk/plat/time.h>
#include <uk/syscall.h>

#include "uk_libc.h"

/* Spreads the bits of a clock, if nobody provides randomness: good enough
 * against accidents, not against an attacker. */
static __u64 mix(__u64 x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
	return x ^ (x >> 31);
}

static int start(void)
{
	static char name[] = CONFIG_UK_NAME;
	static __u64 random[2];

	if (uk_syscall_r_static(SYS_getrandom, (long)random, sizeof(random),
				0) != sizeof(random)) {
		random[0] = mix(ukplat_wall_clock());
		random[1] = mix(random[0] + ukplat_monotonic_clock());
	}
	uk_libc_start(name, random);
	return 0;
}

uk_early_initcall_prio(start, 0);
