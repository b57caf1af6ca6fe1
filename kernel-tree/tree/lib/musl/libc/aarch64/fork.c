/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In place of musl's _Fork.c: where fork() has no number, musl makes it of
 * clone, which would call the missing stack an error. Failing is told as on
 * x86-64, where fork has a number that nobody provides.
 */
#include <errno.h>
#include <unistd.h>
#include "syscall.h"

pid_t _Fork(void)
{
	return __syscall_ret(-ENOSYS);
}
