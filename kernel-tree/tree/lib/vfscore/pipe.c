/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pipes: two files around a ring of bytes.
 *
 *   write end ---> | . | a | b | c | . | ---> read end
 *                        ^head       used = 3
 *
 * A write of up to PIPE_BUF bytes goes in at once, others may come between the
 * parts of a longer one, and between the pieces of a vector. There are no
 * signals: a write that nobody will read is just -EPIPE.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/essentials.h>
#include <uk/syscall.h>
#include <uk/wait.h>
#include <vfscore/file.h>

struct pipe {
	struct vfscore_file in, out; /* where bytes go in, and come out */
	size_t head, used;
	struct uk_waitq waiting;
	unsigned long changes; /* of anything that somebody may wait for */
	char ring[PIPE_BUF];
};

static void pipe_changed(struct pipe *p)
{
	p->changes++;
	uk_waitq_wake_up(&p->waiting);
}

/* 0 after a change, which may not be the one hoped for */
static int pipe_wait(struct pipe *p, const struct vfscore_file *file)
{
	unsigned long seen = p->changes;
	DEFINE_WAIT(entry);

	if (file->flags & O_NONBLOCK)
		return -EAGAIN;

	uk_waitq_add_waiter(&p->waiting, &entry);
	uk_sched_yield();
	uk_waitq_remove_waiter(&p->waiting, &entry);
	return p->changes == seen ? -EINTR : 0;
}

static ssize_t pipe_read(struct vfscore_file *file, void *buf, size_t len,
			 off_t at __unused)
{
	struct pipe *p = __containerof(file, struct pipe, out);
	size_t first;
	int rc;

	if (!len)
		return 0;
	while (!p->used) {
		if (!p->in.refs)
			return 0;
		rc = pipe_wait(p, file);
		if (rc < 0)
			return rc;
	}

	len = MIN(len, p->used);
	first = MIN(len, PIPE_BUF - p->head);
	memcpy(buf, p->ring + p->head, first);
	memcpy((char *)buf + first, p->ring, len - first);
	p->head = (p->head + len) % PIPE_BUF;
	p->used -= len;
	pipe_changed(p);
	return len;
}

/* As much as there is room for */
static size_t put(struct pipe *p, const char *buf, size_t len)
{
	size_t tail = (p->head + p->used) % PIPE_BUF, first;

	len = MIN(len, PIPE_BUF - p->used);
	first = MIN(len, PIPE_BUF - tail);
	memcpy(p->ring + tail, buf, first);
	memcpy(p->ring, buf + first, len - first);
	p->used += len;
	pipe_changed(p);
	return len;
}

static ssize_t pipe_write(struct vfscore_file *file, const void *buf,
			  size_t len, off_t at __unused)
{
	struct pipe *p = __containerof(file, struct pipe, in);
	size_t wanted = len <= PIPE_BUF ? len : 1;
	size_t done = 0;
	int rc;

	while (done < len) {
		rc = p->out.refs ? 0 : -EPIPE;
		if (!rc && PIPE_BUF - p->used >= wanted)
			done += put(p, (const char *)buf + done, len - done);
		else if (!rc)
			rc = pipe_wait(p, file);
		if (rc < 0)
			return done ? (ssize_t)done : rc;
	}
	return done;
}

static int pipe_stat(struct vfscore_file *file __unused, struct stat *st)
{
	st->st_mode = S_IFIFO | 0600;
	st->st_nlink = 1;
	st->st_blksize = PIPE_BUF;
	return 0;
}

static void pipe_end_closed(struct pipe *p)
{
	if (p->in.refs || p->out.refs)
		pipe_changed(p);
	else
		uk_free(uk_alloc_get_default(), p);
}

static void in_release(struct vfscore_file *file)
{
	pipe_end_closed(__containerof(file, struct pipe, in));
}

static void out_release(struct vfscore_file *file)
{
	pipe_end_closed(__containerof(file, struct pipe, out));
}

static const struct vfscore_ops in_ops = {
	.write = pipe_write,
	.stat = pipe_stat,
	.release = in_release,
};

static const struct vfscore_ops out_ops = {
	.read = pipe_read,
	.stat = pipe_stat,
	.release = out_release,
};

UK_SYSCALL_R_DEFINE(int, pipe2, int *, fds, int, flags)
{
	int fd_flags = flags & O_CLOEXEC ? FD_CLOEXEC : 0;
	int out, in;
	struct pipe *p;

	if (!fds)
		return -EFAULT;
	if (flags & ~(O_CLOEXEC | O_NONBLOCK))
		return -EINVAL;
	out = vfscore_fd_lowest(0);
	in = out < 0 ? out : vfscore_fd_lowest(out + 1);
	if (in < 0)
		return in;
	p = uk_zalloc(uk_alloc_get_default(), sizeof(*p));
	if (!p)
		return -ENOMEM;

	flags &= O_NONBLOCK;
	p->out = (struct vfscore_file){&out_ops, 1, O_RDONLY | flags, 0, NULL};
	p->in = (struct vfscore_file){&in_ops, 1, O_WRONLY | flags, 0, NULL};
	uk_waitq_init(&p->waiting);
	vfscore_fd_set(out, &p->out, fd_flags);
	vfscore_fd_set(in, &p->in, fd_flags);
	fds[0] = out;
	fds[1] = in;
	return 0;
}
