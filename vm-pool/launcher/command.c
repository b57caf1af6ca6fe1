/* SPDX-License-Identifier: Apache-2.0 */
/* The words of `box run`, each of them checked. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "box.h"

#define WORDS_BYTES (1 << 20)

static const char *value(int argc, char **argv, int *i, const char *option)
{
	if (*i + 1 >= argc || !strcmp(argv[*i + 1], "--"))
		fail("run: %s needs a value", option);
	return argv[++*i];
}

static bool numeric(struct command *cmd, const char *option, int argc,
		    char **argv, int *i)
{
	const struct {
		const char *name;
		uint64_t *to, min, max;
	} options[] = {
		{"--wall", &cmd->wall_ms, 1, 86400000},
		{"--cpu", &cmd->cpu_s, 1, 86400},
		{"--memory", &cmd->memory, 1 << 20, 1ULL << 40},
		{"--processes", &cmd->processes, 1, 4096},
		{"--file-bytes", &cmd->file_bytes, 0, 1ULL << 40},
	};
	unsigned int k;

	for (k = 0; k < sizeof(options) / sizeof(options[0]); k++)
		if (!strcmp(option, options[k].name)) {
			*options[k].to =
				number(option, value(argc, argv, i, option),
				       options[k].min, options[k].max);
			return true;
		}
	return false;
}

static enum profile profile(const char *text)
{
	if (!strcmp(text, "build"))
		return PROFILE_BUILD;
	if (!strcmp(text, "qemu"))
		return PROFILE_QEMU;
	fail("run: --profile is build or qemu, got '%s'", text);
}

static void parse(struct command *cmd, int argc, char **argv)
{
	const char *option, *host;
	int i;

	cmd->file_bytes = UINT64_MAX;
	cmd->out = "/out";
	for (i = 0; i < argc && strcmp(argv[i], "--"); i++) {
		option = argv[i];
		if (!strcmp(option, "--ro")) {
			if (cmd->bind_count == BOX_BINDS)
				fail("run: more than %d --ro", BOX_BINDS);
			host = value(argc, argv, &i, option);
			bind_open(&cmd->binds[cmd->bind_count++], host,
				  value(argc, argv, &i, option));
		} else if (!strcmp(option, "--rw-out")) {
			cmd->out = value(argc, argv, &i, option);
			bind_check_inside(option, cmd->out);
		} else if (!strcmp(option, "--chdir")) {
			cmd->directory = value(argc, argv, &i, option);
			bind_check_inside(option, cmd->directory);
		} else if (!strcmp(option, "--profile")) {
			cmd->profile = profile(value(argc, argv, &i, option));
		} else if (!numeric(cmd, option, argc, argv, &i)) {
			fail("run: unknown option '%s'", option);
		}
	}
	if (!cmd->wall_ms || !cmd->cpu_s || !cmd->memory || !cmd->processes ||
	    cmd->file_bytes == UINT64_MAX)
		fail("run: --wall, --cpu, --memory, --processes and "
		     "--file-bytes must all be given");
	if (i + 1 >= argc)
		fail("run: the command is missing (after --)");
	if (!cmd->directory)
		cmd->directory = cmd->out;
	cmd->argv = argv + i + 1;
}

void command_parse(struct command *cmd, int argc, char **argv)
{
	int i = 0;

	if (argc < 1 || strcmp(argv[0], "--slot"))
		fail("run: --slot N is missing (it comes first)");
	cmd->slot = number("--slot", value(argc, argv, &i, "--slot"), 0,
			   BOX_SLOTS - 1);
	cmd->later = argc == 3 && !strcmp(argv[2], "--later");
	if (!cmd->later)
		parse(cmd, argc - 2, argv + 2);
}

/* Reads exactly so much; what follows is not ours. */
static bool read_all(char *to, size_t bytes)
{
	ssize_t len;

	for (; bytes; to += len, bytes -= len) {
		len = read(STDIN_FILENO, to, bytes);
		if (len < 0 && errno == EINTR)
			len = 0;
		else if (len <= 0)
			return false;
	}
	return true;
}

static size_t read_length(void)
{
	char text[16];
	size_t i;

	for (i = 0; i < sizeof(text); i++) {
		if (!read_all(text + i, 1)) {
			if (!i)
				_exit(0);
			break;
		}
		if (text[i] != '\n')
			continue;
		text[i] = '\0';
		return number("run --later", text, 1, WORDS_BYTES);
	}
	fail("run --later: no length came first");
}

void command_read(struct command *cmd)
{
	size_t bytes = read_length();
	char *text = malloc(bytes), *at, **argv;
	int argc = 0;

	if (!text || !read_all(text, bytes) || text[bytes - 1])
		fail("run --later: the words are incomplete");
	argv = calloc(bytes + 1, sizeof(*argv));
	if (!argv)
		fail("out of memory");
	for (at = text; at < text + bytes; at += strlen(at) + 1)
		argv[argc++] = at;
	parse(cmd, argc, argv);
}
