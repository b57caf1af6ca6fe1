/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vfscore: what the libc makes of it.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <uk/test.h>

#include "scene.h"

uk_testsuite_register(vfscore_stdio, NULL);

UK_TESTCASE(vfscore_stdio, streams_write_seek_and_read_lines)
{
	char line[32];
	FILE *f = fopen("/tmp/f", "w+");

	UK_TEST_EXPECT_SNUM_GT(fprintf(f, "%s %d\nsecond\n", "first", 1), 0);
	UK_TEST_EXPECT_SNUM_EQ(ftell(f), 15);
	rewind(f);
	UK_TEST_EXPECT_NOT_NULL(fgets(line, sizeof(line), f));
	UK_TEST_EXPECT_ZERO(strcmp(line, "first 1\n"));
	UK_TEST_EXPECT_ZERO(fseek(f, -4, SEEK_END));
	UK_TEST_EXPECT_NOT_NULL(fgets(line, sizeof(line), f));
	UK_TEST_EXPECT_ZERO(strcmp(line, "ond\n"));
	UK_TEST_EXPECT_NULL(fgets(line, sizeof(line), f));
	UK_TEST_EXPECT(feof(f));
	UK_TEST_EXPECT_ZERO(fclose(f));
	f = fopen("/tmp/f", "a");
	UK_TEST_EXPECT_SNUM_GE(fputs("third", f), 0);
	UK_TEST_EXPECT_ZERO(fclose(f));
	UK_TEST_EXPECT_SNUM_EQ(size_of("/tmp/f"), 20);
	UK_TEST_EXPECT_ZERO(remove("/tmp/f"));
	UK_TEST_EXPECT_NULL(fopen("/tmp/f", "r"));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
}

UK_TESTCASE(vfscore_stdio, temporary_files_leave_nothing)
{
	long before = free_memory();
	char name[] = "/tmp/mineXXXXXX";
	FILE *f = tmpfile();
	int fd;

	UK_TEST_EXPECT_NOT_NULL(f);
	UK_TEST_EXPECT_SNUM_EQ(fputc('x', f), 'x');
	UK_TEST_EXPECT_ZERO(fclose(f));
	fd = mkstemp(name);
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT(exists(name));
	UK_TEST_EXPECT_ZERO(close(fd));
	UK_TEST_EXPECT_ZERO(unlink(name));
	UK_TEST_EXPECT_ZERO(rmdir("/tmp"));
	UK_TEST_EXPECT_ZERO(mkdir("/tmp", 01777));
	UK_TEST_EXPECT_SNUM_EQ(free_memory(), before);
}
