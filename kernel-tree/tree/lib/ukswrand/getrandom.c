/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system call getrandom. It never blocks: what there is to seed the
 * generator is there from the beginning (<uk/swrand.h> says how good it is).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/random.h>
#include <uk/essentials.h>
#include <uk/swrand.h>
#include <uk/syscall.h>

#define MOST_BYTES 33554431 /* getrandom(2): at most so many at a time */

UK_SYSCALL_R_DEFINE(ssize_t, getrandom, void *, buf, size_t, buflen,
		    unsigned int, flags)
{
	if (flags & ~(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE) ||
	    (flags & GRND_RANDOM && flags & GRND_INSECURE))
		return -EINVAL;
	if (!buf && buflen)
		return -EFAULT;

	return uk_swrand_fill_buffer(buf, MIN(buflen, (size_t)MOST_BYTES));
}
