/* SPDX-License-Identifier: Apache-2.0 */
/* Entry: put the process into a known state, then the verb. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "box.h"

/*
 * Whoever starts a setuid program chooses its descriptors, limits, signals,
 * directory and umask; none of that is kept.
 */
static void known_state(void)
{
	static const int limits[] = {RLIMIT_FSIZE, RLIMIT_CPU, RLIMIT_AS,
				     RLIMIT_DATA};
	const struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
	struct stat st;
	sigset_t none;
	unsigned int i;
	int fd;

	for (fd = 0; fd <= 2; fd++) {
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
			_exit(BOX_FAILED);
		/* the box gets these three, and would walk out by it */
		if (!fstat(fd, &st) && S_ISDIR(st.st_mode))
			fail("descriptor %d is a directory", fd);
	}
	close_range(3, ~0U, 0);
	if (geteuid() != 0)
		fail("must be installed setuid root, or run by root");
	if (clearenv())
		fail("cannot clear the environment");
	for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		setrlimit(limits[i], &unlimited);
	for (i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* a reader that went away must not keep `open` from cleaning up */
	signal(SIGPIPE, SIG_IGN);
	umask(022);
	if (chdir("/"))
		fail_errno("cannot enter /");
}

int main(int argc, char **argv)
{
	known_state();
	if (argc >= 2 && !strcmp(argv[1], "open"))
		return box_open(argc - 2, argv + 2);
	if (argc >= 2 && !strcmp(argv[1], "run"))
		return box_run(argc - 2, argv + 2);
	if (argc == 2 && !strcmp(argv[1], "probe"))
		return box_probe();
	fail("usage: box open --out-bytes N [--inodes M] [--ram-bytes N] | "
	     "box run --slot N {--later | [limits, binds] -- argv...} | "
	     "box probe");
}
