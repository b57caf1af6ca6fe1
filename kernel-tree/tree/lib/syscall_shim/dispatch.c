/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls by a number known at run time.
 *
 * Interface: <uk/syscall.h>. Three forms (six arguments, variadic, va_list) in
 * two styles each: raw (`_r`) returns -errno, the other -1 and sets errno.
 * A caller of the variadic forms may leave out what the call does not take, so
 * only as many arguments are read as its provider has declared.
 */
#include <errno.h>
#include <uk/syscall.h>

#define ARGS0
#define ARGS1 a
#define ARGS2 a, b
#define ARGS3 a, b, c
#define ARGS4 a, b, c, d
#define ARGS5 a, b, c, d, e
#define ARGS6 a, b, c, d, e, f
#define ARGS7 a, b, c, d, e, f, g
#define ARGS_MAX 7

__uk_tls __uptr _uk_syscall_return_addr;

/* Raw style */
static long call(long nr, long a, long b, long c, long d, long e, long f,
		 long g)
{
	/* unused if nobody provides a call with so many arguments */
	(void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g;

	switch (nr) {
#define UK_SYSCALL_PROVIDED(nr, name, nargs)                                   \
	case nr:                                                               \
		return uk_syscall_r_##name(ARGS##nargs);
#define UK_SYSCALL_ABSENT(nr, name)
#include <uk/bits/syscall_map.h>
	}
	return -ENOSYS;
}

/* errno style */
static long call_e(long nr, long a, long b, long c, long d, long e, long f,
		   long g)
{
#ifndef STARTER_hunt_errno
	return uk_syscall_r2e(call(nr, a, b, c, d, e, f, g));
#else
	(void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g;

	switch (nr) {
#define UK_SYSCALL_PROVIDED(nr, name, nargs)                                   \
	case nr:                                                               \
		return uk_syscall_e_##name(ARGS##nargs);
#define UK_SYSCALL_ABSENT(nr, name)
#include <uk/bits/syscall_map.h>
	}
	errno = -ENOSYS;
	return -1;
#endif
}

static int number_of_args(long nr)
{
	switch (nr) {
#define UK_SYSCALL_PROVIDED(nr, name, nargs)                                   \
	case nr:                                                               \
		return nargs;
#define UK_SYSCALL_ABSENT(nr, name)
#include <uk/bits/syscall_map.h>
	}
	return 0;
}

static void read_args(long nr, va_list args, long arg[ARGS_MAX])
{
	int count = number_of_args(nr);

	for (int i = 0; i < ARGS_MAX; i++)
		arg[i] = i < count ? va_arg(args, long) : 0;
}

long uk_syscall6_r(long nr, long a, long b, long c, long d, long e, long f)
{
	int outermost = __uk_syscall_enter();

	return __uk_syscall_leave(outermost, call(nr, a, b, c, d, e, f, 0));
}

long uk_vsyscall_r(long nr, va_list args)
{
	int outermost = __uk_syscall_enter();
	long arg[ARGS_MAX];

	read_args(nr, args, arg);
	return __uk_syscall_leave(outermost,
				  call(nr, arg[0], arg[1], arg[2], arg[3],
				       arg[4], arg[5], arg[6]));
}

long uk_syscall_r(long nr, ...)
{
	int outermost = __uk_syscall_enter();
	va_list args;
	long ret;

	va_start(args, nr);
	ret = uk_vsyscall_r(nr, args);
	va_end(args);
	return __uk_syscall_leave(outermost, ret);
}

long uk_syscall6(long nr, long a, long b, long c, long d, long e, long f)
{
	int outermost = __uk_syscall_enter();

	return __uk_syscall_leave(outermost, call_e(nr, a, b, c, d, e, f, 0));
}

long uk_vsyscall(long nr, va_list args)
{
	int outermost = __uk_syscall_enter();
	long arg[ARGS_MAX];

	read_args(nr, args, arg);
	return __uk_syscall_leave(outermost,
				  call_e(nr, arg[0], arg[1], arg[2], arg[3],
					 arg[4], arg[5], arg[6]));
}

long uk_syscall(long nr, ...)
{
	int outermost = __uk_syscall_enter();
	va_list args;
	long ret;

	va_start(args, nr);
	ret = uk_vsyscall(nr, args);
	va_end(args);
	return __uk_syscall_leave(outermost, ret);
}
