/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls are functions (contract 3).
 *
 * Interface:
 * - A library provides one with UK_SYSCALL_R_DEFINE or UK_SYSCALL_DEFINE and
 *   registers it in its Makefile.uk (UK_PROVIDED_SYSCALLS); without
 *   registration, or with another number of arguments, it does not compile.
 * - Each exists as uk_syscall_r_NAME, which returns -errno, and as
 *   uk_syscall_e_NAME, which returns -1 and sets errno. All values are long.
 * - A caller that knows the number at compile time uses uk_syscall_static() or
 *   uk_syscall_r_static(), otherwise uk_syscall() and its relatives.
 * - What nobody provides fails with ENOSYS.
 * - A thread without TLS cannot make system calls: errno and the return address
 *   lie there.
 */
#ifndef __UK_SYSCALL_H__
#define __UK_SYSCALL_H__

#include <errno.h>
#include <stdarg.h>
#include <uk/config.h>
#include <uk/essentials.h>
#include <uk/plat/tls.h>
#include <uk/print.h>
#include <uk/bits/syscall_nrs.h>
#include <uk/bits/syscall_nrs2.h>
#include <uk/bits/provided_syscalls.h>
#include <uk/bits/syscall_stubs.h>
#include <uk/bits/syscall_static.h>
#include <uk/bits/syscall_r_static.h>
#include <uk/syscall_args.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Whether definitions also make the function that a libc would have */
#ifndef UK_LIBC_SYSCALLS
#if CONFIG_LIBSYSCALL_SHIM_NOWRAPPER
#define UK_LIBC_SYSCALLS 0
#else
#define UK_LIBC_SYSCALLS 1
#endif
#endif

/*
 * Where the outermost system call of this thread returns to, 0 outside of one.
 * A system call may be made of others, and goes through several functions;
 * whoever finds 0 here is the outermost.
 */
extern __uk_tls __uptr _uk_syscall_return_addr;

/** Get the address that the running system call returns to (clone needs it). */
static inline __uptr uk_syscall_return_addr(void)
{
	return _uk_syscall_return_addr;
}

/*
 * Take note of a function's own return address; true if it is the outermost.
 * Not in a function that could be inlined: it would be its caller's.
 */
#define __uk_syscall_enter()                                                   \
	(!_uk_syscall_return_addr &&                                           \
	 (_uk_syscall_return_addr = (__uptr)__builtin_return_address(0), 1))

static inline long __uk_syscall_leave(int is_outermost, long ret)
{
	if (is_outermost)
		_uk_syscall_return_addr = 0;
	return ret;
}

#if CONFIG_LIBSYSCALL_SHIM_DEBUG
#define __UK_SYSCALL_TELL(name)                                                \
	_uk_printk(KLVL_DEBUG, __LIBNAME__, __BASENAME__, __LINE__,            \
		   "system call %s\n", name)
#else
#define __UK_SYSCALL_TELL(name) ((void)0)
#endif

#if CONFIG_LIBSYSCALL_SHIM_HANDLER_ULTLS
/** Get the TLS register of the binary code that made this system call. */
__uptr uk_syscall_ultlsp(void);
#endif

/* Raw results between -UK_SYSCALL_MAX_ERRNO and -1 are errors */
#define UK_SYSCALL_MAX_ERRNO 512

static inline long uk_syscall_r_stub(const char *name __unused)
{
	return -ENOSYS;
}

static inline long uk_syscall_e_stub(const char *name __unused)
{
	errno = ENOSYS;
	return -1;
}

/** Turn -errno into -1 and errno. */
static inline long uk_syscall_r2e(long ret)
{
	if (ret < 0 && ret >= -UK_SYSCALL_MAX_ERRNO) {
		errno = (int)-ret;
		return -1;
	}
	return ret;
}

/*
 * UK_LLSYSCALL_R_DEFINE(rtype, name, type1, arg1, ...) { body }
 * The body returns -errno. Makes uk_syscall_r_name and uk_syscall_e_name.
 */
#define UK_LLSYSCALL_R_DEFINE(rtype, name, ...)                                \
	static inline rtype __uk_sysbody_##name(                               \
		UK_SYSCALL_PARAMS(UK_SYSCALL_DECL, __VA_ARGS__));              \
	long __noinline uk_syscall_r_##name(                                   \
		UK_SYSCALL_PARAMS(UK_SYSCALL_LONG, __VA_ARGS__))               \
	{                                                                      \
		int __uk_outermost = __uk_syscall_enter();                     \
                                                                               \
		__UK_SYSCALL_TELL(#name);                                      \
		return __uk_syscall_leave(                                     \
			__uk_outermost,                                        \
			(long)__uk_sysbody_##name(UK_SYSCALL_ARGS(             \
				UK_SYSCALL_CAST, __VA_ARGS__)));               \
	}                                                                      \
	long __noinline uk_syscall_e_##name(                                   \
		UK_SYSCALL_PARAMS(UK_SYSCALL_LONG, __VA_ARGS__))               \
	{                                                                      \
		int __uk_outermost = __uk_syscall_enter();                     \
                                                                               \
		return __uk_syscall_leave(                                     \
			__uk_outermost,                                        \
			uk_syscall_r2e(uk_syscall_r_##name(UK_SYSCALL_ARGS(    \
				UK_SYSCALL_PASS, __VA_ARGS__))));              \
	}                                                                      \
	static inline rtype __uk_sysbody_##name(                               \
		UK_SYSCALL_PARAMS(UK_SYSCALL_DECL, __VA_ARGS__))

/*
 * UK_LLSYSCALL_DEFINE(rtype, name, type1, arg1, ...) { body }
 * The body sets errno and returns -1. The raw form leaves errno as it was; an
 * error without a code becomes EFAULT.
 */
#define UK_LLSYSCALL_DEFINE(rtype, name, ...)                                  \
	static inline rtype __uk_sysbody_##name(                               \
		UK_SYSCALL_PARAMS(UK_SYSCALL_DECL, __VA_ARGS__));              \
	long __noinline uk_syscall_e_##name(                                   \
		UK_SYSCALL_PARAMS(UK_SYSCALL_LONG, __VA_ARGS__))               \
	{                                                                      \
		int __uk_outermost = __uk_syscall_enter();                     \
                                                                               \
		__UK_SYSCALL_TELL(#name);                                      \
		return __uk_syscall_leave(                                     \
			__uk_outermost,                                        \
			(long)__uk_sysbody_##name(UK_SYSCALL_ARGS(             \
				UK_SYSCALL_CAST, __VA_ARGS__)));               \
	}                                                                      \
	long __noinline uk_syscall_r_##name(                                   \
		UK_SYSCALL_PARAMS(UK_SYSCALL_LONG, __VA_ARGS__))               \
	{                                                                      \
		int __uk_outermost = __uk_syscall_enter();                     \
		int __uk_errno = errno;                                        \
		long __uk_ret;                                                 \
		errno = 0;                                                     \
		__uk_ret = uk_syscall_e_##name(                                \
			UK_SYSCALL_ARGS(UK_SYSCALL_PASS, __VA_ARGS__));        \
		if (__uk_ret == -1)                                            \
			__uk_ret = errno ? -errno : -EFAULT;                   \
		errno = __uk_errno;                                            \
		return __uk_syscall_leave(__uk_outermost, __uk_ret);           \
	}                                                                      \
	static inline rtype __uk_sysbody_##name(                               \
		UK_SYSCALL_PARAMS(UK_SYSCALL_DECL, __VA_ARGS__))

#if UK_LIBC_SYSCALLS
#define __UK_LIBC_SYSCALL(rtype, name, ...)                                    \
	rtype name(UK_SYSCALL_PARAMS(UK_SYSCALL_DECL, __VA_ARGS__))            \
	{                                                                      \
		return (rtype)uk_syscall_e_##name(                             \
			UK_SYSCALL_ARGS(UK_SYSCALL_TOLONG, __VA_ARGS__));      \
	}
#else
#define __UK_LIBC_SYSCALL(rtype, name, ...)
#endif

/* The same with the libc function `name`, where the libc does not have it */
#define UK_SYSCALL_R_DEFINE(rtype, name, ...)                                  \
	__UK_LIBC_SYSCALL(rtype, name, ##__VA_ARGS__)                          \
	UK_LLSYSCALL_R_DEFINE(rtype, name, ##__VA_ARGS__)
#define UK_SYSCALL_DEFINE(rtype, name, ...)                                    \
	__UK_LIBC_SYSCALL(rtype, name, ##__VA_ARGS__)                          \
	UK_LLSYSCALL_DEFINE(rtype, name, ##__VA_ARGS__)

/**
 * Call by a number known at run time.
 *
 * @param nr number of the system call
 * @return uk_syscall*: the result, or -1 with errno set;
 *         uk_syscall_r*: the result, or -errno. ENOSYS if nobody provides it.
 */
long uk_syscall(long nr, ...);
long uk_vsyscall(long nr, va_list args);
long uk_syscall6(long nr, long a, long b, long c, long d, long e, long f);
long uk_syscall_r(long nr, ...);
long uk_vsyscall_r(long nr, va_list args);
long uk_syscall6_r(long nr, long a, long b, long c, long d, long e, long f);

/*
 * Call by a number known at compile time: SYS_write or 1, no variable. It
 * becomes the call of the function; missing arguments are 0, surplus ones are
 * dropped unevaluated.
 */
#define uk_syscall_static(nr, ...)                                             \
	__uk_syscall_static(e, nr, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0, 0)
#define uk_syscall_r_static(nr, ...)                                           \
	__uk_syscall_static(r, nr, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0, 0, 0)
#define __uk_syscall_static(kind, nr, ...)                                     \
	UK_CONCAT(uk_syscall_##kind##_nr, nr)(__VA_ARGS__)

/** Get the name of a system call, NULL if there is none of this number. */
const char *uk_syscall_name(long nr);

/** Get the name of a system call that somebody provides, else NULL. */
const char *uk_syscall_name_p(long nr);

/** Get the raw function of a provided system call, else NULL. */
long (*uk_syscall_r_fn(long nr))(void);

#ifdef __cplusplus
}
#endif
#endif /* __UK_SYSCALL_H__ */
