/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system calls that the agent provides, and those that nobody does. Numbers
 * of calls differ between architectures, so the host says which one it means.
 */
#include <uk/syscall.h>
#include "calls.h"

static const long absent[] = {SYS_kexec_load, SYS_acct, SYS_swapon,
			      SYS_quotactl, SYS_delete_module};

UK_LLSYSCALL_R_DEFINE(long, lookup_dcookie, long, value)
{
	return value;
}

UK_LLSYSCALL_DEFINE(int, migrate_pages, int, error)
{
	errno = error;
	return -1;
}

UK_LLSYSCALL_R_DEFINE(long, mbind, long, a, long, b, long, c, long, d, long, e,
		      long, f)
{
	return a + 2 * b + 4 * c + 8 * d + 16 * e + 32 * f;
}

long number_of(enum callee callee, long arg)
{
	switch (callee) {
	case CALL_UNKNOWN:
		return arg;
	case CALL_ABSENT:
		return absent[(unsigned long)arg % ARRAY_SIZE(absent)];
	case CALL_GIVE:
		return SYS_lookup_dcookie;
	case CALL_FAIL:
		return SYS_migrate_pages;
	case CALL_WEIGH:
		return SYS_mbind;
	}
	return -1;
}
