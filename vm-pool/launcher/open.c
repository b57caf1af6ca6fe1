/* SPDX-License-Identifier: Apache-2.0 */
/* `box open`: take a slot, hold it until standard input ends, clean up. */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "box.h"

#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256
#endif
#define ST_NOSYMFOLLOW_FLAG 0x2000

static unsigned int take_slot(int *lock)
{
	unsigned int slot;

	for (slot = 0; slot < BOX_SLOTS; slot++) {
		*lock = slot_file(slot, "lock");
		if (!flock(*lock, LOCK_EX | LOCK_NB))
			return slot;
		close(*lock);
	}
	fail("all %d slots are taken", BOX_SLOTS);
}

static void make_directories(unsigned int slot, gid_t group)
{
	char buf[BOX_PATH];

	if (mkdir(path(buf, BOX_ROOT "/%u", slot), 0750) ||
	    chown(buf, 0, group) || chmod(buf, 0750) ||
	    mkdir(path(buf, BOX_ROOT "/%u/box", slot), 0700) ||
	    mkdir(path(buf, BOX_ROOT "/%u/box/out", slot), 0755) ||
	    mkdir(path(buf, BOX_ROOT "/%u/view", slot), 0755))
		fail_errno("cannot make %s", buf);
}

/*
 * The box may leave links, which it needs for itself, so `out` follows them
 * and the host reads only through `view`, which does not.
 */
static void make_mounts(unsigned int slot, uint64_t bytes, uint64_t inodes)
{
	const unsigned long flags = MS_BIND | MS_REMOUNT | MS_RDONLY |
				    MS_NOSYMFOLLOW | MS_NOSUID | MS_NODEV |
				    MS_NOEXEC;
	char out[BOX_PATH], view[BOX_PATH], options[128];
	unsigned int uid = slot_uid(slot);
	struct statvfs st;

	path(out, BOX_ROOT "/%u/box/out", slot);
	path(view, BOX_ROOT "/%u/view", slot);
	snprintf(options, sizeof(options),
		 "size=%llu,nr_inodes=%llu,mode=0755,uid=%u,gid=%u",
		 (unsigned long long)bytes, (unsigned long long)inodes, uid,
		 uid);
	if (mount("uklab", out, "tmpfs", MS_NOSUID | MS_NODEV, options))
		fail_errno("cannot mount the tmpfs of slot %u", slot);
	if (mount(out, view, NULL, MS_BIND, NULL) ||
	    mount(NULL, view, NULL, flags, NULL))
		fail_errno("cannot mount the view of slot %u", slot);
	if (statvfs(view, &st) || !(st.f_flag & ST_RDONLY) ||
	    !(st.f_flag & ST_NOSYMFOLLOW_FLAG))
		fail("this kernel cannot refuse links on a mount (needs 5.10)");
}

/*
 * Memory that the owner and a program in the box share: one file, which is not
 * to be replaced or followed, only read, written and cut. It is the owner's and
 * open to the box's group, so nobody else's, whatever group the owner is in.
 */
static void make_ram(unsigned int slot, uint64_t bytes, uid_t owner,
		     gid_t group)
{
	char dir[BOX_PATH], file[BOX_PATH], options[128];
	int fd;

	path(dir, BOX_ROOT "/%u/ram", slot);
	path(file, BOX_ROOT "/%u/ram/memory", slot);
	snprintf(options, sizeof(options),
		 "size=%llu,nr_inodes=4,mode=0750,uid=0,gid=%u",
		 (unsigned long long)bytes, (unsigned int)group);
	if (mkdir(dir, 0750) ||
	    mount("uklab", dir, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		  options))
		fail_errno("cannot mount the memory of slot %u", slot);
	fd = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
	if (fd < 0 || ftruncate(fd, bytes) ||
	    fchown(fd, owner, slot_uid(slot)) || fchmod(fd, 0660))
		fail_errno("cannot make %s", file);
	close(fd);
}

/* Returns when the caller is gone, closed its end, or asked us to stop. */
static void wait_for_the_end(int signals)
{
	struct pollfd fds[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
				{.fd = signals, .events = POLLIN}};
	char dump[256];

	for (;;) {
		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			return;
		if (fds[1].revents)
			return;
		if (fds[0].revents &&
		    read(STDIN_FILENO, dump, sizeof(dump)) <= 0)
			return;
	}
}

static int block_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

int box_open(int argc, char **argv)
{
	uint64_t bytes = 0, inodes = 4096, ram = 0;
	uid_t owner = getuid();
	enum cgroup_kind kind;
	unsigned int slot;
	int lock, signals, i;

	for (i = 0; i + 1 < argc; i += 2) {
		if (!strcmp(argv[i], "--out-bytes"))
			bytes = number(argv[i], argv[i + 1], 4096, 1ULL << 36);
		else if (!strcmp(argv[i], "--inodes"))
			inodes = number(argv[i], argv[i + 1], 16, 1 << 20);
		else if (!strcmp(argv[i], "--ram-bytes"))
			ram = number(argv[i], argv[i + 1], 4096, 1ULL << 36);
		else
			break;
	}
	if (i != argc)
		fail("open: unknown or incomplete option '%s'", argv[i]);
	if (!bytes)
		fail("open: --out-bytes N is missing");

	signals = block_signals();
	slot_root();
	/* from here on only root may end us: who is killed cannot clean up */
	if (setresuid(0, 0, 0))
		fail_errno("cannot become root");
	slot = take_slot(&lock);
	slot_clean(slot, lock);
	make_directories(slot, getgid());
	make_mounts(slot, bytes, inodes);
	if (ram)
		make_ram(slot, ram, owner, getgid());
	kind = cgroup_probe();
	slot_own(lock, owner);

	if (dprintf(STDOUT_FILENO,
		    "slot=%u out=" BOX_ROOT "/%u/box/out view=" BOX_ROOT
		    "/%u/view cgroup=%s\n",
		    slot, slot, slot, cgroup_kind_name(kind)) > 0)
		wait_for_the_end(signals);
	slot_clean(slot, lock);
	return 0;
}
