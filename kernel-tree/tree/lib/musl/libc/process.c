/* SPDX-License-Identifier: Apache-2.0 */
/*
 * In place of musl's vfork.s, restore.s, __unmapself.s and synccall.c.
 */
#include <errno.h>
#include <unistd.h>
#include "pthread_impl.h"
#include "syscall.h"
#include "uk_libc.h"

/* There is one address space, and so no second process */
pid_t vfork(void)
{
	return __syscall_ret(-ENOSYS);
}

/* sigaction() hands it to the kernel as the way back from a handler. No signal
 * is ever delivered, so nothing returns through it. */
hidden _Noreturn void __restore_rt(void)
{
	uk_libc_crash();
}

hidden _Noreturn void __restore(void)
{
	uk_libc_crash();
}

/* musl interrupts all threads so that each does the same, since Linux keeps such
 * things as the user per thread. Here the process has them. */
hidden void __synccall(void (*fn)(void *), void *arg)
{
	fn(arg);
}

/* The last act of a detached thread: it stands on what it gives back */
hidden _Noreturn void __unmapself(void *base, size_t size)
{
	uk_libc_exit_unmap(base, size);
}
