/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Slots. A slot is free when nobody holds its lock file. The lock of a
 * launcher that died is free as well: the next one cleans up after it.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"

#define CLOSED "closed\n"
#define END_WAIT_MS 10000

uid_t slot_uid(unsigned int slot)
{
	return BOX_UID + slot;
}

static void own_directory(const char *dir)
{
	struct stat st;

	if (mkdir(dir, 0755) && errno != EEXIST)
		fail_errno("cannot make %s", dir);
	if (lstat(dir, &st))
		fail_errno("cannot look at %s", dir);
	if (!S_ISDIR(st.st_mode) || st.st_uid != 0 || (st.st_mode & 022))
		fail("%s must be a directory of root that others cannot write",
		     dir);
}

void slot_root(void)
{
	own_directory(BOX_ROOT);
	own_directory(BOX_STAGE);
}

int slot_file(unsigned int slot, const char *kind)
{
	char file[BOX_PATH];
	int fd;

	path(file, BOX_ROOT "/slot-%u.%s", slot, kind);
	fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		fail_errno("cannot open %s", file);
	return fd;
}

void slot_kill(unsigned int slot)
{
	uid_t uid = slot_uid(slot);
	pid_t killer = fork();

	if (killer < 0)
		fail_errno("cannot fork");
	if (!killer) {
		/*
		 * kill(-1) reaches all processes of a uid in one step, new
		 * children included, and never the one who calls it.
		 */
		if (!setgroups(0, NULL) && !setresuid(uid, uid, uid))
			kill(-1, SIGKILL);
		_exit(0);
	}
	while (waitpid(killer, NULL, 0) < 0 && errno == EINTR)
		;
}

static void write_owner(int lock, const char *text)
{
	if (ftruncate(lock, 0) ||
	    pwrite(lock, text, strlen(text), 0) != (ssize_t)strlen(text))
		fail_errno("cannot write a lock file");
}

void slot_own(int lock, uid_t owner)
{
	char text[32];

	snprintf(text, sizeof(text), "%u\n", (unsigned int)owner);
	write_owner(lock, text);
}

int slot_enter(unsigned int slot, uid_t owner)
{
	int run = slot_file(slot, "run");
	int lock = slot_file(slot, "lock");
	struct flock mine = {.l_type = F_WRLCK};
	char text[32] = "", expected[32];

	/*
	 * First our own lock, then the look: a session that ends says "closed"
	 * first and then waits for this lock, so it cannot end in between.
	 */
	if (flock(run, LOCK_EX | LOCK_NB))
		fail("slot %u already runs a command", slot);
	if (!flock(lock, LOCK_SH | LOCK_NB))
		fail("slot %u is not open", slot);
	if (pread(lock, text, sizeof(text) - 1, 0) < 0)
		fail_errno("cannot read a lock file");
	close(lock);
	snprintf(expected, sizeof(expected), "%u\n", (unsigned int)owner);
	if (strcmp(text, expected))
		fail("slot %u is not yours", slot);
	/* this kind tells others whose it is, and ends with us alone */
	if (fcntl(run, F_SETLK, &mine))
		fail_errno("cannot lock slot %u", slot);
	return run;
}

/* @return the process of `box run`, 0 when there is none */
static pid_t runner(int run)
{
	struct flock lock = {.l_type = F_WRLCK};

	if (fcntl(run, F_GETLK, &lock) || lock.l_type == F_UNLCK)
		return 0;
	return lock.l_pid;
}

/* Asks `box run` to end, which may wait for words that do not come. */
static void ask_to_end(int run)
{
	pid_t pid = runner(run);
	int fd = pid ? pidfd_open(pid, 0) : -1;

	if (fd < 0)
		return;
	/* the number was not another's when we opened it */
	if (runner(run) == pid)
		pidfd_send_signal(fd, SIGTERM, NULL, 0);
	close(fd);
}

/* Ends what runs and returns once the last `box run` has left. */
static void end_runs(unsigned int slot)
{
	uint64_t deadline = now_ms() + END_WAIT_MS;
	int run = slot_file(slot, "run");

	for (;;) {
		ask_to_end(run);
		slot_kill(slot);
		if (!flock(run, LOCK_EX | LOCK_NB))
			break;
		if (now_ms() > deadline)
			fail("a command of slot %u does not end", slot);
		usleep(2000);
	}
	/* nobody enters any more: one last sweep, for a killed supervisor */
	slot_kill(slot);
	close(run);
}

static void unmount(const char *dir)
{
	while (!umount2(dir, MNT_DETACH | UMOUNT_NOFOLLOW))
		;
	rmdir(dir);
}

void slot_clean(unsigned int slot, int lock)
{
	char name[32], buf[BOX_PATH];

	/* made first and removed last: without it there is nothing to do */
	if (access(path(buf, BOX_ROOT "/%u", slot), F_OK) && errno == ENOENT)
		return;
	write_owner(lock, CLOSED);
	end_runs(slot);
	snprintf(name, sizeof(name), "slot-%u", slot);
	cgroup_remove(CGROUP_V1, name);
	cgroup_remove(CGROUP_V2, name);
	unmount(path(buf, BOX_ROOT "/%u/view", slot));
	unmount(path(buf, BOX_ROOT "/%u/box/out", slot));
	unmount(path(buf, BOX_ROOT "/%u/ram", slot));
	unlink(path(buf, BOX_ROOT "/%u/box/meta", slot));
	rmdir(path(buf, BOX_ROOT "/%u/box", slot));
	unlink(path(buf, BOX_ROOT "/%u/meta", slot));
	rmdir(path(buf, BOX_ROOT "/%u", slot));
}
