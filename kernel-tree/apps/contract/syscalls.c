/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 3: the system call shim. contract_* calls are registered nowhere: the
 * four macros are used for system calls that the tree leaves free, which
 * Makefile.uk registers.
 */
#include <stdarg.h>
#include <uk/syscall.h>
#include "contract.h"

/* errno style, and raw style; the LL forms make no libc function */
UK_SYSCALL_DEFINE(int, vhangup)
{
	errno = EPERM;
	return -1;
}

UK_SYSCALL_R_DEFINE(int, swapoff, const char *, path)
{
	return path ? -EPERM : -EFAULT;
}

UK_LLSYSCALL_DEFINE(long, lookup_dcookie, __u64, cookie, char *, buf, long, len)
{
	errno = cookie || buf || len ? EINVAL : 0;
	return -1;
}

UK_LLSYSCALL_R_DEFINE(long, add_key, const char *, type, const char *, text,
		      const void *, payload, long, len, int, ring)
{
	return type && text && payload && len && ring ? 0 : -EINVAL;
}

void contract_syscalls(void)
{
	FUNCTION(uk_syscall, long(long, ...));
	FUNCTION(uk_vsyscall, long(long, va_list));
	FUNCTION(uk_syscall6, long(long, long, long, long, long, long, long));
	FUNCTION(uk_syscall_r, long(long, ...));
	FUNCTION(uk_vsyscall_r, long(long, va_list));
	FUNCTION(uk_syscall6_r, long(long, long, long, long, long, long, long));
	FUNCTION(uk_syscall_name, const char *(long));
	FUNCTION(uk_syscall_name_p, const char *(long));
	FUNCTION(uk_syscall_r_fn, long (*(long))(void));
	TRUE(uk_syscall_return_addr() == 0); /* this is none */

	FUNCTION(uk_syscall_e_vhangup, long(void));
	FUNCTION(uk_syscall_r_vhangup, long(void));
	FUNCTION(uk_syscall_e_swapoff, long(long));
	FUNCTION(uk_syscall_r_swapoff, long(long));
	FUNCTION(uk_syscall_e_lookup_dcookie, long(long, long, long));
	FUNCTION(uk_syscall_r_lookup_dcookie, long(long, long, long));
	FUNCTION(uk_syscall_e_add_key, long(long, long, long, long, long));
	FUNCTION(uk_syscall_r_add_key, long(long, long, long, long, long));
	VALUE(HAVE_uk_syscall_vhangup, 1);
	VALUE(HAVE_uk_syscall_add_key, 1);
	VALUE(SYS_vhangup, __NR_vhangup);
	VALUE(UK_LIBC_SYSCALLS, 0); /* musl has the libc functions */

	/* static dispatch, fewer and more arguments than are taken, and calls
	 * that nobody provides */
	TRUE(uk_syscall_static(SYS_swapoff) == -1);
	TRUE(uk_syscall_r_static(SYS_swapoff, "x", 2) == -EPERM);
	TRUE(uk_syscall_r_kexec_load(3) == -ENOSYS);
	TRUE(uk_syscall_e_kexec_load(3) == -1);
}
