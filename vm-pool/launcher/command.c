/* SPDX-License-Identifier: Apache-2.0 */
/* The words of `box run`, each of them checked. */
#include <stdio.h>
#include <string.h>

#include "box.h"

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

void command_parse(struct command *cmd, int argc, char **argv)
{
	const char *option, *host;
	bool slot_given = false;
	int i;

	cmd->file_bytes = UINT64_MAX;
	cmd->out = "/out";
	for (i = 0; i < argc && strcmp(argv[i], "--"); i++) {
		option = argv[i];
		if (!strcmp(option, "--slot")) {
			cmd->slot =
				number(option, value(argc, argv, &i, option), 0,
				       BOX_SLOTS - 1);
			slot_given = true;
		} else if (!strcmp(option, "--ro")) {
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
	if (!slot_given)
		fail("run: --slot N is missing");
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
