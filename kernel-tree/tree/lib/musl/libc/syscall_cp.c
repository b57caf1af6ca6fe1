/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that are cancellation points, in place of musl's syscall_cp.s.
 *
 * A request that came before the call is obeyed. One that comes while the call
 * blocks wakes the thread (tkill); the call returns -EINTR, and musl obeys then.
 * Nothing runs in between that could be too late or too early: there is no
 * signal handler, so the three labels that it would compare with mark nothing.
 */
#include "pthread_impl.h"
#include "syscall.h"

hidden long __cancel(void);

hidden const char __cp_begin[1], __cp_end[1], __cp_cancel[1];

hidden long __syscall_cp_asm(volatile int *cancel, syscall_arg_t nr,
			     syscall_arg_t u, syscall_arg_t v, syscall_arg_t w,
			     syscall_arg_t x, syscall_arg_t y, syscall_arg_t z)
{
	if (*cancel)
		return __cancel();
	return uk_syscall6_r(nr, u, v, w, x, y, z);
}
