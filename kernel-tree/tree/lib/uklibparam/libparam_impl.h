/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside libuklibparam: the table, and what its files need from each other.
 */
#ifndef __UKLIBPARAM_IMPL_H__
#define __UKLIBPARAM_IMPL_H__

#include <uk/libparam.h>

/* From libparam.ld */
extern const struct uk_libparam _uk_libparam_start[], _uk_libparam_end[];

#define uklibparam_foreach(param)                                              \
	for ((param) = _uk_libparam_start; (param) < _uk_libparam_end;         \
	     (param)++)

/**
 * Set a parameter.
 *
 * @param value text; that of an array is cut apart
 * @return 0 or -EINVAL (not a value of this type), -ERANGE (too large for it),
 *   -E2BIG (more values than elements); elements before the wrong one are set
 */
int uklibparam_set(const struct uk_libparam *param, char *value);

/** Print all parameters and their values, or the release. */
void uklibparam_print_help(const char *progname);
void uklibparam_print_version(void);

#endif /* __UKLIBPARAM_IMPL_H__ */
