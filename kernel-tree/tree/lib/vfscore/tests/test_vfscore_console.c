/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: the console behind descriptors 0, 1 and 2 (contract 8.1). Lines are
 * typed into the editor directly; nobody sits at the console.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <uk/syscall.h>
#include <uk/test.h>
#include <vfscore/file.h>
#include "../console_line.h"

uk_testsuite_register(vfscore_console, NULL);

#define BAD_FD 77

/* Types a text and collects what is echoed */
static void type(struct console_line *line, const char *text, char *echoed)
{
	*echoed = '\0';
	for (; *text && !line->done; text++)
		strcat(echoed, console_line_type(line, *text));
}

UK_TESTCASE(vfscore_console, a_typed_line_ends_with_enter)
{
	char buf[16], echoed[32];
	struct console_line line = {.buf = buf, .size = sizeof(buf)};

	type(&line, "hi\rmore", echoed);
	UK_TEST_EXPECT(line.done);
	UK_TEST_EXPECT_SNUM_EQ(line.len, 3);
	UK_TEST_EXPECT_BYTES_EQ(buf, "hi\n", 3);
	UK_TEST_EXPECT_ZERO(strcmp(echoed, "hi\n"));
}

UK_TESTCASE(vfscore_console, backspace_takes_back_what_was_typed)
{
	char buf[16], echoed[64];
	struct console_line line = {.buf = buf, .size = sizeof(buf)};

	type(&line,
	     "ax\bb\x7f"
	     "c\n",
	     echoed);
	UK_TEST_EXPECT_SNUM_EQ(line.len, 3);
	UK_TEST_EXPECT_BYTES_EQ(buf, "ac\n", 3);
	UK_TEST_EXPECT_ZERO(strcmp(echoed, "ax\b \bb\b \bc\n"));
}

UK_TESTCASE(vfscore_console, backspace_at_the_start_does_nothing)
{
	char buf[4], echoed[16];
	struct console_line line = {.buf = buf, .size = sizeof(buf)};

	type(&line, "\b\x7f\b", echoed);
	UK_TEST_EXPECT_ZERO(line.len);
	UK_TEST_EXPECT(!line.done);
	UK_TEST_EXPECT_ZERO(strcmp(echoed, ""));
}

UK_TESTCASE(vfscore_console, a_full_buffer_ends_the_line)
{
	char buf[3], echoed[16];
	struct console_line line = {.buf = buf, .size = sizeof(buf)};

	type(&line, "abcdef", echoed);
	UK_TEST_EXPECT(line.done);
	UK_TEST_EXPECT_SNUM_EQ(line.len, 3);
	UK_TEST_EXPECT_ZERO(strcmp(echoed, "abc"));
}

UK_TESTCASE(vfscore_console, writes_return_how_much_they_wrote)
{
	struct iovec iov[] = {
		{.iov_base = "from ", .iov_len = 5},
		{.iov_base = NULL, .iov_len = 0},
		{.iov_base = "writev\n", .iov_len = 7},
	};

	UK_TEST_EXPECT_SNUM_EQ(write(STDOUT_FILENO, "", 0), 0);
	UK_TEST_EXPECT_SNUM_EQ(write(STDERR_FILENO, "from write\n", 11), 11);
	UK_TEST_EXPECT_SNUM_EQ(writev(STDOUT_FILENO, iov, 3), 12);
	UK_TEST_EXPECT_ZERO(writev(STDOUT_FILENO, iov, 0));
}

UK_TESTCASE(vfscore_console, a_read_of_nothing_does_not_wait)
{
	char c;

	UK_TEST_EXPECT_ZERO(read(STDIN_FILENO, &c, 0));
}

UK_TESTCASE(vfscore_console, every_call_refuses_a_descriptor_that_is_not_open)
{
	struct iovec iov = {0};
	struct stat st;
	char c = 0;

	for (int fd = -1; fd <= BAD_FD; fd += BAD_FD + 1) {
		errno = 0;
		UK_TEST_EXPECT_SNUM_EQ(read(fd, &c, 1), -1);
		UK_TEST_EXPECT_SNUM_EQ(errno, EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_read(fd, (long)&c, 1),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(fd, (long)&c, 1),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_readv(fd, (long)&iov, 1),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_writev(fd, (long)&iov, 1),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lseek(fd, 0, 0), -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fstat(fd, (long)&st),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fcntl(fd, F_GETFD, 0),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_ioctl(fd, TIOCGWINSZ, 0),
				       -EBADF);
		UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_close(fd), -EBADF);
	}
}

UK_TESTCASE(vfscore_console, vectors_out_of_range_are_einval)
{
	static struct iovec many[1025];
	struct iovec huge[] = {
		{.iov_base = NULL, .iov_len = SIZE_MAX / 2},
		{.iov_base = NULL, .iov_len = 1},
	};

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_writev(1, (long)huge, -1), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_writev(1, (long)many, 1025),
			       -EINVAL);
	UK_TEST_EXPECT_ZERO(uk_syscall_r_writev(1, (long)many, 1024));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_readv(0, (long)huge, 2), -EINVAL);
}

UK_TESTCASE(vfscore_console, the_console_is_a_terminal)
{
	struct winsize size = {0};

	UK_TEST_EXPECT_SNUM_EQ(isatty(STDOUT_FILENO), 1);
	UK_TEST_EXPECT_ZERO(ioctl(STDOUT_FILENO, TIOCGWINSZ, &size));
	UK_TEST_EXPECT_SNUM_GT(size.ws_row, 0);
	UK_TEST_EXPECT_SNUM_GT(size.ws_col, 0);
	UK_TEST_EXPECT_SNUM_EQ(ioctl(STDOUT_FILENO, FIONREAD, &size), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOTTY);
}

UK_TESTCASE(vfscore_console, the_console_has_no_position)
{
	UK_TEST_EXPECT_SNUM_EQ(lseek(STDOUT_FILENO, 5, SEEK_SET), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ESPIPE);
}

UK_TESTCASE(vfscore_console, the_console_is_a_character_device)
{
	struct stat st;

	memset(&st, 0xa5, sizeof(st));
	UK_TEST_EXPECT_ZERO(fstat(STDIN_FILENO, &st));
	UK_TEST_EXPECT(S_ISCHR(st.st_mode));
	UK_TEST_EXPECT_ZERO(st.st_size);
}

UK_TESTCASE(vfscore_console, fcntl_reads_and_changes_flags)
{
	UK_TEST_EXPECT_SNUM_EQ(fcntl(STDOUT_FILENO, F_GETFL) & O_ACCMODE,
			       O_RDWR);
	UK_TEST_EXPECT_ZERO(fcntl(STDOUT_FILENO, F_GETFD));
	UK_TEST_EXPECT_ZERO(fcntl(STDOUT_FILENO, F_SETFD, FD_CLOEXEC));
	UK_TEST_EXPECT_SNUM_EQ(fcntl(STDOUT_FILENO, F_GETFD), FD_CLOEXEC);
	UK_TEST_EXPECT_ZERO(fcntl(STDERR_FILENO, F_GETFD));
	UK_TEST_EXPECT_ZERO(fcntl(STDOUT_FILENO, F_SETFD, 0));
	UK_TEST_EXPECT_ZERO(fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK));
	UK_TEST_EXPECT_SNUM_EQ(fcntl(STDIN_FILENO, F_GETFL),
			       O_RDWR | O_NONBLOCK);
	UK_TEST_EXPECT_ZERO(fcntl(STDIN_FILENO, F_SETFL, 0));
	UK_TEST_EXPECT_SNUM_EQ(fcntl(STDIN_FILENO, F_GETFL), O_RDWR);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_fcntl(1, 4711, 0), -EINVAL);
}

UK_TESTCASE(vfscore_console, a_closed_descriptor_is_not_open_any_more)
{
	UK_TEST_EXPECT_ZERO(close(STDIN_FILENO));
	UK_TEST_EXPECT_SNUM_EQ(close(STDIN_FILENO), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, EBADF);
	UK_TEST_EXPECT_ZERO(fcntl(STDOUT_FILENO, F_GETFD));
	UK_TEST_EXPECT_ZERO(dup2(STDOUT_FILENO, STDIN_FILENO));
}
