/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: what files are like: stat, access, permissions, times, length.
 */
#include <errno.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_attributes, NULL);

#define EXPECT_ACCESS(name, mode, result)                                      \
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_access((long)(name), mode), result)

UK_TESTCASE(vfscore_attributes, stat_fstat_and_lstat_agree_on_a_file)
{
	struct stat a, b, c;
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/f", "12345"));
	fd = open("/f", O_RDONLY);
	memset(&a, 0xa5, sizeof(a));
	memset(&b, 0x5a, sizeof(b));
	UK_TEST_EXPECT_ZERO(stat("/f", &a));
	UK_TEST_EXPECT_ZERO(fstat(fd, &b));
	UK_TEST_EXPECT_ZERO(lstat("/f", &c));
	UK_TEST_EXPECT_SNUM_EQ(a.st_ino, b.st_ino);
	UK_TEST_EXPECT_SNUM_EQ(a.st_ino, c.st_ino);
	UK_TEST_EXPECT_SNUM_EQ(b.st_size, 5);
	UK_TEST_EXPECT_SNUM_EQ(b.st_mode, S_IFREG | 0644);
	UK_TEST_EXPECT_SNUM_EQ(b.st_nlink, 1);
	UK_TEST_EXPECT_ZERO(b.st_uid);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_attributes, stat_of_an_empty_path_is_the_descriptor)
{
	struct stat st;

	UK_TEST_EXPECT_ZERO(fstatat(STDOUT_FILENO, "", &st, AT_EMPTY_PATH));
	UK_TEST_EXPECT(S_ISCHR(st.st_mode));
	UK_TEST_EXPECT_ZERO(fstatat(AT_FDCWD, "", &st, AT_EMPTY_PATH));
	UK_TEST_EXPECT(S_ISDIR(st.st_mode));
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_newfstatat(AT_FDCWD, (long)"", (long)&st, 0),
		-ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_newfstatat(AT_FDCWD, (long)"/", (long)&st, 0x8000),
		-EINVAL);
}

UK_TESTCASE(vfscore_attributes, root_may_do_all_but_run_what_is_no_program)
{
	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	UK_TEST_EXPECT_ZERO(chmod("/f", 0));
	EXPECT_ACCESS("/f", F_OK, 0);
	EXPECT_ACCESS("/f", R_OK | W_OK, 0);
	EXPECT_ACCESS("/f", X_OK, -EACCES);
	EXPECT_ACCESS("/tmp", X_OK, 0);
	EXPECT_ACCESS("/no", F_OK, -ENOENT);
	EXPECT_ACCESS("/f", 8, -EINVAL);
	UK_TEST_EXPECT_ZERO(chmod("/f", 0100));
	EXPECT_ACCESS("/f", X_OK, 0);
	UK_TEST_EXPECT_ZERO(faccessat(AT_FDCWD, "/f", X_OK, AT_EACCESS));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_attributes, chmod_changes_permissions_and_not_the_type)
{
	struct stat st;
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	fd = open("/f", O_RDONLY);
	UK_TEST_EXPECT_ZERO(fchmod(fd, S_IFDIR | 04711));
	UK_TEST_EXPECT_ZERO(stat("/f", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_mode, S_IFREG | 04711);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fchmod(fd, 0), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_chmod((long)"/no", 0), -ENOENT);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_attributes, times_are_set_kept_and_moved_on_by_writing)
{
	struct timespec times[] = {{.tv_sec = 1000, .tv_nsec = 5},
				   {.tv_sec = 2000, .tv_nsec = 6}};
	struct stat st;

	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	UK_TEST_EXPECT_ZERO(utimensat(AT_FDCWD, "/f", times, 0));
	UK_TEST_EXPECT_ZERO(stat("/f", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_atim.tv_sec, 1000);
	UK_TEST_EXPECT_SNUM_EQ(st.st_mtim.tv_nsec, 6);
	UK_TEST_EXPECT_SNUM_GT(st.st_ctim.tv_sec, 2000);
	times[0].tv_nsec = UTIME_OMIT;
	times[1].tv_nsec = UTIME_NOW;
	UK_TEST_EXPECT_ZERO(utimensat(AT_FDCWD, "/f", times, 0));
	UK_TEST_EXPECT_ZERO(stat("/f", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_atim.tv_sec, 1000);
	UK_TEST_EXPECT_SNUM_GT(st.st_mtim.tv_sec, 2000);
	times[0] = times[1] = (struct timespec){.tv_sec = 3};
	UK_TEST_EXPECT_ZERO(utimensat(AT_FDCWD, "/f", times, 0));
	UK_TEST_EXPECT_ZERO(put_file("/f", "x"));
	UK_TEST_EXPECT_ZERO(stat("/f", &st));
	UK_TEST_EXPECT_SNUM_GT(st.st_mtim.tv_sec, 3);
	times[0].tv_nsec = 1000000000;
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_utimensat(AT_FDCWD, (long)"/f", (long)times, 0),
		-EINVAL);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_attributes, truncate_cuts_and_what_grows_back_is_zero)
{
	long before = free_memory();
	char buf[8] = "";
	int fd = open("/f", O_CREAT | O_RDWR, 0600);

	UK_TEST_EXPECT_SNUM_EQ(write(fd, "abcdef", 6), 6);
	UK_TEST_EXPECT_ZERO(ftruncate(fd, 2));
	UK_TEST_EXPECT_SNUM_EQ(size_of("/f"), 2);
	UK_TEST_EXPECT_ZERO(truncate("/f", 5));
	UK_TEST_EXPECT_SNUM_EQ(pread(fd, buf, 8, 0), 5);
	UK_TEST_EXPECT_BYTES_EQ(buf, "ab\0\0\0", 5);
	UK_TEST_EXPECT_ZERO(ftruncate(fd, 1L << 40));
	UK_TEST_EXPECT_SNUM_EQ(size_of("/f"), 1L << 40);
	UK_TEST_EXPECT_SNUM_EQ(pread(fd, buf, 8, (1L << 40) - 3), 3);
	UK_TEST_EXPECT_ZERO(ftruncate(fd, 0));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_attributes, what_has_no_length_cannot_be_truncated)
{
	int fd;

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_truncate((long)"/tmp", 0), -EISDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_truncate((long)"/no", 0), -ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_ftruncate(STDOUT_FILENO, 0),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(put_file("/f", "x"));
	fd = open("/f", O_RDONLY);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_ftruncate(fd, 0), -EINVAL);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_ftruncate(fd, 0), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_truncate((long)"/f", -1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(size_of("/f"), 1);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_attributes, syncing_is_for_files_that_keep_something)
{
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/f", "x"));
	fd = open("/f", O_RDONLY);
	UK_TEST_EXPECT_ZERO(fsync(fd));
	UK_TEST_EXPECT_ZERO(fdatasync(fd));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fsync(fd), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fsync(STDOUT_FILENO), -EINVAL);
	sync();
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}
