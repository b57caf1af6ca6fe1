/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: open() and its flags.
 */
#include <errno.h>
#include <limits.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_open, NULL);

#define EXPECT_OPEN(name, flags, result)                                       \
	UK_TEST_EXPECT_SNUM_EQ(                                                \
		uk_syscall_r_openat(AT_FDCWD, (long)(name), flags, 0644),      \
		result)

UK_TESTCASE(vfscore_open, a_missing_file_is_enoent_and_a_bad_path_too)
{
	EXPECT_OPEN("/missing", O_RDONLY, -ENOENT);
	EXPECT_OPEN("/missing/f", O_CREAT | O_WRONLY, -ENOENT);
	EXPECT_OPEN("", O_RDONLY, -ENOENT);
	EXPECT_OPEN(NULL, O_RDONLY, -EFAULT);
}

UK_TESTCASE(vfscore_open, exclusive_creation_refuses_what_exists)
{
	UK_TEST_EXPECT_ZERO(put_file("/f", "kept"));
	EXPECT_OPEN("/f", O_CREAT | O_EXCL | O_TRUNC | O_WRONLY, -EEXIST);
	EXPECT_OPEN("/", O_CREAT | O_EXCL | O_WRONLY, -EEXIST);
	UK_TEST_EXPECT_ZERO(symlink("/nowhere", "/dangling"));
	EXPECT_OPEN("/dangling", O_CREAT | O_EXCL | O_WRONLY, -EEXIST);
	UK_TEST_EXPECT(!exists("/nowhere"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/f"), "kept"));
	UK_TEST_EXPECT_ZERO(unlink("/dangling"));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_open, creating_through_a_dangling_link_makes_its_target)
{
	UK_TEST_EXPECT_ZERO(symlink("target", "/link"));
	UK_TEST_EXPECT_ZERO(put_file("/link", "via"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/target"), "via"));
	UK_TEST_EXPECT_ZERO(unlink("/link"));
	UK_TEST_EXPECT_ZERO(unlink("/target"));
}

UK_TESTCASE(vfscore_open, truncating_needs_a_file_that_may_be_written)
{
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/f", "text"));
	fd = open("/f", O_RDONLY | O_TRUNC);
	UK_TEST_EXPECT_SNUM_EQ(size_of("/f"), 4);
	UK_TEST_EXPECT_ZERO(close(fd));
	fd = open("/f", O_WRONLY | O_TRUNC);
	UK_TEST_EXPECT_ZERO(size_of("/f"));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_open, directories_are_opened_only_for_reading)
{
	char c;
	int fd;

	EXPECT_OPEN("/tmp", O_WRONLY, -EISDIR);
	EXPECT_OPEN("/tmp", O_RDWR, -EISDIR);
	EXPECT_OPEN("/tmp", O_RDONLY | O_CREAT, -EISDIR);
	fd = open("/tmp", O_RDONLY | O_DIRECTORY);
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_read(fd, (long)&c, 1), -EISDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(fd, (long)&c, 1), -EBADF);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	EXPECT_OPEN("/f", O_RDONLY | O_DIRECTORY, -ENOTDIR);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_open, a_slash_behind_the_name_asks_for_a_directory)
{
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	EXPECT_OPEN("/f/", O_RDONLY, -ENOTDIR);
	EXPECT_OPEN("/f/x", O_RDONLY, -ENOTDIR);
	EXPECT_OPEN("/f/.", O_RDONLY, -ENOTDIR);
	EXPECT_OPEN("/new/", O_CREAT | O_WRONLY, -EISDIR);
	UK_TEST_EXPECT(!exists("/new"));
	fd = open("//tmp//", O_RDONLY);
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_open, nofollow_refuses_a_link_at_the_end_only)
{
	int fd;

	UK_TEST_EXPECT_ZERO(symlink("/tmp", "/link"));
	EXPECT_OPEN("/link", O_RDONLY | O_NOFOLLOW, -ELOOP);
	UK_TEST_EXPECT_ZERO(put_file("/tmp/f", ""));
	fd = open("/link/f", O_RDONLY | O_NOFOLLOW);
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/tmp/f"));
	UK_TEST_EXPECT_ZERO(unlink("/link"));
}

UK_TESTCASE(vfscore_open, names_and_paths_have_a_longest)
{
	static char path[PATH_MAX + 1];

	memset(path, 'n', NAME_MAX + 1);
	path[NAME_MAX + 1] = '\0';
	EXPECT_OPEN(path, O_CREAT | O_WRONLY, -ENAMETOOLONG);
	path[NAME_MAX] = '\0';
	UK_TEST_EXPECT_ZERO(put_file(path, "long"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file(path), "long"));
	UK_TEST_EXPECT_ZERO(unlink(path));

	for (int i = 0; i < PATH_MAX; i += 2)
		memcpy(path + i, "./", 2);
	EXPECT_OPEN(path, O_RDONLY, -ENAMETOOLONG);
	path[PATH_MAX - 1] = '\0';
	UK_TEST_EXPECT_ZERO(access(path, F_OK));
}

UK_TESTCASE(vfscore_open, relative_names_begin_at_the_given_directory)
{
	int dir, fd;

	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	dir = open("/d", O_RDONLY | O_DIRECTORY);
	fd = openat(dir, "f", O_CREAT | O_WRONLY, 0600);
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT(exists("/d/f"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_openat(fd, (long)"f", O_RDONLY, 0),
			       -ENOTDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_openat(77, (long)"f", O_RDONLY, 0),
			       -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_openat(STDIN_FILENO, (long)"f", O_RDONLY, 0),
		-ENOTDIR);
	UK_TEST_EXPECT_ZERO(close(fd));
	fd = openat(77, "/d/f", O_RDONLY); /* absolute: nobody looks at 77 */
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlinkat(dir, "f", 0));
	UK_TEST_EXPECT_ZERO(close(dir));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
}

UK_TESTCASE(vfscore_open, umask_takes_permissions_from_what_is_made)
{
	mode_t before = umask(077);
	struct stat st;

	UK_TEST_EXPECT_SNUM_EQ(before, 022);
	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	UK_TEST_EXPECT_ZERO(mkdir("/d", 0777));
	UK_TEST_EXPECT_SNUM_EQ(umask(before), 077);
	UK_TEST_EXPECT_ZERO(stat("/f", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_mode, S_IFREG | 0600);
	UK_TEST_EXPECT_ZERO(stat("/d", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_mode, S_IFDIR | 0700);
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}
