/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: path resolution, symbolic links and the working directory.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <uk/syscall.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_paths, NULL);

#define EXPECT_STAT(name, result)                                              \
	do {                                                                   \
		struct stat _st;                                               \
                                                                               \
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_newfstatat(AT_FDCWD,       \
							       (long)(name),   \
							       (long)&_st, 0), \
				       result);                                \
	} while (0)

static ino_t ino_of(const char *name)
{
	struct stat st;

	return stat(name, &st) ? 0 : st.st_ino;
}

UK_TESTCASE(vfscore_paths, dots_and_slashes_lead_where_they_should)
{
	ino_t root = ino_of("/"), tmp = ino_of("/tmp");

	UK_TEST_EXPECT_SNUM_NQ(root, tmp);
	UK_TEST_EXPECT_SNUM_EQ(ino_of("//"), root);
	UK_TEST_EXPECT_SNUM_EQ(ino_of("/.."), root);
	UK_TEST_EXPECT_SNUM_EQ(ino_of("/tmp/.."), root);
	UK_TEST_EXPECT_SNUM_EQ(ino_of("/../tmp/./"), tmp);
	UK_TEST_EXPECT_SNUM_EQ(ino_of("tmp/../tmp"), tmp);
	EXPECT_STAT("/missing/..", -ENOENT);
}

UK_TESTCASE(vfscore_paths, links_are_followed_anywhere_in_a_path)
{
	long before = free_memory();

	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_ZERO(mkdir("/d/e", 0755));
	UK_TEST_EXPECT_ZERO(put_file("/d/e/f", "found"));
	UK_TEST_EXPECT_ZERO(symlink("d", "/relative"));
	UK_TEST_EXPECT_ZERO(symlink("/d/e", "/d/absolute"));
	UK_TEST_EXPECT_ZERO(symlink("../relative/absolute/f", "/d/long"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/relative/e/f"), "found"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/relative/absolute/f"), "found"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/d/long"), "found"));
	UK_TEST_EXPECT_SNUM_EQ(ino_of("/d/absolute/.."), ino_of("/d"));
	EXPECT_STAT("/d/long/", -ENOTDIR);
	EXPECT_STAT("/relative/", 0);
	UK_TEST_EXPECT_ZERO(unlink("/d/long"));
	UK_TEST_EXPECT_ZERO(unlink("/d/absolute"));
	UK_TEST_EXPECT_ZERO(unlink("/relative"));
	UK_TEST_EXPECT_ZERO(unlink("/d/e/f"));
	UK_TEST_EXPECT_ZERO(rmdir("/d/e"));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_paths, a15_lstat_of_a_link_to_itself_ends)
{
	struct stat st;

	UK_TEST_EXPECT_ZERO(symlink("loop", "/loop"));
	UK_TEST_EXPECT_ZERO(lstat("/loop", &st));
	UK_TEST_EXPECT(S_ISLNK(st.st_mode));
	UK_TEST_EXPECT_SNUM_EQ(st.st_size, 4);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lstat((long)"/loop/x", (long)&st),
			       -ELOOP);
	EXPECT_STAT("/loop", -ELOOP);
	UK_TEST_EXPECT_ZERO(unlink("/loop"));
}

UK_TESTCASE(vfscore_paths, too_many_links_in_a_row_are_eloop)
{
	char name[] = "/l00", target[] = "/tmp";

	for (int i = 0; i <= SYMLOOP_MAX; i++) {
		name[2] = '0' + i / 10;
		name[3] = '0' + i % 10;
		UK_TEST_EXPECT_ZERO(symlink(target, name));
		strcpy(target, name);
	}
	EXPECT_STAT("/l39", 0);
	EXPECT_STAT("/l40", -ELOOP);
	for (int i = 0; i <= SYMLOOP_MAX; i++) {
		name[2] = '0' + i / 10;
		name[3] = '0' + i % 10;
		UK_TEST_EXPECT_ZERO(unlink(name));
	}
}

UK_TESTCASE(vfscore_paths, readlink_answers_the_target_and_cuts_it)
{
	char buf[16] = "";
	static char long_target[PATH_MAX + 1];

	UK_TEST_EXPECT_ZERO(symlink("/some/where", "/link"));
	UK_TEST_EXPECT_SNUM_EQ(readlink("/link", buf, sizeof(buf)), 11);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "/some/where"));
	UK_TEST_EXPECT_SNUM_EQ(readlink("/link", buf, 5), 5);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_readlink((long)"/tmp", (long)buf, 9), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_readlink((long)"/no", (long)buf, 9),
			       -ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_symlink((long)"x", (long)"/link"),
			       -EEXIST);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_symlink((long)"", (long)"/new"),
			       -ENOENT);
	memset(long_target, 'x', PATH_MAX);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_symlink((long)long_target, (long)"/new"),
		-ENAMETOOLONG);
	UK_TEST_EXPECT_ZERO(unlink("/link"));
}

UK_TESTCASE(vfscore_paths, the_libc_finds_the_real_path)
{
	char real[PATH_MAX];

	UK_TEST_EXPECT_ZERO(symlink("/tmp", "/link"));
	UK_TEST_EXPECT_ZERO(put_file("/tmp/f", ""));
	UK_TEST_EXPECT_NOT_NULL(realpath("/link/../link/f", real));
	UK_TEST_EXPECT_ZERO(strcmp(real, "/tmp/f"));
	UK_TEST_EXPECT_ZERO(unlink("/tmp/f"));
	UK_TEST_EXPECT_ZERO(unlink("/link"));
}

UK_TESTCASE(vfscore_paths, the_working_directory_changes_and_tells_its_name)
{
	char buf[64];
	int fd;

	UK_TEST_EXPECT_ZERO(strcmp(getcwd(buf, sizeof(buf)), "/"));
	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_ZERO(mkdir("/d/sub", 0755));
	UK_TEST_EXPECT_ZERO(chdir("d"));
	UK_TEST_EXPECT_ZERO(chdir("sub/."));
	UK_TEST_EXPECT_ZERO(strcmp(getcwd(buf, sizeof(buf)), "/d/sub"));
	UK_TEST_EXPECT_ZERO(put_file("f", "here"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/d/sub/f"), "here"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_chdir((long)"f"), -ENOTDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_chdir((long)"no"), -ENOENT);
	UK_TEST_EXPECT_NULL(getcwd(buf, 6));
	UK_TEST_EXPECT_SNUM_EQ(errno, ERANGE);
	UK_TEST_EXPECT_ZERO(unlink("f"));
	fd = open("..", O_RDONLY | O_DIRECTORY);
	UK_TEST_EXPECT_ZERO(fchdir(fd));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(strcmp(getcwd(buf, sizeof(buf)), "/d"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fchdir(STDIN_FILENO), -ENOTDIR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fchdir(fd), -EBADF);
	UK_TEST_EXPECT_ZERO(rmdir("/d/sub"));
	UK_TEST_EXPECT_ZERO(chdir(".."));
	UK_TEST_EXPECT_ZERO(rmdir("d"));
}

UK_TESTCASE(vfscore_paths, a_removed_working_directory_holds_nothing)
{
	long before = free_memory();
	char buf[16];

	UK_TEST_EXPECT_ZERO(mkdir("/d", 0755));
	UK_TEST_EXPECT_ZERO(chdir("/d"));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_open((long)"f", O_CREAT | O_WRONLY, 0600),
		-ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"e", 0700), -ENOENT);
	EXPECT_STAT("..", -ENOENT);
	UK_TEST_EXPECT_NULL(getcwd(buf, sizeof(buf)));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
	UK_TEST_EXPECT_ZERO(chdir("/"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}
