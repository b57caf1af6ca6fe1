/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An application that provides a system call, and makes it in every way.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <uk/syscall.h>

/* [define] */
#define ASK 0xffffffffUL /* personality(2): change nothing, only tell */

static unsigned int now;

UK_SYSCALL_R_DEFINE(int, personality, unsigned long, wanted)
{
	unsigned int before = now;

	if (wanted == ASK)
		return before;
	if (wanted > 0xff)
		return -EINVAL;
	now = wanted;
	return before;
}
/* [/define] */

static void make_it(void)
{
	long rc;

	/* [make] */
	rc = uk_syscall_r_personality(8); /* raw form */
	printf("raw form: %ld\n", rc);
	rc = personality(9); /* musl's function of that name */
	printf("libc: %ld\n", rc);
	rc = syscall(SYS_personality, ASK); /* by number */
	printf("by number: %ld\n", rc);
	/* [/make] */
}

static void fail(void)
{
	long rc;

	/* [fail] */
	errno = 0;
	rc = uk_syscall_r_personality(4711);
	printf("raw form: %ld, errno %d\n", rc, errno);
	rc = uk_syscall_e_personality(4711);
	printf("errno form: %ld, errno %d\n", rc, errno);
	rc = syscall(SYS_vhangup); /* nobody provides this */
	printf("vhangup: %ld, errno %d\n", rc, errno);
	/* [/fail] */
}

int main(void)
{
	make_it();
	fail();
	return 0;
}
