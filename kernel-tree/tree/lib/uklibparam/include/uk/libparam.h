/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parameters of libraries on the command line (contract 8.3).
 *
 *   IMAGE vfs.rootfs=ramfs netdev.ipv4_addr = 10.0.0.2 -- first second
 *         \______________ of libraries ______________/    \_ main() _/
 *
 * A library names its prefix once, in its Makefile.uk:
 *
 *   $(eval $(call addlib_paramprefix,libvfscore,vfs))
 *
 * and then makes parameters of variables that have their default value:
 *
 *   static int level = 3;
 *   static char *rootfs = "ramfs";
 *   static __u16 ports[4];
 *   UK_LIB_PARAM(level, int);		vfs.level=4
 *   UK_LIB_PARAM_STR(rootfs);		vfs.rootfs=9pfs
 *   UK_LIB_PARAM_ARR(ports, __u16);	vfs.ports="80 443"
 *
 * They are set before anything but constructors has run. Without a lone `--`
 * the whole command line is main()'s. Without the library uklibparam the macros
 * declare nothing and variables keep their defaults.
 */
#ifndef __UK_LIBPARAM_H__
#define __UK_LIBPARAM_H__

#include <uk/arch/types.h>
#include <uk/config.h>
#include <uk/essentials.h>

#ifdef __cplusplus
extern "C" {
#endif

enum uk_libparam_type {
	UK_LIBPARAM_CHAR,   /* one character */
	UK_LIBPARAM_SIGNED, /* integers: decimal, 0x hexadecimal, 0 octal */
	UK_LIBPARAM_UNSIGNED,
	UK_LIBPARAM_STRING, /* points into the command line */
};

/* One parameter; in the table .uk_libparam */
struct uk_libparam {
	const char *name; /* "prefix.variable" */
	void *var;	  /* the first element */
	enum uk_libparam_type type;
	__u32 size;  /* of an element */
	__u32 count; /* elements: 1, or more in an array */
};

#if CONFIG_LIBUKLIBPARAM
#ifndef UK_LIBPARAM_PREFIX
#define UK_LIBPARAM_PREFIX __LIBNAME__
#endif

/* Types that a parameter can have */
#define _UK_LIBPARAM_char char, UK_LIBPARAM_CHAR
#define _UK_LIBPARAM_int int, UK_LIBPARAM_SIGNED
#define _UK_LIBPARAM___s8 __s8, UK_LIBPARAM_SIGNED
#define _UK_LIBPARAM___s16 __s16, UK_LIBPARAM_SIGNED
#define _UK_LIBPARAM___s32 __s32, UK_LIBPARAM_SIGNED
#define _UK_LIBPARAM___s64 __s64, UK_LIBPARAM_SIGNED
#define _UK_LIBPARAM___u8 __u8, UK_LIBPARAM_UNSIGNED
#define _UK_LIBPARAM___u16 __u16, UK_LIBPARAM_UNSIGNED
#define _UK_LIBPARAM___u32 __u32, UK_LIBPARAM_UNSIGNED
#define _UK_LIBPARAM___u64 __u64, UK_LIBPARAM_UNSIGNED
#define _UK_LIBPARAM_charp char *, UK_LIBPARAM_STRING

#define __UK_LIB_PARAM(param, first, elements, ctype, kind)                    \
	_Static_assert(__same_type(__typeof__(*(first)), ctype),               \
		       #param " has another type than its parameter");         \
	static const struct uk_libparam __used __align(8)                      \
		__section(".uk_libparam_" #param) _uk_libparam_##param = {     \
			.name = UK_LIBPARAM_PREFIX "." #param,                 \
			.var = (first),                                        \
			.type = (kind),                                        \
			.size = sizeof(ctype),                                 \
			.count = (elements),                                   \
	}
#define _UK_LIB_PARAM(...) __UK_LIB_PARAM(__VA_ARGS__)

/** Make a parameter of a variable of this type. */
#define UK_LIB_PARAM(var, type)                                                \
	_UK_LIB_PARAM(var, &(var), 1, _UK_LIBPARAM_##type)
/** ... of an array: blanks separate, elements not given keep their values. */
#define UK_LIB_PARAM_ARR(var, type)                                            \
	_UK_LIB_PARAM(var, (var), ARRAY_SIZE(var), _UK_LIBPARAM_##type)
#else
#define UK_LIB_PARAM(var, type) _Static_assert(1, "")
#define UK_LIB_PARAM_ARR(var, type) _Static_assert(1, "")
#endif

/** ... of a `char *`. */
#define UK_LIB_PARAM_STR(var) UK_LIB_PARAM(var, charp)

/**
 * Set parameters from what stands before a lone `--`.
 *
 * Forms: `lib.param=value`, with or without blanks around the first `=`. What
 * is no parameter or has no fitting value is reported (ERR) and skipped.
 *
 * @param progname name of the image, for the help text
 * @param argc,argv arguments without it; values are kept, not copied
 * @return number of arguments consumed, `--` included; 0 if there is no `--`;
 *   -ECANCELED if help or the version was asked for and printed
 */
int uk_libparam_parse(const char *progname, int argc, char *argv[]);

#ifdef __cplusplus
}
#endif
#endif /* __UK_LIBPARAM_H__ */
