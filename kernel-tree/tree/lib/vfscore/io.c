/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls that move bytes: read, write, readv, writev, lseek.
 *
 * All return -EBADF for a descriptor that is not open. Pointers are used as
 * they are: kernel and application share one address space, and a bad one
 * traps.
 */
#include <errno.h>
#include <limits.h>
#include <sys/uio.h>
#include <uk/essentials.h>
#include <uk/syscall.h>
#include <vfscore/file.h>

UK_SYSCALL_R_DEFINE(ssize_t, read, int, fd, void *, buf, size_t, count)
{
	struct vfscore_file *file = vfscore_file_get(fd);

	if (!file)
		return -EBADF;

	return file->ops->read(file, buf, MIN(count, (size_t)SSIZE_MAX));
}

UK_SYSCALL_R_DEFINE(ssize_t, write, int, fd, const void *, buf, size_t, count)
{
	struct vfscore_file *file = vfscore_file_get(fd);

	if (!file)
		return -EBADF;

	return file->ops->write(file, buf, MIN(count, (size_t)SSIZE_MAX));
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

typedef ssize_t (*transfer_fn)(struct vfscore_file *file,
			       const struct iovec *piece);

static ssize_t read_piece(struct vfscore_file *file, const struct iovec *piece)
{
	return file->ops->read(file, piece->iov_base, piece->iov_len);
}

static ssize_t write_piece(struct vfscore_file *file, const struct iovec *piece)
{
	return file->ops->write(file, piece->iov_base, piece->iov_len);
}

/* Goes on until a piece is short; an error counts only if nothing moved */
static ssize_t transfer(int fd, const struct iovec *iov, int iovcnt,
			transfer_fn move)
{
	struct vfscore_file *file = vfscore_file_get(fd);
	ssize_t sum = 0, n;
	int rc;

	if (!file)
		return -EBADF;
	rc = check_vector(iov, iovcnt);
	if (rc < 0)
		return rc;

	for (int i = 0; i < iovcnt; i++) {
		n = move(file, &iov[i]);
		if (n < 0)
			return sum ? sum : n;
		sum += n;
		if ((size_t)n < iov[i].iov_len)
			break;
	}
	return sum;
}

UK_SYSCALL_R_DEFINE(ssize_t, readv, int, fd, const struct iovec *, iov, int,
		    iovcnt)
{
	return transfer(fd, iov, iovcnt, read_piece);
}

UK_SYSCALL_R_DEFINE(ssize_t, writev, int, fd, const struct iovec *, iov, int,
		    iovcnt)
{
	return transfer(fd, iov, iovcnt, write_piece);
}

UK_SYSCALL_R_DEFINE(off_t, lseek, int, fd, off_t, offset, int, whence)
{
	struct vfscore_file *file = vfscore_file_get(fd);

	if (!file)
		return -EBADF;

	return file->ops->lseek(file, offset, whence);
}
