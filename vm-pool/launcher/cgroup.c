/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Control groups, by trying: a host may have v2, v1, both with the controllers
 * on either side, or a file system that is there and read-only.
 *
 * v2: /sys/fs/cgroup/uklab/<name>;  v1: /sys/fs/cgroup/<controller>/uklab/<name>
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "box.h"

#define V2 "/sys/fs/cgroup"
#define V1 "/sys/fs/cgroup"
#define REMOVE_WAIT_MS 1000
#define LOOSE_MEMORY (1ULL << 40)
#define LOOSE_PROCESSES 8192

/* cpuacct is for the accounting only and may be missing */
static const char *const v1_controllers[] = {"memory", "pids", "cpuacct"};
#define V1_NEEDED 2
#define V1_COUNT 3

const char *cgroup_kind_name(enum cgroup_kind kind)
{
	static const char *const names[] = {"none", "v1", "v2"};

	return names[kind];
}

static char *group(char *buf, enum cgroup_kind kind, unsigned int controller,
		   const char *name)
{
	if (kind == CGROUP_V2)
		return path(buf, V2 "/uklab/%s", name);
	return path(buf, V1 "/%s/uklab/%s", v1_controllers[controller], name);
}

static int set(const char *dir, const char *file, uint64_t value)
{
	char buf[BOX_PATH], text[32];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)value);
	return write_text(path(buf, "%s/%s", dir, file), text);
}

/* The number after @p key ("" = the first one) in a file; 0 when not there. */
static uint64_t get(const char *dir, const char *file, const char *key)
{
	char name[BOX_PATH], text[4096], *line, *rest = text;

	if (read_text(path(name, "%s/%s", dir, file), text, sizeof(text)) <= 0)
		return 0;
	while ((line = strsep(&rest, "\n")))
		if (!*key || (!strncmp(line, key, strlen(key)) &&
			      line[strlen(key)] == ' '))
			return strtoull(line + strlen(key), NULL, 10);
	return 0;
}

static bool is_a(const char *dir, long magic)
{
	struct statfs fs;

	return !statfs(dir, &fs) && fs.f_type == magic;
}

static int make_dir(const char *dir)
{
	return mkdir(dir, 0755) && errno != EEXIST ? -errno : 0;
}

static int limit_v2(const char *name, uint64_t memory, uint64_t processes)
{
	char dir[BOX_PATH];
	int rc = set(group(dir, CGROUP_V2, 0, name), "memory.max", memory);

	return rc ? rc : set(dir, "pids.max", processes);
}

static int create_v2(const char *name)
{
	char dir[BOX_PATH], file[BOX_PATH];
	int rc;

	if (!is_a(V2, CGROUP2_SUPER_MAGIC))
		return -ENOTSUP;
	/* already delegated is fine: what counts is the write to memory.max */
	write_text(V2 "/cgroup.subtree_control", "+memory +pids");
	rc = make_dir(V2 "/uklab");
	if (rc)
		return rc;
	write_text(V2 "/uklab/cgroup.subtree_control", "+memory +pids");
	rc = make_dir(group(dir, CGROUP_V2, 0, name));
	if (!rc)
		rc = limit_v2(name, LOOSE_MEMORY, LOOSE_PROCESSES);
	if (rc)
		return rc;
	set(dir, "memory.swap.max", 0); /* absent without swap */
	write_text(path(file, "%s/memory.oom.group", dir), "1");
	return 0;
}

static int limit_v1(const char *name, uint64_t memory, uint64_t processes)
{
	char dir[BOX_PATH];
	int rc = set(group(dir, CGROUP_V1, 0, name), "memory.limit_in_bytes",
		     memory);

	if (rc)
		return rc;
	set(dir, "memory.memsw.limit_in_bytes", memory); /* may be absent */
	return set(group(dir, CGROUP_V1, 1, name), "pids.max", processes);
}

static int create_v1(const char *name)
{
	char dir[BOX_PATH];
	unsigned int i;
	int rc;

	for (i = 0; i < V1_COUNT; i++) {
		path(dir, V1 "/%s", v1_controllers[i]);
		rc = is_a(dir, CGROUP_SUPER_MAGIC) ? 0 : -ENOTSUP;
		if (!rc)
			rc = make_dir(
				path(dir, V1 "/%s/uklab", v1_controllers[i]));
		if (!rc)
			rc = make_dir(group(dir, CGROUP_V1, i, name));
		if (rc && i < V1_NEEDED)
			return rc;
	}
	return limit_v1(name, LOOSE_MEMORY, LOOSE_PROCESSES);
}

void cgroup_create(struct cgroup *cg, const char *name)
{
	snprintf(cg->name, sizeof(cg->name), "%s", name);
	cgroup_remove(CGROUP_V2, name); /* counters start at zero */
	cg->kind = CGROUP_V2;
	if (!create_v2(name))
		return;
	cgroup_remove(CGROUP_V2, name);
	cgroup_remove(CGROUP_V1, name);
	cg->kind = CGROUP_V1;
	if (!create_v1(name))
		return;
	cgroup_remove(CGROUP_V1, name);
	cg->kind = CGROUP_NONE;
}

int cgroup_limit(const struct cgroup *cg, uint64_t memory, uint64_t processes)
{
	if (cg->kind == CGROUP_NONE)
		return 0;
	return cg->kind == CGROUP_V2 ? limit_v2(cg->name, memory, processes)
				     : limit_v1(cg->name, memory, processes);
}

int cgroup_enter(const struct cgroup *cg)
{
	unsigned int i, count = cg->kind == CGROUP_V1 ? V1_COUNT : 1;
	char dir[BOX_PATH], file[BOX_PATH];
	int rc;

	for (i = 0; i < count && cg->kind != CGROUP_NONE; i++) {
		group(dir, cg->kind, i, cg->name);
		rc = write_text(path(file, "%s/cgroup.procs", dir), "0");
		if (rc && i < V1_NEEDED)
			return rc;
	}
	return 0;
}

void cgroup_read(const struct cgroup *cg, struct cgroup_usage *usage)
{
	char dir[BOX_PATH];

	memset(usage, 0, sizeof(*usage));
	if (cg->kind == CGROUP_V2) {
		group(dir, CGROUP_V2, 0, cg->name);
		usage->peak = get(dir, "memory.peak", "");
		usage->oom_kills = get(dir, "memory.events", "oom_kill");
		usage->refused = get(dir, "pids.events", "max");
		usage->cpu_ms = get(dir, "cpu.stat", "usage_usec") / 1000;
	} else if (cg->kind == CGROUP_V1) {
		group(dir, CGROUP_V1, 0, cg->name);
		usage->peak = get(dir, "memory.max_usage_in_bytes", "");
		usage->oom_kills = get(dir, "memory.oom_control", "oom_kill");
		group(dir, CGROUP_V1, 1, cg->name);
		usage->refused = get(dir, "pids.events", "max");
		group(dir, CGROUP_V1, 2, cg->name);
		usage->cpu_ms = get(dir, "cpuacct.usage", "") / 1000000;
	}
}

void cgroup_remove(enum cgroup_kind kind, const char *name)
{
	unsigned int i, count = kind == CGROUP_V1 ? V1_COUNT : 1;
	uint64_t deadline = now_ms() + REMOVE_WAIT_MS;
	char dir[BOX_PATH];

	for (i = 0; i < count && kind != CGROUP_NONE; i++) {
		group(dir, kind, i, name);
		/* the kernel is busy with it for a moment after the last exit */
		while (rmdir(dir) && errno == EBUSY && now_ms() < deadline)
			usleep(1000);
	}
}

enum cgroup_kind cgroup_probe(void)
{
	struct cgroup cg;
	char name[32];

	snprintf(name, sizeof(name), "probe-%d", (int)getpid());
	cgroup_create(&cg, name);
	cgroup_remove(cg.kind, name);
	return cg.kind;
}
