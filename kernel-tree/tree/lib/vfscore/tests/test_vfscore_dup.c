/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: several descriptors of one open file (row A15).
 */
#include <errno.h>
#include <uk/syscall.h>
#include <uk/test.h>
#include <vfscore/file.h>

#include "scene.h"

uk_testsuite_register(vfscore_dup, NULL);

#define BAD_FD 77

UK_TESTCASE(vfscore_dup, duplicates_share_position_and_status_flags)
{
	char c = 0;
	int fd, copy;

	UK_TEST_EXPECT_ZERO(put_file("/f", "abc"));
	fd = open("/f", O_RDWR);
	copy = dup(fd);
	UK_TEST_EXPECT_SNUM_EQ(copy, fd + 1);
	UK_TEST_EXPECT_SNUM_EQ(read(fd, &c, 1), 1);
	UK_TEST_EXPECT_SNUM_EQ(read(copy, &c, 1), 1);
	UK_TEST_EXPECT_SNUM_EQ(c, 'b');
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 0, SEEK_CUR), 2);
	UK_TEST_EXPECT_ZERO(fcntl(copy, F_SETFL, O_APPEND));
	UK_TEST_EXPECT_SNUM_EQ(fcntl(fd, F_GETFL), O_RDWR | O_APPEND);

	/* the file stays open until the last one is closed */
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_SNUM_EQ(read(copy, &c, 1), 1);
	UK_TEST_EXPECT_ZERO(close(copy));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_dup, two_opens_do_not_share_their_position)
{
	char c = 0;
	int a, b;

	UK_TEST_EXPECT_ZERO(put_file("/f", "abc"));
	a = open("/f", O_RDONLY);
	b = open("/f", O_RDONLY);
	UK_TEST_EXPECT_SNUM_EQ(read(a, &c, 1), 1);
	UK_TEST_EXPECT_SNUM_EQ(read(b, &c, 1), 1);
	UK_TEST_EXPECT_SNUM_EQ(c, 'a');
	UK_TEST_EXPECT_ZERO(close(a));
	UK_TEST_EXPECT_ZERO(close(b));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_dup, close_on_exec_belongs_to_one_descriptor)
{
	int fd = open("/tmp", O_RDONLY | O_CLOEXEC);
	int copy = dup(fd);
	int other = fcntl(fd, F_DUPFD_CLOEXEC, 10);

	UK_TEST_EXPECT_SNUM_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
	UK_TEST_EXPECT_ZERO(fcntl(copy, F_GETFD));
	UK_TEST_EXPECT_SNUM_EQ(other, 10);
	UK_TEST_EXPECT_SNUM_EQ(fcntl(other, F_GETFD), FD_CLOEXEC);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(close(copy));
	UK_TEST_EXPECT_ZERO(close(other));
}

UK_TESTCASE(vfscore_dup, fcntl_looks_from_the_given_descriptor_on)
{
	UK_TEST_EXPECT_SNUM_EQ(fcntl(0, F_DUPFD, 20), 20);
	UK_TEST_EXPECT_SNUM_EQ(fcntl(0, F_DUPFD, 20), 21);
	UK_TEST_EXPECT_SNUM_EQ(fcntl(0, F_DUPFD, VFSCORE_FDS - 1),
			       VFSCORE_FDS - 1);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fcntl(0, F_DUPFD, VFSCORE_FDS - 1),
			       -EMFILE);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fcntl(0, F_DUPFD, VFSCORE_FDS),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fcntl(0, F_DUPFD, -1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fcntl(BAD_FD, F_DUPFD, 3), -EBADF);
	UK_TEST_EXPECT_ZERO(close(20));
	UK_TEST_EXPECT_ZERO(close(21));
	UK_TEST_EXPECT_ZERO(close(VFSCORE_FDS - 1));
}

UK_TESTCASE(vfscore_dup, a15_closing_the_console_thrice_leaves_its_duplicate)
{
	int saved = dup(STDOUT_FILENO);

	for (int round = 0; round < 3; round++) {
		UK_TEST_EXPECT_ZERO(close(STDIN_FILENO));
		UK_TEST_EXPECT_ZERO(close(STDOUT_FILENO));
		UK_TEST_EXPECT_ZERO(close(STDERR_FILENO));
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(1, (long)"", 0),
				       -EBADF);
		UK_TEST_EXPECT_ZERO(write(saved, "", 0));
		for (int fd = 0; fd < 3; fd++)
			UK_TEST_EXPECT_SNUM_EQ(dup(saved), fd);
	}
	UK_TEST_EXPECT_SNUM_EQ(vfscore_console.refs, 4);
	UK_TEST_EXPECT_ZERO(close(saved));
	UK_TEST_EXPECT_SNUM_EQ(vfscore_console.refs, 3);
}

UK_TESTCASE(vfscore_dup, a15_dup2_closes_what_the_descriptor_named)
{
	long before = free_memory();
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/f", "abc"));
	fd = open("/f", O_RDONLY);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
	UK_TEST_EXPECT_ZERO(fcntl(fd, F_SETFD, FD_CLOEXEC));
	UK_TEST_EXPECT_SNUM_EQ(dup2(STDOUT_FILENO, fd), fd);
	UK_TEST_EXPECT_ZERO(fcntl(fd, F_GETFD));
	UK_TEST_EXPECT_SNUM_EQ(isatty(fd), 1);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
	UK_TEST_EXPECT_ZERO(close(fd));
}

UK_TESTCASE(vfscore_dup, a15_dup2_of_a_descriptor_to_itself_does_nothing)
{
	int fd = open("/tmp", O_RDONLY | O_CLOEXEC);

	UK_TEST_EXPECT_SNUM_EQ(dup2(fd, fd), fd);
	UK_TEST_EXPECT_SNUM_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_SNUM_EQ(dup2(fd, fd), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EBADF);
}

UK_TESTCASE(vfscore_dup,
	    a15_dup2_of_bad_descriptors_is_ebadf_and_closes_nothing)
{
	int bad[] = {-1, BAD_FD, VFSCORE_FDS};

	for (int i = 0; i < 3; i++) {
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup2(bad[i], 0), -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup(bad[i]), -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup3(bad[i], 0, 0), -EBADF);
	}
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup2(0, -1), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup2(0, VFSCORE_FDS), -EBADF);
	UK_TEST_EXPECT_ZERO(fcntl(STDIN_FILENO, F_GETFD));
}

UK_TESTCASE(vfscore_dup, a15_dup3_refuses_the_same_descriptor_and_unknown_flags)
{
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup3(0, 0, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup3(BAD_FD, BAD_FD, 0), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup3(0, 5, O_APPEND), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup3(0, VFSCORE_FDS, 0), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_dup3(0, 5, O_CLOEXEC), 5);
	UK_TEST_EXPECT_SNUM_EQ(fcntl(5, F_GETFD), FD_CLOEXEC);
	UK_TEST_EXPECT_ZERO(close(5));
}
