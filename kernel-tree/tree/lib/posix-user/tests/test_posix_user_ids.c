/* SPDX-License-Identifier: Apache-2.0 */
/*
 * posix-user: everybody is root (contract 4.4). The set*id calls are made
 * directly: the libc's wrappers first stop all threads with signals.
 */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>
#include <uk/arch/types.h>
#include <uk/syscall.h>
#include <uk/test.h>

uk_testsuite_register(posix_user_ids, NULL);

UK_TESTCASE(posix_user_ids, user_and_group_are_0)
{
	uid_t real = 1, effective = 1, saved = 1;

	UK_TEST_EXPECT_ZERO(getuid());
	UK_TEST_EXPECT_ZERO(geteuid());
	UK_TEST_EXPECT_ZERO(getgid());
	UK_TEST_EXPECT_ZERO(getegid());
	UK_TEST_EXPECT_ZERO(uk_syscall_r_getresuid(
		(long)&real, (long)&effective, (long)&saved));
	UK_TEST_EXPECT_ZERO(real | effective | saved);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_getresgid((long)&real, 0, (long)&saved), -EFAULT);
}

UK_TESTCASE(posix_user_ids, becoming_root_works_and_anybody_else_is_einval)
{
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setuid(0));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setuid(1000), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setuid(-1), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setgid(0));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setgid(1), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setreuid(-1, 0));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setreuid(0, 1), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setregid(0, -1));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setregid(1, -1), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setresuid(-1, -1, -1));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setresuid(0, 0, 1), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setresgid(0, 0, 0));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setresgid(0, 1, 0), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setfsuid(1000));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setfsgid(1000));
}

UK_TESTCASE(posix_user_ids, there_are_no_further_groups)
{
	gid_t list[2] = {0, 7};

	UK_TEST_EXPECT_ZERO(getgroups(2, list));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getgroups(-1, 0), -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setgroups(0, 0));
	UK_TEST_EXPECT_ZERO(uk_syscall_r_setgroups(1, (long)list));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_setgroups(2, (long)list), -EINVAL);
}

UK_TESTCASE(posix_user_ids, root_has_all_capabilities)
{
	struct {
		__u32 version;
		int pid;
	} header = {.version = 0x20080522};
	__u32 data[6] = {0};

	UK_TEST_EXPECT_ZERO(uk_syscall_r_capget((long)&header, (long)data));
	UK_TEST_EXPECT_SNUM_EQ(data[0], 0xffffffffu); /* effective */
	UK_TEST_EXPECT_SNUM_EQ(data[1], 0xffffffffu); /* permitted */
	UK_TEST_EXPECT_SNUM_EQ(data[3], 0x1ff);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_capset((long)&header, (long)data));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_capset((long)&header, 0), -EFAULT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_capget(0, (long)data), -EFAULT);

	/* how a program asks for the version */
	header.version = 0;
	UK_TEST_EXPECT_ZERO(uk_syscall_r_capget((long)&header, 0));
	UK_TEST_EXPECT_SNUM_EQ(header.version, 0x20080522);
	header.version = 0;
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_capget((long)&header, (long)data),
			       -EINVAL);
}

UK_TESTCASE(posix_user_ids, the_libc_knows_root_and_nobody_else)
{
	struct passwd *pw = getpwuid(0);
	struct group *gr;

	UK_TEST_EXPECT_NOT_NULL(pw);
	if (pw) {
		UK_TEST_EXPECT_ZERO(strcmp(pw->pw_name, "root"));
		UK_TEST_EXPECT_ZERO(strcmp(pw->pw_dir, "/"));
	}
	gr = getgrnam("root");
	UK_TEST_EXPECT_NOT_NULL(gr);
	if (gr) {
		UK_TEST_EXPECT_ZERO(gr->gr_gid);
		UK_TEST_EXPECT_ZERO(strcmp(gr->gr_mem[0], "root"));
	}
	UK_TEST_EXPECT_NULL(getpwnam("nobody"));
}
