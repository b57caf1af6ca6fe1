/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The processor. There is one; sysconf(_SC_NPROCESSORS_ONLN) of the libc counts
 * the bits that sched_getaffinity sets.
 */
#include <errno.h>
#include <stddef.h>
#include <sys/types.h>
#include <uk/syscall.h>

#define THE_CPU 0
#define THE_MASK (1UL << THE_CPU)

UK_LLSYSCALL_R_DEFINE(int, getcpu, unsigned int *, cpu, unsigned int *, node,
		      void *, unused)
{
	(void)unused;
	if (cpu)
		*cpu = THE_CPU;
	if (node)
		*node = 0;
	return 0;
}

/* LL: the libc's function returns 0 and not the size of the mask */
UK_LLSYSCALL_R_DEFINE(int, sched_getaffinity, pid_t, tid, size_t, size,
		      unsigned long *, mask)
{
	if (tid < 0 || size < sizeof(*mask) || size % sizeof(*mask))
		return -EINVAL;
	if (!mask)
		return -EFAULT;

	*mask = THE_MASK;
	return sizeof(*mask);
}

/* Any mask with the processor in it changes nothing */
UK_LLSYSCALL_R_DEFINE(int, sched_setaffinity, pid_t, tid, size_t, size,
		      const unsigned long *, mask)
{
	if (!mask)
		return -EFAULT;
	if (tid < 0 || size < sizeof(*mask) || !(*mask & THE_MASK))
		return -EINVAL;

	return 0;
}
