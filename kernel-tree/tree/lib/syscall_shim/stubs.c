/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that nobody provides, as functions: libc.a is built once for all
 * configurations and refers to every call that its functions make.
 *
 * <uk/syscall.h> is left out: there the names are macros. Weak, so that an
 * application can bring its own.
 */
#include <errno.h>
#include <uk/config.h>
#include <uk/essentials.h>

#define UK_SYSCALL_PROVIDED(nr, name, nargs)
#define UK_SYSCALL_ABSENT(nr, name)                                            \
	long __weak uk_syscall_r_##name(void);                                 \
	long uk_syscall_r_##name(void)                                         \
	{                                                                      \
		return -ENOSYS;                                                \
	}
#include <uk/bits/syscall_map.h>

#if CONFIG_LIBSYSCALL_SHIM_LIBCSTUBS
/* What libc functions of such calls are, see libcstubs.ld */
long uk_syscall_libcstub(void);

long uk_syscall_libcstub(void)
{
	errno = ENOSYS;
	return -1;
}
#endif
