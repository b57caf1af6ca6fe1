/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Found before musl's file of the same name, which it takes over but for one
 * thing: a_crash() executes `hlt` on x86-64, and in ring 0 that does not trap
 * but waits for an interrupt and goes on.
 */
#include_next "atomic_arch.h"

_Noreturn void uk_libc_crash(void);

#undef a_crash
#define a_crash() uk_libc_crash()
