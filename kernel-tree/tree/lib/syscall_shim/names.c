/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a system call number stands for.
 */
#include <stddef.h>
#include <uk/syscall.h>

/* The names below are macros where nobody provides the call; # does not expand */
const char *uk_syscall_name_p(long nr)
{
	switch (nr) {
#define UK_SYSCALL_PROVIDED(nr, name, nargs)                                   \
	case nr:                                                               \
		return #name;
#define UK_SYSCALL_ABSENT(nr, name)
#include <uk/bits/syscall_map.h>
	}
	return NULL;
}

const char *uk_syscall_name(long nr)
{
	switch (nr) {
#define UK_SYSCALL_PROVIDED(nr, name, nargs)                                   \
	case nr:                                                               \
		return #name;
#define UK_SYSCALL_ABSENT(nr, name)                                            \
	case nr:                                                               \
		return #name;
#include <uk/bits/syscall_map.h>
	}
	return NULL;
}

long (*uk_syscall_r_fn(long nr))(void)
{
	switch (nr) {
#define UK_SYSCALL_PROVIDED(nr, name, nargs)                                   \
	case nr:                                                               \
		return (long (*)(void))(void *)uk_syscall_r_##name;
#define UK_SYSCALL_ABSENT(nr, name)
#include <uk/bits/syscall_map.h>
	}
	return NULL;
}
