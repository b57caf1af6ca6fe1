/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: making, removing, listing and renaming.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_dirs, NULL);

#define MANY 200

static nlink_t links_of(const char *name)
{
	struct stat st;

	return stat(name, &st) ? 0 : st.st_nlink;
}

UK_TESTCASE(vfscore_dirs, making_and_removing_say_what_is_in_the_way)
{
	UK_TEST_EXPECT_ZERO(mkdir("/d/", 0755));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"/d", 0755), -EEXIST);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"/", 0755), -EEXIST);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"/d/.", 0755), -EEXIST);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"/no/d", 0), -ENOENT);
	UK_TEST_EXPECT_ZERO(put_file("/d/f", ""));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"/d/f/e", 0), -ENOTDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rmdir((long)"/d"), -ENOTEMPTY);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rmdir((long)"/d/f"), -ENOTDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_unlink((long)"/d"), -EISDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_unlink((long)"/d/f/"), -ENOTDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_unlink((long)"/d/no"), -ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_unlinkat(AT_FDCWD, (long)"/d", 1),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(unlink("/d/f"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rmdir((long)"/d/."), -EINVAL);
	UK_TEST_EXPECT_ZERO(mkdir("/d/e", 0755));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rmdir((long)"/d/e/.."), -ENOTEMPTY);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rmdir((long)"/"), -EBUSY);
	UK_TEST_EXPECT_ZERO(remove("/d/e"));
	UK_TEST_EXPECT_ZERO(remove("/d"));
}

UK_TESTCASE(vfscore_dirs, two_hundred_files_are_listed_once_and_removed)
{
	static char seen[MANY];
	long before = free_memory();
	unsigned int wrong = 0, dots = 0;
	char name[16];
	struct dirent *d;
	DIR *dir;

	memset(seen, 0, sizeof(seen));
	UK_TEST_EXPECT_ZERO(mkdir("/many", 0755));
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "/many/%d", i);
		wrong += put_file(name, name) != 0;
	}
	dir = opendir("/many");
	while ((d = readdir(dir))) {
		int i;

		if (d->d_name[0] == '.') {
			dots++;
			wrong += d->d_type != DT_DIR;
			continue;
		}
		wrong += d->d_type != DT_REG;
		wrong += sscanf(d->d_name, "%d", &i) != 1;
		wrong += seen[i]++ != 0;
		/* removing while listing must skip nothing */
		snprintf(name, sizeof(name), "/many/%d", i);
		wrong += unlink(name) != 0;
	}
	UK_TEST_EXPECT_ZERO(closedir(dir));
	for (int i = 0; i < MANY; i++)
		wrong += seen[i] != 1;
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_SNUM_EQ(dots, 2);
	UK_TEST_EXPECT_ZERO(rmdir("/many"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_dirs, a_listing_can_be_rewound_and_resumed)
{
	char first[32];
	struct dirent *d;
	long place;
	DIR *dir;

	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_ZERO(put_file("/d/one", ""));
	UK_TEST_EXPECT_ZERO(put_file("/d/two", ""));
	dir = opendir("/d");
	readdir(dir);
	readdir(dir);
	place = telldir(dir);
	d = readdir(dir);
	strcpy(first, d->d_name);
	readdir(dir);
	UK_TEST_EXPECT_NULL(readdir(dir));
	seekdir(dir, place);
	UK_TEST_EXPECT_ZERO(strcmp(readdir(dir)->d_name, first));
	rewinddir(dir);
	UK_TEST_EXPECT_ZERO(strcmp(readdir(dir)->d_name, "."));
	UK_TEST_EXPECT_ZERO(closedir(dir));
	UK_TEST_EXPECT_ZERO(unlink("/d/one"));
	UK_TEST_EXPECT_ZERO(unlink("/d/two"));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
}

UK_TESTCASE(vfscore_dirs, listing_wants_a_directory_and_room)
{
	char buf[16];
	int fd = open("/tmp", O_RDONLY);

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getdents64(fd, (long)buf, 16),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getdents64(fd, (long)buf, 16),
			       -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_getdents64(0, (long)buf, 16),
			       -ENOTDIR);
}

UK_TESTCASE(vfscore_dirs, directories_count_the_directories_in_them)
{
	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_SNUM_EQ(links_of("/d"), 2);
	UK_TEST_EXPECT_ZERO(mkdir("/d/e", 0755));
	UK_TEST_EXPECT_ZERO(put_file("/d/f", ""));
	UK_TEST_EXPECT_SNUM_EQ(links_of("/d"), 3);
	UK_TEST_EXPECT_ZERO(rmdir("/d/e"));
	UK_TEST_EXPECT_ZERO(unlink("/d/f"));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
}

UK_TESTCASE(vfscore_dirs, a_hard_link_is_the_same_file)
{
	long before = free_memory();

	UK_TEST_EXPECT_ZERO(put_file("/a", "same"));
	UK_TEST_EXPECT_ZERO(link("/a", "/b"));
	UK_TEST_EXPECT_SNUM_EQ(links_of("/a"), 2);
	UK_TEST_EXPECT_ZERO(unlink("/a"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/b"), "same"));
	UK_TEST_EXPECT_SNUM_EQ(links_of("/b"), 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_link((long)"/tmp", (long)"/t"),
			       -EPERM);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_link((long)"/b", (long)"/tmp"),
			       -EEXIST);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_link((long)"/b", (long)"/t/"),
			       -ENOENT);
	UK_TEST_EXPECT_ZERO(unlink("/b"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}
