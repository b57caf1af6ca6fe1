/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: unpacking archives, which each case puts together itself.
 */
#include <errno.h>
#include <stdio.h>
#include <uk/essentials.h>
#include <uk/test.h>

#include "../cpio.h"
#include "scene.h"

uk_testsuite_register(vfscore_cpio, NULL);

static char archive[2048];
static size_t len;

static void pad(void)
{
	while (len % 4)
		archive[len++] = '\0';
}

/* Appends a member; `ino` 0 for a file that is no hard link */
static void add(const char *name, mode_t mode, unsigned int ino,
		const char *content)
{
	len += sprintf(archive + len,
		       "070701%08x%08X%08x%08x%08x%08x%08zx%08x%08x%08x%08x"
		       "%08zx%08x",
		       ino, mode, 0, 0, ino ? 2 : 1, 1000, strlen(content), 0,
		       0, 0, 0, strlen(name) + 1, 0);
	len += sprintf(archive + len, "%s", name) + 1;
	pad();
	len += sprintf(archive + len, "%s", content);
	pad();
}

static void begin(void)
{
	memset(archive, 0, sizeof(archive));
	len = 0;
}

static int unpack(void)
{
	return _vfscore_cpio_unpack(archive, len);
}

UK_TESTCASE(vfscore_cpio, files_directories_and_links_are_unpacked)
{
	struct stat st;

	begin();
	add(".", S_IFDIR | 0755, 0, "");
	add("d", S_IFDIR | 0777, 0, "");
	add("d/f", S_IFREG | 0666, 0, "content");
	add("d/empty", S_IFREG | 0600, 0, "");
	add("link", S_IFLNK | 0777, 0, "d/f");
	add("d/null", S_IFCHR | 0666, 0, "");
	add("TRAILER!!!", 0, 0, "");
	UK_TEST_EXPECT_SNUM_EQ(unpack(), 6);
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/link"), "content"));
	UK_TEST_EXPECT_ZERO(stat("/d/f", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_mode, S_IFREG | 0666);
	UK_TEST_EXPECT_SNUM_EQ(st.st_mtim.tv_sec, 1000);
	UK_TEST_EXPECT_ZERO(stat("/d", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_mode, S_IFDIR | 0777);
	UK_TEST_EXPECT_ZERO(size_of("/d/empty"));
	UK_TEST_EXPECT(!exists("/d/null"));
	UK_TEST_EXPECT_ZERO(unlink("/link"));
	UK_TEST_EXPECT_ZERO(unlink("/d/f"));
	UK_TEST_EXPECT_ZERO(unlink("/d/empty"));
	UK_TEST_EXPECT_ZERO(rmdir("/d"));
}

UK_TESTCASE(vfscore_cpio, hard_links_share_the_content_that_one_brings)
{
	struct stat st;

	begin();
	add("other", S_IFREG | 0644, 0, "other");
	add("a", S_IFREG | 0644, 7, "");
	add("b", S_IFREG | 0644, 7, "shared");
	add("TRAILER!!!", 0, 0, "");
	UK_TEST_EXPECT_SNUM_EQ(unpack(), 3);
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/a"), "shared"));
	UK_TEST_EXPECT_ZERO(strcmp(get_file("/b"), "shared"));
	UK_TEST_EXPECT_ZERO(stat("/a", &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_nlink, 2);
	UK_TEST_EXPECT_ZERO(unlink("/a"));
	UK_TEST_EXPECT_ZERO(unlink("/b"));
	UK_TEST_EXPECT_ZERO(unlink("/other"));
}

UK_TESTCASE(vfscore_cpio, a_file_cut_anywhere_is_einval)
{
	size_t whole, accepted = 0;

	begin();
	add("f", S_IFREG | 0644, 0, "content");
	add("TRAILER!!!", 0, 0, "");
	whole = len;
	for (len = 0; len < whole - 3; len += 29)
		accepted += unpack() != -EINVAL;
	UK_TEST_EXPECT_ZERO(accepted);
	len = whole;
	UK_TEST_EXPECT_SNUM_EQ(unpack(), 1);
	UK_TEST_EXPECT_ZERO(unlink("/f"));
}

/* Puts `text` at `at` of an archive with one file, and unpacks that */
static int unpack_spoilt(size_t at, const char *text)
{
	begin();
	add("f", S_IFREG | 0644, 0, "content");
	add("TRAILER!!!", 0, 0, "");
	memcpy(archive + at, text, strlen(text));
	return unpack();
}

UK_TESTCASE(vfscore_cpio, a_spoilt_header_is_einval)
{
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(0, "\x1f\x8b"), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(0, "070707"), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(20, "x"), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(54, "ffffffff"),
			       -EINVAL); /* size */
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(94, "ffffffff"),
			       -EINVAL); /* name */
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(94, "00000000"), -EINVAL);
	UK_TEST_EXPECT_SNUM_EQ(unpack_spoilt(111, "x"), -EINVAL); /* its end */
	UK_TEST_EXPECT(!exists("/f"));
}

UK_TESTCASE(vfscore_cpio, what_cannot_be_made_says_why)
{
	begin();
	add("no/f", S_IFREG | 0644, 0, "content");
	add("TRAILER!!!", 0, 0, "");
	UK_TEST_EXPECT_SNUM_EQ(unpack(), -ENOENT);
	begin();
	add("tmp", S_IFREG | 0644, 0, "content");
	add("TRAILER!!!", 0, 0, "");
	UK_TEST_EXPECT_SNUM_EQ(unpack(), -EISDIR);
}
