/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What would need programs to load and processes to fork: there is one program,
 * and it is in the image.
 */
#include <errno.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <uk/syscall.h>

struct rusage;

UK_SYSCALL_R_DEFINE(int, execve, const char *, path, char *const *, argv,
		    char *const *, envp)
{
	(void)path, (void)argv, (void)envp;
	return -ENOSYS;
}

/* Nobody keeps the status of a process that has ended */
UK_SYSCALL_R_DEFINE(pid_t, wait4, pid_t, pid, int *, status, int, options,
		    struct rusage *, usage)
{
	(void)pid, (void)status, (void)options, (void)usage;
	return -ECHILD;
}

UK_LLSYSCALL_R_DEFINE(int, waitid, idtype_t, type, id_t, id, siginfo_t *, info,
		      int, options, struct rusage *, usage)
{
	(void)type, (void)id, (void)info, (void)options, (void)usage;
	return -ECHILD;
}

/* Nothing that could be asked for makes a difference here */
UK_LLSYSCALL_R_DEFINE(int, prctl, int, option, unsigned long, arg2,
		      unsigned long, arg3, unsigned long, arg4, unsigned long,
		      arg5)
{
	(void)option, (void)arg2, (void)arg3, (void)arg4, (void)arg5;
	return 0;
}
