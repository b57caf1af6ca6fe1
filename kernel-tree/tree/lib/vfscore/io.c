/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that move bytes: read, write, their vectors, at the file's
 * position or at a given one, and lseek.
 *
 * All return -EBADF for a descriptor that is not open, or not for this
 * direction. Pointers are used as they are: kernel and application share one
 * address space, and a bad one traps.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/uio.h>
#include <unistd.h>
#include <uk/essentials.h>
#include <uk/syscall.h>
#include <vfscore/file.h>

typedef ssize_t (*transfer_fn)(struct vfscore_file *file,
			       const struct iovec *piece, off_t at);

static ssize_t read_piece(struct vfscore_file *file, const struct iovec *piece,
			  off_t at)
{
	if (!file->ops->read)
		return -EINVAL;

	return file->ops->read(file, piece->iov_base, piece->iov_len, at);
}

static ssize_t write_piece(struct vfscore_file *file, const struct iovec *piece,
			   off_t at)
{
	if (!file->ops->write)
		return -EINVAL;

	return file->ops->write(file, piece->iov_base, piece->iov_len, at);
}

/* -EINVAL for a count out of range or a sum that no ssize_t can hold */
static int check_vector(const struct iovec *iov, int iovcnt)
{
	size_t sum = 0;

	if (iovcnt < 0 || iovcnt > IOV_MAX)
		return -EINVAL;

	for (int i = 0; i < iovcnt; i++) {
		if (iov[i].iov_len > (size_t)SSIZE_MAX - sum)
			return -EINVAL;
		sum += iov[i].iov_len;
	}
	return 0;
}

/* Goes on until a piece is short; an error counts only if nothing moved */
static ssize_t transfer(struct vfscore_file *file, const struct iovec *iov,
			int iovcnt, off_t at, transfer_fn move)
{
	ssize_t sum = 0, n;

	for (int i = 0; i < iovcnt; i++) {
		n = move(file, &iov[i], at + sum);
		if (n < 0)
			return sum ? sum : n;
		sum += n;
		if ((size_t)n < iov[i].iov_len)
			break;
	}
	return sum;
}

/* Where read() and write() go on, which appending moves first */
static ssize_t transfer_on(struct vfscore_file *file, const struct iovec *iov,
			   int iovcnt, transfer_fn move)
{
	ssize_t n;

	if (move == write_piece && file->flags & O_APPEND && file->ops->lseek)
		file->ops->lseek(file, 0, SEEK_END);
	n = transfer(file, iov, iovcnt, file->pos, move);
	if (n > 0 && file->ops->lseek)
		file->pos += n;
	return n;
}

/* `at` NULL is the file's position */
static ssize_t start(int fd, const struct iovec *iov, int iovcnt,
		     const off_t *at, transfer_fn move)
{
	struct vfscore_file *file = vfscore_file_get(fd);
	int one_way = move == write_piece ? O_WRONLY : O_RDONLY;
	int mode;
	ssize_t n;

	if (!file)
		return -EBADF;

	mode = file->flags & O_ACCMODE;
	n = check_vector(iov, iovcnt);
	if (mode != O_RDWR && mode != one_way)
		n = -EBADF;
	else if (at && !file->ops->lseek)
		n = -ESPIPE;
	else if (at && *at < 0)
		n = -EINVAL;
	else if (!n)
		n = at ? transfer(file, iov, iovcnt, *at, move)
		       : transfer_on(file, iov, iovcnt, move);
	vfscore_file_put(file);
	return n;
}

static struct iovec single(const void *buf, size_t count)
{
	return (struct iovec){
		.iov_base = (void *)buf,
		.iov_len = MIN(count, (size_t)SSIZE_MAX),
	};
}

UK_SYSCALL_R_DEFINE(ssize_t, read, int, fd, void *, buf, size_t, count)
{
	struct iovec iov = single(buf, count);

	return start(fd, &iov, 1, NULL, read_piece);
}

UK_SYSCALL_R_DEFINE(ssize_t, write, int, fd, const void *, buf, size_t, count)
{
	struct iovec iov = single(buf, count);

	return start(fd, &iov, 1, NULL, write_piece);
}

UK_SYSCALL_R_DEFINE(ssize_t, readv, int, fd, const struct iovec *, iov, int,
		    iovcnt)
{
	return start(fd, iov, iovcnt, NULL, read_piece);
}

UK_SYSCALL_R_DEFINE(ssize_t, writev, int, fd, const struct iovec *, iov, int,
		    iovcnt)
{
	return start(fd, iov, iovcnt, NULL, write_piece);
}

UK_SYSCALL_R_DEFINE(ssize_t, pread64, int, fd, void *, buf, size_t, count,
		    off_t, at)
{
	struct iovec iov = single(buf, count);

	return start(fd, &iov, 1, &at, read_piece);
}

/* POSIX: at the given place even in a file opened for appending */
UK_SYSCALL_R_DEFINE(ssize_t, pwrite64, int, fd, const void *, buf, size_t,
		    count, off_t, at)
{
	struct iovec iov = single(buf, count);

	return start(fd, &iov, 1, &at, write_piece);
}

/* LL: the position comes in two halves, of which the first is enough here */
UK_LLSYSCALL_R_DEFINE(ssize_t, preadv, int, fd, const struct iovec *, iov, int,
		      iovcnt, off_t, at, long, high)
{
	(void)high;
	return start(fd, iov, iovcnt, &at, read_piece);
}

UK_LLSYSCALL_R_DEFINE(ssize_t, pwritev, int, fd, const struct iovec *, iov, int,
		      iovcnt, off_t, at, long, high)
{
	(void)high;
	return start(fd, iov, iovcnt, &at, write_piece);
}

UK_SYSCALL_R_DEFINE(off_t, lseek, int, fd, off_t, offset, int, whence)
{
	struct vfscore_fd *entry = vfscore_fd_get(fd);

	if (!entry)
		return -EBADF;
	if (!entry->file->ops->lseek)
		return -ESPIPE;

	return entry->file->ops->lseek(entry->file, offset, whence);
}
