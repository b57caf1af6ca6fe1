/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: renaming.
 */
#include <errno.h>
#include <stdio.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_rename, NULL);

#define EXPECT_RENAME(old, new, result)                                        \
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rename((long)(old), (long)(new)),  \
			       result)

UK_TESTCASE(vfscore_rename, a_file_moves_between_directories)
{
	long before = free_memory();

	UK_TEST_EXPECT_ZERO(put_file("/f", "text"));
	UK_TEST_EXPECT_ZERO(rename("/f", "/tmp/g"));
	UK_TEST_EXPECT(!exists("/f"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/tmp/g"), "text"));
	UK_TEST_EXPECT_ZERO(unlink("/tmp/g"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_rename, the_new_name_is_taken_over)
{
	long before = free_memory();
	char buf[8] = "";
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/old", "old"));
	UK_TEST_EXPECT_ZERO(put_file("/new", "new"));
	fd = open("/new", O_RDONLY);
	UK_TEST_EXPECT_ZERO(rename("/old", "/new"));
	UK_TEST_EXPECT(!exists("/old"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/new"), "old"));
	UK_TEST_EXPECT_SNUM_EQ(read(fd, buf, sizeof(buf)), 3);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "new"));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/new"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_rename, names_of_the_same_file_both_stay)
{
	UK_TEST_EXPECT_ZERO(put_file("/a", "same"));
	UK_TEST_EXPECT_ZERO(link("/a", "/b"));
	UK_TEST_EXPECT_ZERO(rename("/a", "/b"));
	UK_TEST_EXPECT_ZERO(rename("/a", "/a"));
	UK_TEST_EXPECT(exists("/a") && exists("/b"));
	UK_TEST_EXPECT_ZERO(unlink("/a"));
	UK_TEST_EXPECT_ZERO(unlink("/b"));
}

UK_TESTCASE(vfscore_rename, a_directory_moves_with_what_is_in_it)
{
	long before = free_memory();
	struct stat up, root;

	UK_TEST_EXPECT_ZERO(mkdir("/tmp/d", 0755));
	UK_TEST_EXPECT_ZERO(put_file("/tmp/d/f", "inside"));
	UK_TEST_EXPECT_ZERO(mkdir("/empty", 0755));
	UK_TEST_EXPECT_ZERO(rename("/tmp/d", "/empty/"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/empty/f"), "inside"));
	UK_TEST_EXPECT_ZERO(stat("/empty/..", &up));
	UK_TEST_EXPECT_ZERO(stat("/", &root));
	UK_TEST_EXPECT_SNUM_EQ(up.st_ino, root.st_ino);
	UK_TEST_EXPECT_ZERO(unlink("/empty/f"));
	UK_TEST_EXPECT_ZERO(rmdir("/empty"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_rename, files_and_directories_do_not_replace_each_other)
{
	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_ZERO(put_file("/d/f", ""));
	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	EXPECT_RENAME("/d", "/f", -ENOTDIR);
	EXPECT_RENAME("/f", "/d", -EISDIR);
	EXPECT_RENAME("/tmp", "/d", -ENOTEMPTY);
	EXPECT_RENAME("/f", "/g/", -ENOTDIR);
	EXPECT_RENAME("/f/", "/g", -ENOTDIR);
	EXPECT_RENAME("/no", "/f", -ENOENT);
	EXPECT_RENAME("/f", "/no/f", -ENOENT);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
	UK_TEST_EXPECT_ZERO(unlink("/d/f"));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
}

UK_TESTCASE(vfscore_rename, a_directory_does_not_move_into_itself)
{
	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_ZERO(mkdir("/d/e", 0755));
	EXPECT_RENAME("/d", "/d/x", -EINVAL);
	EXPECT_RENAME("/d", "/d/e/x", -EINVAL);
	EXPECT_RENAME("/d/e", "/d", -ENOTEMPTY);
	EXPECT_RENAME("/d/.", "/x", -EINVAL);
	EXPECT_RENAME("/d", "/d/e/..", -EINVAL);
	EXPECT_RENAME("/", "/x", -EBUSY);
	EXPECT_RENAME("/d", "/", -EBUSY);
	EXPECT_RENAME("/d", "/dd", 0);
	UK_TEST_EXPECT_ZERO(rmdir("/dd/e"));
	UK_TEST_EXPECT_ZERO(rmdir("/dd"));
}

UK_TESTCASE(vfscore_rename, noreplace_refuses_a_name_in_use)
{
	UK_TEST_EXPECT_ZERO(put_file("/a", "a"));
	UK_TEST_EXPECT_ZERO(put_file("/b", "b"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_renameat2(AT_FDCWD, (long)"/a",
						      AT_FDCWD, (long)"/b", 1),
			       -EEXIST);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_renameat2(AT_FDCWD, (long)"/a",
						      AT_FDCWD, (long)"/c", 1),
			       0);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_renameat2(AT_FDCWD, (long)"/c",
						      AT_FDCWD, (long)"/b", 2),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/b"), "b"));
	UK_TEST_EXPECT_ZERO(unlink("/b"));
	UK_TEST_EXPECT_ZERO(unlink("/c"));
}
