/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From root to the box, in this order: a mount namespace of our own, the
 * caller's binds in one place, limits, the slot's uid for good, and bubblewrap,
 * which makes the rest of the namespaces.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "box.h"

#define BWRAP "/usr/bin/bwrap"
#define ARGS (64 + 3 * BOX_BINDS)

struct args {
	const char *argv[ARGS];
	unsigned int count;
};

static void add(struct args *args, const char *const *list)
{
	for (; *list; list++) {
		if (args->count + 1 >= ARGS)
			fail("too many arguments");
		args->argv[args->count++] = *list;
	}
}
#define ADD(args, ...) add(args, (const char *const[]){__VA_ARGS__, NULL})

void jail_namespace(void)
{
	if (unshare(CLONE_NEWNS) ||
	    mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) ||
	    mount("uklab", BOX_STAGE, "tmpfs", MS_NOSUID | MS_NODEV,
		  "size=256k,mode=0755"))
		fail_errno("cannot make a mount namespace");
}

static void stage_binds(const struct command *cmd)
{
	char from[BOX_PATH], to[BOX_PATH];
	unsigned int i;
	int fd;

	for (i = 0; i < cmd->bind_count; i++) {
		path(to, BOX_STAGE "/%u", i);
		path(from, "/proc/self/fd/%d", cmd->binds[i].fd);
		if (cmd->binds[i].directory) {
			fd = mkdir(to, 0755);
		} else {
			fd = open(to, O_CREAT | O_EXCL | O_CLOEXEC, 0644);
			if (fd >= 0)
				fd = close(fd);
		}
		if (fd < 0 || mount(from, to, NULL, MS_BIND, NULL))
			fail_errno("cannot bind %s", cmd->binds[i].inside);
	}
	path(from, BOX_ROOT "/%u/box/out", cmd->slot);
	if (mkdir(BOX_STAGE "/out", 0755) ||
	    mount(from, BOX_STAGE "/out", NULL, MS_BIND, NULL))
		fail_errno("cannot bind out");
}

/* Returns whether the slot has memory to share. */
static bool stage_ram(unsigned int slot)
{
	char from[BOX_PATH];
	int fd;

	if (access(path(from, BOX_ROOT "/%u/ram/memory", slot), F_OK))
		return false;
	fd = open(BOX_STAGE "/ram", O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (fd < 0 || close(fd) ||
	    mount(from, BOX_STAGE "/ram", NULL, MS_BIND, NULL))
		fail_errno("cannot bind the memory");
	return true;
}

static void limit_soft(int resource, uint64_t soft, uint64_t hard)
{
	const struct rlimit rl = {soft, hard};

	if (setrlimit(resource, &rl))
		fail_errno("cannot set limit %d", resource);
}

static void limit(int resource, uint64_t value)
{
	limit_soft(resource, value, value);
}

static void set_limits(const struct command *cmd, const struct cgroup *cg)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NOFILE, 256);
	limit(RLIMIT_STACK, 8 << 20);
	limit(RLIMIT_MEMLOCK, 64 << 10);
	limit(RLIMIT_FSIZE, cmd->file_bytes);
	/* a second line: a group counts all processes, these count one each */
	limit_soft(RLIMIT_CPU, cmd->cpu_s + 1, cmd->cpu_s + 2);
	limit(RLIMIT_NPROC, cmd->processes + BOX_OWN_PROCESSES +
				    (cg->kind == CGROUP_NONE ? 0 : 8));
	if (cg->kind == CGROUP_NONE)
		limit(RLIMIT_AS,
		      cmd->memory +
			      (cmd->profile == PROFILE_QEMU ? 1ULL << 30 : 0));
}

/* Gives up everything, for good. */
static void become_slot(unsigned int slot)
{
	uid_t uid = slot_uid(slot);
	int cap;

	for (cap = 0; prctl(PR_CAPBSET_READ, cap) >= 0; cap++)
		if (prctl(PR_CAPBSET_DROP, cap))
			fail_errno("cannot drop capability %d", cap);
	if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) ||
	    setgroups(0, NULL) || setresgid(uid, uid, uid) ||
	    setresuid(uid, uid, uid))
		fail_errno("cannot become uid %u", (unsigned int)uid);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		fail_errno("cannot set no_new_privs");
	if (setuid(0) == 0 || geteuid() != uid || getegid() != uid)
		fail("still root after giving it up");
}

static void check_bwrap(void)
{
	struct stat st;

	if (stat(BWRAP, &st))
		fail_errno("bubblewrap is missing (" BWRAP ")");
	if (st.st_uid != 0 || (st.st_mode & 022))
		fail(BWRAP " can be changed by others than root");
}

static void common_args(struct args *args)
{
	ADD(args, "bwrap", "--unshare-user", "--unshare-pid", "--unshare-net",
	    "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
	    "--disable-userns", "--die-with-parent", "--new-session", "--uid",
	    "1000", "--gid", "1000", "--hostname", "box", "--cap-drop", "ALL",
	    "--clearenv");
	ADD(args, "--setenv", "PATH", "/usr/bin", "--setenv", "LC_ALL", "C",
	    "--setenv", "SOURCE_DATE_EPOCH", "0", "--setenv", "HOME",
	    "/nonexistent", "--setenv", "TMPDIR", "/tmp");
	ADD(args, "--ro-bind", "/usr/bin", "/usr/bin", "--ro-bind", "/usr/lib",
	    "/usr/lib", "--ro-bind-try", "/usr/lib64", "/usr/lib64",
	    "--ro-bind-try", "/usr/libexec", "/usr/libexec");
	/* links to the assembler and linker that a cross compiler looks for */
	ADD(args, "--ro-bind-try", "/usr/aarch64-linux-gnu/bin",
	    "/usr/aarch64-linux-gnu/bin");
	ADD(args, "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib",
	    "/lib", "--symlink", "usr/lib64", "/lib64", "--dev", "/dev",
	    "--remount-ro", "/dev", "--size", "33554432", "--tmpfs", "/tmp");
}

void jail_exec(const struct command *cmd, const struct cgroup *cg,
	       int status_fd)
{
	static struct args args;
	static char staged[BOX_BINDS][BOX_PATH];
	char *const no_env[] = {NULL};
	char fd_text[16];
	unsigned int i;

	check_bwrap();
	stage_binds(cmd);

	snprintf(fd_text, sizeof(fd_text), "%d", status_fd);
	common_args(&args);
	if (cmd->profile == PROFILE_QEMU)
		ADD(&args, "--ro-bind", "/usr/share/qemu", "/usr/share/qemu",
		    "--ro-bind-try", "/usr/share/seabios",
		    "/usr/share/seabios");
	for (i = 0; i < cmd->bind_count; i++)
		ADD(&args, "--ro-bind", path(staged[i], BOX_STAGE "/%u", i),
		    cmd->binds[i].inside);
	if (stage_ram(cmd->slot))
		ADD(&args, "--bind", BOX_STAGE "/ram", "/ram");
	ADD(&args, "--bind", BOX_STAGE "/out", cmd->out, "--remount-ro", "/",
	    "--chdir", cmd->directory, "--json-status-fd", fd_text, "--");

	/* argv comes from the caller and may be long: behind ours, on the heap */
	for (i = 0; cmd->argv[i]; i++)
		;
	const char **argv = calloc(args.count + i + 1, sizeof(*argv));

	if (!argv)
		fail("out of memory");
	memcpy(argv, args.argv, args.count * sizeof(*argv));
	memcpy(argv + args.count, cmd->argv, i * sizeof(*argv));

	set_limits(cmd, cg);
	become_slot(cmd->slot);
	/* after the change of uid, which clears it */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != cmd->watcher)
		fail("the launcher is gone");
	signal(SIGPIPE, SIG_DFL);
	fcntl(status_fd, F_SETFD, 0);
	execve(BWRAP, (char *const *)argv, no_env);
	fail_errno("cannot start " BWRAP);
}
