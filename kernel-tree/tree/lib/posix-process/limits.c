/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Resource limits: what is limited is built into the guest, and the same for
 * all processes. Setting one to what it is works.
 */
#include <errno.h>
#include <sys/resource.h>
#include <uk/arch/limits.h>
#include <uk/syscall.h>
#if CONFIG_LIBVFSCORE
#include <vfscore/file.h>
#endif

#include "process_impl.h"

static rlim_t limit_of(int resource)
{
	switch (resource) {
	case RLIMIT_STACK:
		return STACK_SIZE;
#if CONFIG_LIBPOSIX_PROCESS_PIDS
	case RLIMIT_NPROC:
		return MAX_TID;
#endif
#if CONFIG_LIBVFSCORE
	case RLIMIT_NOFILE:
		return VFSCORE_FDS;
#endif
	default:
		return RLIM_INFINITY;
	}
}

static int limit(int resource, const struct rlimit *wish, struct rlimit *now)
{
	rlim_t value;

	if (resource < 0 || resource >= RLIM_NLIMITS)
		return -EINVAL;
	value = limit_of(resource);
	if (wish && wish->rlim_cur > wish->rlim_max)
		return -EINVAL;
	if (wish && (wish->rlim_cur != value || wish->rlim_max != value))
		return -EPERM;
	if (now)
		*now = (struct rlimit){.rlim_cur = value, .rlim_max = value};
	return 0;
}

UK_LLSYSCALL_R_DEFINE(int, prlimit64, pid_t, pid, int, resource,
		      const struct rlimit *, wish, struct rlimit *, now)
{
	return _uk_process_exists(pid) ? limit(resource, wish, now) : -ESRCH;
}

UK_SYSCALL_R_DEFINE(int, getrlimit, int, resource, struct rlimit *, now)
{
	return now ? limit(resource, NULL, now) : -EFAULT;
}

UK_SYSCALL_R_DEFINE(int, setrlimit, int, resource, const struct rlimit *, wish)
{
	return wish ? limit(resource, wish, NULL) : -EFAULT;
}
