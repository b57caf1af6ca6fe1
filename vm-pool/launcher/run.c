/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `box run`: start the box, watch it from outside, write how it ended.
 *
 * The watcher is not in the control group and keeps root, so nothing inside can
 * stop it. It ends with its caller: it looks at its parent each tick, and the
 * box ends with it (PDEATHSIG).
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"

#define TICK_MS 20
#define MEMORY_SLACK (4 << 20) /* what a single step may have asked for */

/* What is seen of the box while it runs and afterwards. */
struct watch {
	const struct command *cmd;
	struct cgroup cg;
	struct cgroup_usage usage;
	uint64_t start, end;
	pid_t parent;
	int signals;	       /* SIGCHLD and what our caller may send */
	const char *killed_by; /* NULL while nothing was exceeded */
};

/* Had the box used all its memory, or had the host no more to give? */
static bool memory_full(const struct watch *w)
{
	uint64_t peak = w->usage.peak;

	return !peak || peak + MEMORY_SLACK >= w->cmd->memory;
}

/* Which limit was reached, if any. */
static const char *exceeded(struct watch *w)
{
	cgroup_read(&w->cg, &w->usage);
	if (w->usage.oom_kills)
		return memory_full(w) ? "memory" : "host";
	if (w->usage.refused)
		return "processes";
	if (w->usage.cpu_ms > w->cmd->cpu_s * 1000)
		return "cpu";
	if (now_ms() - w->start >= w->cmd->wall_ms)
		return "wall";
	return NULL;
}

/* Has our caller gone, or asked us to stop? */
static bool cancelled(struct watch *w)
{
	struct signalfd_siginfo info;

	while (read(w->signals, &info, sizeof(info)) == sizeof(info))
		if (info.ssi_signo != SIGCHLD)
			return true;
	return getppid() != w->parent;
}

/* The child: in the group, then the command, then the box. */
static void become_box(struct watch *w, struct command *cmd, int status_fd)
{
	sigset_t none;
	int rc = cgroup_enter(&w->cg);

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (prctl(PR_SET_PDEATHSIG, SIGKILL))
		fail_errno("cannot end with the watcher");
	if (cmd->later)
		command_read(cmd);
	/* the two processes of bubblewrap are not the command's */
	if (!rc)
		rc = cgroup_limit(&w->cg, cmd->memory,
				  cmd->processes + BOX_OWN_PROCESSES);
	if (rc) {
		errno = -rc;
		fail_errno("cannot enter the control group");
	}
	/* the watcher's sign to begin; bubblewrap's words follow it */
	if (write(status_fd, "\n", 1) != 1)
		fail_errno("cannot reach the watcher");
	jail_exec(cmd, &w->cg, status_fd);
}

/*
 * Returns once there is a command. The child that reads it notices on its own
 * when the caller is gone, and has said why if it refuses. Its sign counts, not
 * its end: when we look, a short command may have ended already.
 */
static void await_command(struct watch *w, pid_t box, int status_fd)
{
	struct pollfd fds[2] = {{.fd = status_fd, .events = POLLIN},
				{.fd = w->signals, .events = POLLIN}};
	int status;

	for (;;) {
		poll(fds, 2, -1);
		if (fds[0].revents & POLLIN)
			break;
		if (fds[0].revents & POLLHUP) { /* nobody can begin any more */
			waitpid(box, &status, 0);
			_exit(WIFEXITED(status) ? WEXITSTATUS(status)
						: BOX_FAILED);
		}
		if (cancelled(w))
			_exit(BOX_FAILED); /* and the child with us */
	}
	w->start = now_ms();
}

/* Returns once the box is gone, to its last process. @return bwrap's status */
static int watch_box(struct watch *w, pid_t box)
{
	struct pollfd fd = {.fd = w->signals, .events = POLLIN};
	uint64_t gone;
	int tick, status = 0;
	pid_t pid;

	for (;;) {
		pid = waitpid(box, &status, WNOHANG);
		if (pid == box)
			break;
		gone = now_ms() - w->start;
		tick = gone + TICK_MS <= w->cmd->wall_ms ? TICK_MS
		       : gone < w->cmd->wall_ms ? (int)(w->cmd->wall_ms - gone)
						: 0;
		poll(&fd, 1, tick);
		w->killed_by = cancelled(w) ? "caller" : exceeded(w);
		if (w->killed_by) {
			kill(box,
			     SIGKILL); /* maybe not of the slot's uid yet */
			slot_kill(w->cmd->slot);
			waitpid(box, &status, 0);
			break;
		}
	}
	w->end = now_ms();
	/* we are the reaper of all it left behind: until there is nobody */
	slot_kill(w->cmd->slot);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		;
	if (!w->killed_by)
		w->killed_by = exceeded(w);
	else
		cgroup_read(&w->cg, &w->usage);
	return status;
}

/* The command's own status as bubblewrap reported it, or -1 if it never ran. */
static int command_status(int fd)
{
	static const char key[] = "\"exit-code\": ";
	char text[1024], *at;
	ssize_t len;

	len = read(fd, text, sizeof(text) - 1);
	if (len <= 0)
		return -1;
	text[len] = '\0';
	at = strstr(text, key);
	return at ? atoi(at + sizeof(key) - 1) : -1;
}

static void write_meta(struct watch *w, int status)
{
	char file[BOX_PATH], fresh[BOX_PATH], text[512];
	struct rusage self;
	uint64_t cpu = w->usage.cpu_ms;
	int fd, len = 0;

	if (!cpu) {
		getrusage(RUSAGE_CHILDREN, &self);
		cpu = (self.ru_utime.tv_sec + self.ru_stime.tv_sec) * 1000 +
		      (self.ru_utime.tv_usec + self.ru_stime.tv_usec) / 1000;
	}
	if (w->killed_by)
		len += sprintf(text + len, "killed-by:%s\n", w->killed_by);
	else
		len += sprintf(text + len, "exited:%d\n", status);
	len += sprintf(text + len,
		       "wall-ms:%llu\ncpu-ms:%llu\npeak-bytes:%llu\n"
		       "oom-kills:%llu\nrefused-forks:%llu\n",
		       (unsigned long long)(w->end - w->start),
		       (unsigned long long)cpu,
		       (unsigned long long)w->usage.peak,
		       (unsigned long long)w->usage.oom_kills,
		       (unsigned long long)w->usage.refused);

	path(file, BOX_ROOT "/%u/meta", w->cmd->slot);
	path(fresh, BOX_ROOT "/%u/box/meta", w->cmd->slot);
	fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0 || write(fd, text, len) != len || rename(fresh, file))
		fail_errno("cannot write %s", file);
	close(fd);
}

static int caught_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int box_run(int argc, char **argv)
{
	struct command *cmd = mmap(NULL, sizeof(*cmd), PROT_READ | PROT_WRITE,
				   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct watch w = {.cmd = cmd, .parent = getppid()};
	int pipes[2], status;
	char name[32], meta[BOX_PATH];
	pid_t box;

	if (cmd == MAP_FAILED)
		fail("out of memory");
	slot_root();
	jail_namespace();
	command_parse(cmd, argc, argv);
	slot_enter(cmd->slot, getuid());
	snprintf(name, sizeof(name), "slot-%u", cmd->slot);
	cgroup_create(&w.cg, name);
	w.signals = caught_signals();
	if (w.signals < 0 || pipe2(pipes, O_CLOEXEC) ||
	    prctl(PR_SET_CHILD_SUBREAPER, 1))
		fail_errno("cannot prepare to watch");

	cmd->watcher = getpid();
	box = fork();
	if (box < 0)
		fail_errno("cannot fork");
	if (!box)
		become_box(&w, cmd, pipes[1]);
	close(pipes[1]);
	await_command(&w, box, pipes[0]);
	/*
	 * Not before there is a command: a `run` that waits for one may belong
	 * to a session that has ended, and another has its slot by now.
	 */
	unlink(path(meta, BOX_ROOT "/%u/meta", cmd->slot));
	watch_box(&w, box);
	/* the group stays for the next command, or the session, to remove */
	status = command_status(pipes[0]);
	if (!w.killed_by && status < 0)
		fail("the command could not be started");
	/* the limits of one process speak by signal, as a shell tells it */
	if (!w.killed_by && status == 128 + SIGXFSZ)
		w.killed_by = "file";
	if (!w.killed_by && status == 128 + SIGXCPU)
		w.killed_by = "cpu";
	write_meta(&w, status);
	return 0;
}
