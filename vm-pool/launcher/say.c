/* SPDX-License-Identifier: Apache-2.0 */
/* Words and checked input. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "box.h"

static void say(const char *fmt, va_list args, const char *reason)
{
	char line[512];

	vsnprintf(line, sizeof(line), fmt, args);
	/* one write, so that lines of several launchers do not mix */
	dprintf(STDERR_FILENO, "box: %s%s%s\n", line, reason ? ": " : "",
		reason ? reason : "");
}

void fail(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(fmt, args, NULL);
	va_end(args);
	_exit(BOX_FAILED);
}

void fail_errno(const char *fmt, ...)
{
	const char *reason = strerror(errno);
	va_list args;

	va_start(args, fmt);
	say(fmt, args, reason);
	va_end(args);
	_exit(BOX_FAILED);
}

uint64_t number(const char *option, const char *text, uint64_t min,
		uint64_t max)
{
	size_t digits = text ? strspn(text, "0123456789") : 0;
	uint64_t value;

	if (!digits || text[digits] || digits > 18)
		fail("%s needs a whole number, got '%s'", option,
		     text ? text : "nothing");
	value = strtoull(text, NULL, 10);
	if (value < min || value > max)
		fail("%s must be in %llu..%llu, got %s", option,
		     (unsigned long long)min, (unsigned long long)max, text);
	return value;
}

char *path(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, BOX_PATH, fmt, args);
	va_end(args);
	if (len < 0 || len >= BOX_PATH)
		fail("a path of ours is too long: %s", buf);
	return buf;
}

int write_text(const char *file, const char *text)
{
	int fd = open(file, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t len = (ssize_t)strlen(text);
	int rc = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, text, len) != len)
		rc = errno ? -errno : -EIO;
	close(fd);
	return rc;
}

ssize_t read_text(const char *file, char *buf, size_t size)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t len;

	buf[0] = '\0';
	if (fd < 0)
		return -errno;
	len = read(fd, buf, size - 1);
	if (len < 0)
		len = -errno;
	else
		buf[len] = '\0';
	close(fd);
	return len;
}

uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
