/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the suites of vfscore share. Each case makes its files in the root,
 * removes them, and leaves as much memory as it found.
 */
#ifndef __VFSCORE_TESTS_SCENE_H__
#define __VFSCORE_TESTS_SCENE_H__

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uk/alloc.h>

static inline long free_memory(void)
{
	return uk_alloc_availmem(uk_alloc_get_default());
}

/* Makes a file with a text, or empties one; 0 or -1 */
static inline int put_file(const char *name, const char *text)
{
	int fd = open(name, O_CREAT | O_TRUNC | O_WRONLY, 0644);
	ssize_t len = strlen(text);

	if (fd < 0)
		return -1;
	return write(fd, text, len) == len ? close(fd) : -1;
}

/* The content of a file of less than 64 bytes; valid until the next call */
static inline const char *get_file(const char *name)
{
	static char text[64];
	int fd = open(name, O_RDONLY);
	ssize_t n = read(fd, text, sizeof(text) - 1);

	close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n < 0 ? "(unreadable)" : text;
}

static inline off_t size_of(const char *name)
{
	struct stat st;

	return stat(name, &st) ? -1 : st.st_size;
}

static inline int exists(const char *name)
{
	struct stat st;

	return !lstat(name, &st);
}

#endif /* __VFSCORE_TESTS_SCENE_H__ */
