/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: reading and writing files of the RAM root.
 */
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <sys/uio.h>
#include <uk/arch/limits.h>
#include <uk/essentials.h>
#include <uk/syscall.h>
#include <uk/test.h>
#include <vfscore/file.h>

#include "scene.h"

uk_testsuite_register(vfscore_files, NULL);

UK_TESTCASE(vfscore_files, what_was_written_can_be_read)
{
	long before = free_memory();
	char buf[16] = "";
	int fd = open("/f", O_CREAT | O_RDWR, 0644);

	UK_TEST_EXPECT_SNUM_EQ(fd, 3);
	UK_TEST_EXPECT_SNUM_EQ(write(fd, "hello", 5), 5);
	UK_TEST_EXPECT_ZERO(read(fd, buf, sizeof(buf)));
	UK_TEST_EXPECT_ZERO(lseek(fd, 0, SEEK_SET));
	UK_TEST_EXPECT_SNUM_EQ(read(fd, buf, sizeof(buf)), 5);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "hello"));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("f"), "hello"));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
	UK_TEST_EXPECT_SNUM_EQ(open("/f", O_RDONLY), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_files, a_mebibyte_survives_in_odd_pieces)
{
	static unsigned char piece[1009]; /* a prime */
	long before = free_memory();
	int fd = open("/big", O_CREAT | O_EXCL | O_RDWR, 0600);
	size_t done, wrong = 0;

	for (done = 0; done < 1 << 20; done += sizeof(piece)) {
		for (size_t i = 0; i < sizeof(piece); i++)
			piece[i] = (done + i) * 7 >> 3;
		if (write(fd, piece, sizeof(piece)) != sizeof(piece))
			wrong++;
	}
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_SNUM_EQ(size_of("/big"), done);
	UK_TEST_EXPECT_ZERO(lseek(fd, 0, SEEK_SET));
	for (size_t at = 0; at < done; at += sizeof(piece)) {
		wrong += read(fd, piece, sizeof(piece)) != sizeof(piece);
		for (size_t i = 0; i < sizeof(piece); i++)
			wrong += piece[i] != (unsigned char)((at + i) * 7 >> 3);
	}
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_ZERO(read(fd, piece, 1));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/big"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_files, a_hole_reads_as_zeros_and_takes_no_memory)
{
	long before = free_memory();
	int fd = open("/holes", O_CREAT | O_RDWR, 0600);
	char buf[8] = "xxxxxxx";
	struct stat st;

	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 1 << 20, SEEK_SET), 1 << 20);
	UK_TEST_EXPECT_ZERO(fstat(fd, &st));
	UK_TEST_EXPECT_ZERO(st.st_size);
	UK_TEST_EXPECT_SNUM_EQ(write(fd, "end", 3), 3);
	UK_TEST_EXPECT_ZERO(fstat(fd, &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_size, (1 << 20) + 3);
	UK_TEST_EXPECT_SNUM_EQ(st.st_blocks * 512, __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_EQ(pread(fd, buf, 8, (1 << 20) - 4), 7);
	UK_TEST_EXPECT_BYTES_EQ(buf, "\0\0\0\0end", 7);
	UK_TEST_EXPECT_SNUM_EQ(pread(fd, buf, 8, 5000), 8);
	UK_TEST_EXPECT_BYTES_EQ(buf, "\0\0\0\0\0\0\0\0", 8);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/holes"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_files, positions_are_set_from_start_here_and_end)
{
	int fd = open("/f", O_CREAT | O_RDWR, 0600);

	UK_TEST_EXPECT_SNUM_EQ(write(fd, "0123456789", 10), 10);
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 3, SEEK_SET), 3);
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 4, SEEK_CUR), 7);
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, -1, SEEK_END), 9);
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 5, SEEK_END), 15);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lseek(fd, -1, SEEK_SET), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lseek(fd, -11, SEEK_END), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lseek(fd, 0, 77), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_lseek(fd, INT64_MAX, SEEK_CUR),
			       -EOVERFLOW);
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 0, SEEK_CUR), 15);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_files, reads_and_writes_at_a_place_leave_the_position)
{
	char a[3] = "", b[4] = "";
	struct iovec iov[] = {{a, 2}, {b, 3}};
	int fd = open("/f", O_CREAT | O_RDWR, 0600);

	UK_TEST_EXPECT_SNUM_EQ(pwrite(fd, "abcdef", 6, 2), 6);
	UK_TEST_EXPECT_ZERO(lseek(fd, 0, SEEK_CUR));
	UK_TEST_EXPECT_SNUM_EQ(preadv(fd, iov, 2, 3), 5);
	UK_TEST_EXPECT_ZERO(strcmp(a, "bc"));
	UK_TEST_EXPECT_ZERO(strcmp(b, "def"));
	UK_TEST_EXPECT_SNUM_EQ(pwritev(fd, iov, 2, 0), 5);
	UK_TEST_EXPECT_SNUM_EQ(pread(fd, b, 3, 5), 3);
	UK_TEST_EXPECT_ZERO(strcmp(b, "def"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pread64(fd, (long)a, 1, -1),
			       -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pwrite64(1, (long)a, 1, 0),
			       -ESPIPE);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_files, appending_goes_to_the_end_whatever_the_position)
{
	int fd, other;

	UK_TEST_EXPECT_ZERO(put_file("/log", "one"));
	fd = open("/log", O_WRONLY | O_APPEND);
	other = open("/log", O_WRONLY | O_APPEND);
	UK_TEST_EXPECT_SNUM_EQ(write(fd, "two", 3), 3);
	UK_TEST_EXPECT_SNUM_EQ(write(other, "three", 5), 5);
	UK_TEST_EXPECT_ZERO(lseek(fd, 0, SEEK_SET));
	UK_TEST_EXPECT_SNUM_EQ(write(fd, "4", 1), 1);
	UK_TEST_EXPECT_SNUM_EQ(lseek(fd, 0, SEEK_CUR), 12);
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/log"), "onetwothree4"));
	UK_TEST_EXPECT_SNUM_EQ(fcntl(fd, F_GETFL), O_WRONLY | O_APPEND);
	UK_TEST_EXPECT_ZERO(fcntl(fd, F_SETFL, 0));
	UK_TEST_EXPECT_ZERO(lseek(fd, 0, SEEK_SET));
	UK_TEST_EXPECT_SNUM_EQ(write(fd, "ONE", 3), 3);
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/log"), "ONEtwothree4"));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(close(other));
	UK_TEST_EXPECT_ZERO(unlink("/log"));
}

UK_TESTCASE(vfscore_files, an_unlinked_file_lives_while_it_is_open)
{
	long before = free_memory();
	char buf[8] = "";
	struct stat st;
	int fd;

	UK_TEST_EXPECT_ZERO(put_file("/ghost", "boo"));
	fd = open("/ghost", O_RDWR);
	UK_TEST_EXPECT_ZERO(unlink("/ghost"));
	UK_TEST_EXPECT(!exists("/ghost"));
	UK_TEST_EXPECT_ZERO(fstat(fd, &st));
	UK_TEST_EXPECT_ZERO(st.st_nlink);
	UK_TEST_EXPECT_SNUM_EQ(read(fd, buf, 8), 3);
	UK_TEST_EXPECT_ZERO(strcmp(buf, "boo"));
	UK_TEST_EXPECT_SNUM_EQ(write(fd, "!", 1), 1);

	/* a file of the same name is another one */
	UK_TEST_EXPECT_ZERO(put_file("/ghost", "alive"));
	UK_TEST_EXPECT_SNUM_EQ(pread(fd, buf, 8, 0), 4);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/ghost"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_files,
	    a_descriptor_works_only_in_the_direction_it_was_opened)
{
	char c = 'x';
	int in, out;

	UK_TEST_EXPECT_ZERO(put_file("/f", "text"));
	in = open("/f", O_RDONLY);
	out = open("/f", O_WRONLY);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_write(in, (long)&c, 1), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_read(out, (long)&c, 1), -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pread64(out, (long)&c, 1, 0),
			       -EBADF);
	UK_TEST_EXPECT_SNUM_EQ(read(in, &c, 1), 1);
	UK_TEST_EXPECT_SNUM_EQ(write(out, &c, 1), 1);
	UK_TEST_EXPECT_ZERO(close(in));
	UK_TEST_EXPECT_ZERO(close(out));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

UK_TESTCASE(vfscore_files, a_place_nobody_can_reach_is_enospc_or_efbig)
{
	long before = free_memory();
	int fd = open("/far", O_CREAT | O_RDWR, 0600);
	char c = 'x';

	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pwrite64(fd, (long)&c, 1, 1L << 45),
			       -ENOSPC);
	UK_TEST_EXPECT_SNUM_EQ(
		uk_syscall_r_pwrite64(fd, (long)&c, 1, INT64_MAX), -EFBIG);
	UK_TEST_EXPECT_ZERO(size_of("/far"));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/far"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

/* Takes memory until fewer pages than `leave` are free; see release() */
static void **hold_memory(long leave)
{
	struct uk_alloc *a = uk_alloc_get_default();
	void **held = NULL, **chunk;
	long pages;

	while (uk_alloc_pavailmem(a) >= leave) {
		pages = MIN(uk_alloc_pmaxalloc(a),
			    uk_alloc_pavailmem(a) - leave + 1);
		chunk = uk_palloc(a, pages);
		if (!chunk)
			break;
		chunk[0] = held;
		chunk[1] = (void *)pages;
		held = chunk;
	}
	return held;
}

static void release(void **held)
{
	void **chunk;

	while ((chunk = held)) {
		held = chunk[0];
		uk_pfree(uk_alloc_get_default(), chunk, (long)chunk[1]);
	}
}

UK_TESTCASE(vfscore_files, full_memory_is_enospc_and_what_fits_is_kept)
{
	static char block[8 * __PAGE_SIZE];
	long before = free_memory();
	void **held;
	ssize_t n, sum = 0;
	int fd;

	fd = open("/f", O_CREAT | O_RDWR, 0600);
	held = hold_memory(20);
	do {
		n = uk_syscall_r_write(fd, (long)block, sizeof(block));
		sum += n > 0 ? n : 0;
	} while (n > 0);
	UK_TEST_EXPECT_SNUM_EQ(n, -ENOSPC);
	UK_TEST_EXPECT_SNUM_GT(sum, __PAGE_SIZE);
	UK_TEST_EXPECT_SNUM_EQ(size_of("/f"), sum);
	UK_TEST_EXPECT_ZERO(free_memory());
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_mkdir((long)"/d", 0700), -ENOSPC);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_rename((long)"/f", (long)"/g"),
			       -ENOSPC);
	UK_TEST_EXPECT(exists("/f"));
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_open((long)"/f", O_RDONLY, 0),
			       -ENOMEM);
	UK_TEST_EXPECT_SNUM_EQ(uk_syscall_r_pipe((long)&n), -ENOMEM);
	release(held);
	UK_TEST_EXPECT_SNUM_EQ(pwrite(fd, "x", 1, sum), 1);
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink("/f"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}

UK_TESTCASE(vfscore_files, descriptors_run_out_with_emfile_and_nothing_is_made)
{
	long before = free_memory();
	int fd, last = -1;

	UK_TEST_EXPECT_ZERO(put_file("/f", ""));
	while ((fd = open("/f", O_RDONLY)) >= 0)
		last = fd;
	UK_TEST_EXPECT_SNUM_EQ(errno, EMFILE);
	UK_TEST_EXPECT_SNUM_EQ(last, VFSCORE_FDS - 1);
	UK_TEST_EXPECT_SNUM_EQ(open("/new", O_CREAT | O_WRONLY, 0600), -1);
	UK_TEST_EXPECT(!exists("/new"));

	/* the lowest free one comes first */
	UK_TEST_EXPECT_ZERO(close(9));
	UK_TEST_EXPECT_ZERO(close(5));
	UK_TEST_EXPECT_SNUM_EQ(open("/f", O_RDONLY), 5);
	UK_TEST_EXPECT_SNUM_EQ(open("/f", O_RDONLY), 9);
	for (fd = 3; fd <= last; fd++)
		close(fd);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}
