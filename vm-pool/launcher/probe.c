/* SPDX-License-Identifier: Apache-2.0 */
/* `box probe`: what works here, by doing it. */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"

/* Whether something works as the slots' processes do it: without root. */
static bool works(int (*try)(void))
{
	int status;
	pid_t child = fork();

	if (child < 0)
		return false;
	if (!child) {
		if (setresgid(BOX_UID, BOX_UID, BOX_UID) ||
		    setresuid(BOX_UID, BOX_UID, BOX_UID))
			_exit(1);
		_exit(try() ? 1 : 0);
	}
	return waitpid(child, &status, 0) == child && status == 0;
}

static int user_namespace(void)
{
	return unshare(CLONE_NEWUSER);
}

static int bubblewrap(void)
{
	char *const argv[] = {"bwrap", "--unshare-all", "--ro-bind", "/", "/",
			      "--",    "/usr/bin/true", NULL};
	char *const no_env[] = {NULL};

	return execve("/usr/bin/bwrap", argv, no_env);
}

/* What a session that was killed left is gone with the next one, or now. */
static bool swept(void)
{
	char dir[BOX_PATH];
	unsigned int slot;
	bool clean = true;
	int lock;

	for (slot = 0; slot < BOX_SLOTS; slot++) {
		if (access(path(dir, BOX_ROOT "/%u", slot), F_OK))
			continue;
		lock = slot_file(slot, "lock");
		if (!flock(lock, LOCK_EX | LOCK_NB)) {
			slot_clean(slot, lock);
			clean = clean && access(dir, F_OK);
		}
		close(lock);
	}
	return clean;
}

int box_probe(void)
{
	enum cgroup_kind kind = cgroup_probe();
	bool users = works(user_namespace), bwrap = works(bubblewrap), clean;

	slot_root();
	clean = swept();
	printf("cgroup:%s\nuser-namespaces:%s\nbubblewrap:%s\nclean:%s\n",
	       cgroup_kind_name(kind), users ? "yes" : "no",
	       bwrap ? "yes" : "no", clean ? "yes" : "no");
	return kind != CGROUP_NONE && users && bwrap && clean ? 0 : 1;
}
