/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What can be said about mapped memory. All of it is in main memory all the
 * time and nothing is protected, so most of it is only checked: -EINVAL for
 * what is no range, -ENOMEM for pages that are not mapped, else 0.
 */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <uk/essentials.h>
#include <uk/syscall.h>
#include "mappings.h"

static int check(const void *addr, size_t len)
{
	struct range range;

	if (_ukmmap_range(addr, len, &range) < 0)
		return -EINVAL;
	return _ukmmap_is_mapped(range) ? 0 : -ENOMEM;
}

UK_SYSCALL_R_DEFINE(int, mprotect, void *, addr, size_t, len, int, prot)
{
	(void)prot;
	return check(addr, len);
}

UK_SYSCALL_R_DEFINE(int, madvise, void *, addr, size_t, len, int, advice)
{
	int rc = check(addr, len);

	/* The one advice that shows: the content is not needed any more */
	if (!rc && advice == MADV_DONTNEED)
		memset(addr, 0, ALIGN_UP(len, __PAGE_SIZE));
	return rc;
}

UK_SYSCALL_R_DEFINE(int, msync, void *, addr, size_t, len, int, flags)
{
	(void)flags;
	return check(addr, len);
}

UK_SYSCALL_R_DEFINE(int, mlock, const void *, addr, size_t, len)
{
	return check(addr, len);
}

UK_SYSCALL_R_DEFINE(int, munlock, const void *, addr, size_t, len)
{
	return check(addr, len);
}
