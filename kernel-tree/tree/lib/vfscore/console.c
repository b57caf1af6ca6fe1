/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The console as a file (contract 8.1). What is written appears between kernel
 * messages; what is typed is read line by line, echoed as it comes.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>
#include <uk/essentials.h>
#include <uk/plat/console.h>
#include <uk/sched.h>
#include <vfscore/file.h>
#include "console_line.h"

#define BACKSPACE 0x08
#define DELETE 0x7f

/* No device asks; what a terminal of the time of COM1 had */
#define ROWS 25
#define COLUMNS 80

const char *console_line_type(struct console_line *line, char typed)
{
	static char echo[2];

	if (typed == BACKSPACE || typed == DELETE) {
		if (!line->len)
			return "";
		line->len--;
		return "\b \b";
	}

	if (typed == '\r')
		typed = '\n';
	line->buf[line->len++] = typed;
	line->done = typed == '\n' || line->len == line->size;
	echo[0] = typed;
	return echo;
}

/* Polls: input is rare, and other threads may run in between */
static char console_getc(void)
{
	char c;

	while (ukplat_cink(&c, 1) <= 0)
		if (uk_thread_current())
			uk_sched_yield();
	return c;
}

static ssize_t console_read(struct vfscore_file *file __unused, void *buf,
			    size_t len, off_t at __unused)
{
	struct console_line line = {.buf = buf, .size = len};
	const char *echo;

	if (!len)
		return 0;

	while (!line.done) {
		echo = console_line_type(&line, console_getc());
		for (; *echo; echo++)
			ukplat_coutk(echo, 1);
	}
	return line.len;
}

static ssize_t console_write(struct vfscore_file *file __unused,
			     const void *buf, size_t len, off_t at __unused)
{
	/* The platform counts in int; a short write is a fine answer */
	return ukplat_coutk(buf, MIN(len, (size_t)1 << 30));
}

static int console_ioctl(struct vfscore_file *file __unused,
			 unsigned long request, void *arg)
{
	/* The libc asks this to learn whether stdout is a terminal */
	if (request != TIOCGWINSZ)
		return -ENOTTY;

	*(struct winsize *)arg = (struct winsize){
		.ws_row = ROWS,
		.ws_col = COLUMNS,
	};
	return 0;
}

static int console_stat(struct vfscore_file *file __unused, struct stat *st)
{
	st->st_mode = S_IFCHR | 0620;
	st->st_nlink = 1;
	st->st_rdev = makedev(5, 1); /* as /dev/console */
	st->st_blksize = 1024;
	return 0;
}

static const struct vfscore_ops console_ops = {
	.read = console_read,
	.write = console_write,
	.ioctl = console_ioctl,
	.stat = console_stat,
};

struct vfscore_file vfscore_console = {
	.ops = &console_ops,
	.refs = 3, /* the descriptors at boot */
	.flags = O_RDWR,
};
