/* SPDX-License-Identifier: Apache-2.0 */
/* `box probe`: what works here, by doing it. */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "box.h"

/* A namespace as the slots' processes make it: without root. */
static bool user_namespaces(void)
{
	int status;
	pid_t child = fork();

	if (child < 0)
		return false;
	if (!child) {
		if (setresgid(BOX_UID, BOX_UID, BOX_UID) ||
		    setresuid(BOX_UID, BOX_UID, BOX_UID))
			_exit(1);
		_exit(unshare(CLONE_NEWUSER) ? 1 : 0);
	}
	return waitpid(child, &status, 0) == child && status == 0;
}

static bool bubblewrap(void)
{
	char *const argv[] = {"bwrap", "--unshare-all", "--ro-bind", "/", "/",
			      "--",    "/usr/bin/true", NULL};
	char *const no_env[] = {NULL};
	int status;
	pid_t child = fork();

	if (child < 0)
		return false;
	if (!child) {
		if (setresgid(BOX_UID, BOX_UID, BOX_UID) ||
		    setresuid(BOX_UID, BOX_UID, BOX_UID))
			_exit(1);
		execve("/usr/bin/bwrap", argv, no_env);
		_exit(1);
	}
	return waitpid(child, &status, 0) == child && status == 0;
}

int box_probe(void)
{
	enum cgroup_kind kind = cgroup_probe();
	bool users = user_namespaces(), bwrap = bubblewrap();

	printf("cgroup:%s\nuser-namespaces:%s\nbubblewrap:%s\n",
	       cgroup_kind_name(kind), users ? "yes" : "no",
	       bwrap ? "yes" : "no");
	return users && bwrap ? 0 : 1;
}
