/* SPDX-License-Identifier: Apache-2.0 */
/*
 * musl: streams and folders on the root file system, and the console.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glob.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uk/essentials.h>
#include <uk/test.h>

uk_testsuite_register(musl_files, NULL);

#define FOLDER "/musl-files"
#define FILE_A FOLDER "/a.txt"
#define FILE_B FOLDER "/b.txt"

static void make_folder(void)
{
	mkdir(FOLDER, 0755);
}

static int remove_one(const char *path, const struct stat *st __unused,
		      int type __unused, struct FTW *where __unused)
{
	return remove(path);
}

static int remove_folder(void)
{
	return nftw(FOLDER, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
}

UK_TESTCASE(musl_files, what_was_written_is_read)
{
	char line[32];
	double number;
	FILE *f;

	make_folder();
	f = fopen(FILE_A, "w");
	UK_TEST_EXPECT_NOT_NULL(f);
	UK_TEST_EXPECT_SNUM_EQ(fprintf(f, "first %d\n%g\n", 1, 2.5), 12);
	UK_TEST_EXPECT_ZERO(fclose(f));
	f = fopen(FILE_A, "r");
	UK_TEST_EXPECT_PTR_EQ(fgets(line, sizeof(line), f), line);
	UK_TEST_EXPECT_ZERO(strcmp(line, "first 1\n"));
	UK_TEST_EXPECT_SNUM_EQ(fscanf(f, "%lf", &number), 1);
	UK_TEST_EXPECT(number == 2.5);
	UK_TEST_EXPECT_SNUM_EQ(fscanf(f, "%lf", &number), EOF);
	fclose(f);
	UK_TEST_EXPECT_ZERO(remove_folder());
}

UK_TESTCASE(musl_files, modes_say_what_is_done_with_the_old_content)
{
	char text[16] = "";
	FILE *f;

	make_folder();
	write_file(FILE_A, "0123456789");
	f = fopen(FILE_A, "a+");
	fputs("ab", f);
	rewind(f);
	UK_TEST_EXPECT_SNUM_EQ(fread(text, 1, sizeof(text), f), 12);
	UK_TEST_EXPECT_BYTES_EQ(text, "0123456789ab", 12);
	fclose(f);
	f = fopen(FILE_A, "r+");
	fseek(f, 4, SEEK_SET);
	fputs("xy", f);
	fseek(f, -6, SEEK_CUR);
	UK_TEST_EXPECT_SNUM_EQ(getc(f), '0');
	fseek(f, 0, SEEK_END);
	UK_TEST_EXPECT_SNUM_EQ(ftell(f), 12);
	fclose(f);
	f = freopen(FILE_A, "w+", fopen(FILE_A, "r"));
	UK_TEST_EXPECT_SNUM_EQ(getc(f), EOF);
	fclose(f);
	errno = 0;
	UK_TEST_EXPECT_NULL(fopen(FILE_A, "wx"));
	UK_TEST_EXPECT_SNUM_EQ(errno, EEXIST);
	UK_TEST_EXPECT_NULL(fopen(FOLDER "/none", "r"));
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOENT);
	UK_TEST_EXPECT_NULL(fopen(FILE_A, "?"));
	UK_TEST_EXPECT_SNUM_EQ(errno, EINVAL);
	remove_folder();
}

/* More than a buffer, written in odd pieces */
UK_TESTCASE(musl_files, large_files_keep_every_byte)
{
	unsigned char piece[37];
	int wrong = 0, c;
	long at = 0;
	FILE *f;

	make_folder();
	f = fopen(FILE_A, "w+");
	for (int i = 0; i < 200; i++) {
		memset(piece, i, sizeof(piece));
		fwrite(piece, sizeof(piece), 1, f);
	}
	rewind(f);
	for (; (c = getc(f)) != EOF; at++)
		wrong += c != (at / 37) % 256;
	UK_TEST_EXPECT_SNUM_EQ(at, 7400);
	UK_TEST_EXPECT_ZERO(wrong);
	UK_TEST_EXPECT_ZERO(ferror(f));
	fclose(f);
	remove_folder();
}

UK_TESTCASE(musl_files, files_are_renamed_and_removed)
{
	struct stat st;

	make_folder();
	write_file(FILE_A, "text");
	UK_TEST_EXPECT_ZERO(rename(FILE_A, FILE_B));
	UK_TEST_EXPECT_SNUM_EQ(access(FILE_A, F_OK), -1);
	UK_TEST_EXPECT_ZERO(stat(FILE_B, &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_size, 4);
	UK_TEST_EXPECT(S_ISREG(st.st_mode));
	UK_TEST_EXPECT_ZERO(truncate(FILE_B, 2));
	UK_TEST_EXPECT_ZERO(stat(FILE_B, &st));
	UK_TEST_EXPECT_SNUM_EQ(st.st_size, 2);
	UK_TEST_EXPECT_SNUM_EQ(rmdir(FOLDER), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ENOTEMPTY);
	UK_TEST_EXPECT_ZERO(remove(FILE_B));
	UK_TEST_EXPECT_ZERO(remove(FOLDER));
}

UK_TESTCASE(musl_files, folders_are_listed)
{
	struct dirent **names, *entry;
	int found = 0;
	DIR *dir;

	make_folder();
	write_file(FILE_B, "");
	write_file(FILE_A, "");
	dir = opendir(FOLDER);
	UK_TEST_EXPECT_NOT_NULL(dir);
	while ((entry = readdir(dir)))
		found += strchr(entry->d_name, 't') != NULL;
	UK_TEST_EXPECT_SNUM_EQ(found, 2);
	UK_TEST_EXPECT_ZERO(closedir(dir));
	UK_TEST_EXPECT_SNUM_EQ(scandir(FOLDER, &names, NULL, alphasort), 4);
	UK_TEST_EXPECT_ZERO(strcmp(names[2]->d_name, "a.txt"));
	for (int i = 0; i < 4; i++)
		free(names[i]);
	free(names);
	remove_folder();
}

UK_TESTCASE(musl_files, names_are_matched_and_taken_apart)
{
	char path[] = "/usr/lib/libc.a", again[] = "/usr/lib/libc.a", buf[64];
	glob_t found;

	make_folder();
	write_file(FILE_A, "");
	write_file(FILE_B, "");
	UK_TEST_EXPECT_ZERO(glob(FOLDER "/*.txt", 0, NULL, &found));
	UK_TEST_EXPECT_SNUM_EQ(found.gl_pathc, 2);
	UK_TEST_EXPECT_ZERO(strcmp(found.gl_pathv[1], FILE_B));
	globfree(&found);
	UK_TEST_EXPECT_ZERO(strcmp(basename(path), "libc.a"));
	UK_TEST_EXPECT_ZERO(strcmp(dirname(again), "/usr/lib"));
	UK_TEST_EXPECT_ZERO(chdir(FOLDER));
	UK_TEST_EXPECT_PTR_EQ(getcwd(buf, sizeof(buf)), buf);
	UK_TEST_EXPECT_ZERO(strcmp(buf, FOLDER));
	UK_TEST_EXPECT_ZERO(access("a.txt", R_OK));
	chdir("/");
	remove_folder();
}

UK_TESTCASE(musl_files, a_temporary_file_has_no_name)
{
	char name[] = FOLDER "/tXXXXXX", text[8];
	FILE *f;
	int fd;

	make_folder();
	mkdir("/tmp", 0777);
	f = tmpfile();
	UK_TEST_EXPECT_NOT_NULL(f);
	fputs("kept", f);
	rewind(f);
	UK_TEST_EXPECT_NOT_NULL(fgets(text, sizeof(text), f));
	fclose(f);
	/* It is empty again */
	UK_TEST_EXPECT_ZERO(rmdir("/tmp"));
	fd = mkstemp(name);
	UK_TEST_EXPECT_SNUM_GE(fd, 0);
	UK_TEST_EXPECT_NULL(strchr(name, 'X'));
	close(fd);
	remove_folder();
}

UK_TESTCASE(musl_files, a_stream_can_be_a_pipe)
{
	char word[8] = "";
	int fds[2];
	FILE *in, *out;

	UK_TEST_EXPECT_ZERO(pipe(fds));
	in = fdopen(fds[0], "r");
	out = fdopen(fds[1], "w");
	fprintf(out, "through\n");
	UK_TEST_EXPECT_SNUM_EQ(fseek(out, 0, SEEK_SET), -1);
	UK_TEST_EXPECT_SNUM_EQ(errno, ESPIPE);
	fclose(out);
	UK_TEST_EXPECT_SNUM_EQ(fscanf(in, "%7s", word), 1);
	UK_TEST_EXPECT_ZERO(strcmp(word, "through"));
	UK_TEST_EXPECT_SNUM_EQ(fscanf(in, "%7s", word), EOF);
	fclose(in);
}

UK_TESTCASE(musl_files, the_console_is_a_terminal_and_a_file_is_none)
{
	int fd;

	make_folder();
	fd = open(FILE_A, O_CREAT | O_RDWR, 0600);
	UK_TEST_EXPECT_SNUM_EQ(isatty(STDOUT_FILENO), 1);
	UK_TEST_EXPECT_ZERO(isatty(fd));
	close(fd);
	remove_folder();
}
