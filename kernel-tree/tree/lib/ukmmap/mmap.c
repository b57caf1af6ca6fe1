/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mmap, munmap, mremap for anonymous memory (contract 4.4).
 *
 * There is one address space and its page tables never change. So
 * - memory comes from the heap, wherever there is room: an address that the
 *   caller would like is ignored, one that it insists on is -ENOTSUP;
 * - nothing is protected: PROT_NONE pages can be read and written;
 * - files cannot be mapped, and say so: -ENODEV (row B25).
 */
#define _GNU_SOURCE /* mremap */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <uk/essentials.h>
#include <uk/syscall.h>
#include "mappings.h"

/* Round up to whole pages; 0 if that is beyond all addresses */
static __sz whole_pages(size_t len)
{
	return ALIGN_UP(len, __PAGE_SIZE);
}

static int check_kind(int flags, int fd, off_t offset)
{
	int sharing = flags & MAP_TYPE;

	if (sharing != MAP_PRIVATE && sharing != MAP_SHARED &&
	    sharing != MAP_SHARED_VALIDATE)
		return -EINVAL;
	if (!(flags & MAP_ANONYMOUS))
		return fd < 0 ? -EBADF : -ENODEV;
	if (fd != -1 || offset != 0)
		return -EINVAL;
	if (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE))
		return -ENOTSUP;
	return 0;
}

UK_SYSCALL_R_DEFINE(void *, mmap, void *, addr, size_t, len, int, prot, int,
		    flags, int, fd, off_t, offset)
{
	long rc = check_kind(flags, fd, offset);
	void *start;

	(void)addr;
	(void)prot;
	if (rc < 0)
		return (void *)rc;
	if (!len)
		return (void *)-EINVAL;

	start = whole_pages(len) ? _ukmmap_map(whole_pages(len)) : NULL;
	return start ? start : (void *)-ENOMEM;
}

/* Pages that are not mapped are passed over, as POSIX has it */
UK_SYSCALL_R_DEFINE(int, munmap, void *, addr, size_t, len)
{
	struct range range;

	if (!len || _ukmmap_range(addr, len, &range) < 0)
		return -EINVAL;
	return _ukmmap_unmap(range);
}

/* A mapping that grows moves; nobody looks for room behind it */
static void *move(struct range old, __sz len)
{
	void *start = _ukmmap_map(len);

	if (!start)
		return NULL;
	memcpy(start, (void *)old.start, old.end - old.start);
	if (_ukmmap_unmap(old) < 0) {
		_ukmmap_unmap(
			(struct range){(__uptr)start, (__uptr)start + len});
		return NULL;
	}
	return start;
}

UK_LLSYSCALL_R_DEFINE(void *, mremap, void *, addr, size_t, old_len, size_t,
		      len, int, flags, void *, new_addr)
{
	struct range old;
	void *start = NULL;

	(void)new_addr;
	if (flags & ~MREMAP_MAYMOVE || !len || !old_len ||
	    _ukmmap_range(addr, old_len, &old) < 0)
		return (void *)-EINVAL;
	if (!_ukmmap_is_mapped(old))
		return (void *)-EFAULT;

	len = whole_pages(len);
	if (len && len <= old.end - old.start) {
		old.start += len;
		if (_ukmmap_unmap(old) == 0)
			start = addr;
	} else if (len && flags & MREMAP_MAYMOVE) {
		start = move(old, len);
	}
	return start ? start : (void *)-ENOMEM;
}
