/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stack protector: the compiler lets a function put __stack_chk_guard
 * between its arrays and its return address, and look at it before returning.
 *
 * Interface: "stack_protector.h". A libc may have a guard already, and then it
 * is this one; what happens when it was overwritten, we decide (--wrap).
 */
#include <uk/assert.h>
#include <uk/plat/time.h>

#include "stack_protector.h"

#define ODD_NUMBER 0x9e3779b97f4a7c15ULL /* spreads low bits over all others */

extern __uptr __stack_chk_guard;
void __wrap___stack_chk_fail(void) __noreturn;

__uptr __stack_chk_guard __weak;

/* Its lowest byte is 0, so that no string function can write the value */
void ukboot_stack_protector_init(void)
{
	__u64 clocks = ukplat_wall_clock() ^ ukplat_monotonic_clock() << 32;

	__stack_chk_guard = (clocks * ODD_NUMBER) & ~(__uptr)0xff;
}

void __wrap___stack_chk_fail(void)
{
	UK_CRASH("A function has written beyond an array on its stack\n");
}
