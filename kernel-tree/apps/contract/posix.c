/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Section 4: processes, clone, futexes, and the other POSIX layers.
 */
#include <linux/futex.h>
#include <linux/sched.h>
#include <uk/process.h>
#include <uk/swrand.h>
#include <uk/syscall.h>
#include "contract.h"

#define T struct uk_thread *

/* A bit that nobody has use for, so that no clone comes here by accident */
#define UNUSED_FLAG (1ULL << 60)

static int on_clone(const struct clone_args *args, size_t len, T child __unused,
		    T parent __unused)
{
	return UK_POSIX_CLONE_ARGS_HAS(tls, len) && args->tls ? 0 : -EINVAL;
}

static void on_end(__u64 flags __unused, T child __unused)
{
}

UK_POSIX_CLONE_HANDLER(UNUSED_FLAG, true, on_clone, on_end);
UK_POSIX_CLONE_HANDLER_PRIO(UNUSED_FLAG, true, on_clone, NULL, 4);

static void clone_args(void)
{
	FIELD(struct clone_args, flags, __u64);
	FIELD(struct clone_args, pidfd, __u64);
	FIELD(struct clone_args, child_tid, __u64);
	FIELD(struct clone_args, parent_tid, __u64);
	FIELD(struct clone_args, exit_signal, __u64);
	FIELD(struct clone_args, stack, __u64);
	FIELD(struct clone_args, stack_size, __u64);
	FIELD(struct clone_args, tls, __u64);
	FIELD(struct clone_args, set_tid, __u64);
	FIELD(struct clone_args, set_tid_size, __u64);
	FIELD(struct clone_args, cgroup, __u64);
	VALUE(sizeof(struct clone_args), 88);

	VALUE(CLONE_VM, 0x100);
	VALUE(CLONE_FS, 0x200);
	VALUE(CLONE_FILES, 0x400);
	VALUE(CLONE_SIGHAND, 0x800);
	VALUE(CLONE_VFORK, 0x4000);
	VALUE(CLONE_THREAD, 0x10000);
	VALUE(CLONE_SYSVSEM, 0x40000);
	VALUE(CLONE_SETTLS, 0x80000);
	VALUE(CLONE_PARENT_SETTID, 0x100000);
	VALUE(CLONE_CHILD_CLEARTID, 0x200000);
	VALUE(CLONE_DETACHED, 0x400000);
	VALUE(CLONE_CHILD_SETTID, 0x1000000);
	VALUE(CLONE_CLEAR_SIGHAND, 0x100000000ULL);

	VALUE(FUTEX_WAIT, 0);
	VALUE(FUTEX_WAKE, 1);
	VALUE(FUTEX_FD, 2);
	VALUE(FUTEX_REQUEUE, 3);
	VALUE(FUTEX_CMP_REQUEUE, 4);
	VALUE(FUTEX_WAIT_BITSET, 9);
	VALUE(FUTEX_PRIVATE_FLAG, 128);
	VALUE(FUTEX_CLOCK_REALTIME, 256);
}

/* A provided system call that takes so many arguments */
#define L0 void
#define L1 long
#define L2 L1, long
#define L3 L2, long
#define L4 L3, long
#define L5 L4, long
#define L6 L5, long
#define CALL(name, nargs) FUNCTION(uk_syscall_r_##name, long(L##nargs))

static void process(void)
{
	FUNCTION(uk_posix_process_create, int(struct uk_alloc *, T, T));
	FUNCTION(uk_posix_process_kill, void(T));
	CALL(getpid, 0);
	CALL(gettid, 0);
	CALL(getppid, 0);
	CALL(exit, 1);
	CALL(exit_group, 1);
	CALL(clone, 5);
	CALL(clone3, 2);
	CALL(execve, 3);
	CALL(wait4, 4);
	CALL(waitid, 5);
	CALL(getpgid, 1);
	CALL(setpgid, 2);
	CALL(getsid, 1);
	CALL(setsid, 0);
	CALL(getpgrp, 0);
	CALL(getpriority, 2);
	CALL(setpriority, 3);
	CALL(prlimit64, 4);
	CALL(getrlimit, 2);
	CALL(setrlimit, 2);
	CALL(getrusage, 2);
	CALL(prctl, 5);
	CALL(futex, 6);
	CALL(set_tid_address, 1);
}

static void files_and_memory(void)
{
	CALL(open, 3);
	CALL(openat, 4);
	CALL(read, 3);
	CALL(write, 3);
	CALL(readv, 3);
	CALL(writev, 3);
	CALL(lseek, 3);
	CALL(close, 1);
	CALL(stat, 2);
	CALL(lstat, 2);
	CALL(fstat, 2);
	CALL(mkdir, 2);
	CALL(rmdir, 1);
	CALL(unlink, 1);
	CALL(rename, 2);
	CALL(getdents64, 3);
	CALL(dup, 1);
	CALL(dup2, 2);
	CALL(dup3, 3);
	CALL(fcntl, 3);
	CALL(ioctl, 3);
	CALL(mmap, 6);
	CALL(munmap, 2);
	CALL(mprotect, 3);
	CALL(madvise, 3);
}

static void others(void)
{
	CALL(getuid, 0);
	CALL(geteuid, 0);
	CALL(getgid, 0);
	CALL(getegid, 0);
	CALL(setuid, 1);
	CALL(setgid, 1);
	CALL(setreuid, 2);
	CALL(setregid, 2);
	CALL(setresuid, 3);
	CALL(setresgid, 3);
	CALL(getgroups, 2);
	CALL(setgroups, 2);
	CALL(capget, 2);
	CALL(capset, 2);
	CALL(nanosleep, 2);
	CALL(clock_gettime, 2);
	CALL(clock_getres, 2);
	CALL(clock_settime, 2);
	CALL(gettimeofday, 2);
	CALL(time, 1);
	CALL(setitimer, 3);
	CALL(timer_create, 3);
	CALL(timer_settime, 4);
	CALL(timer_gettime, 2);
	CALL(timer_getoverrun, 1);
	CALL(timer_delete, 1);
	CALL(sysinfo, 1);
	CALL(uname, 1);
	CALL(sethostname, 2);
	CALL(getrandom, 3);
}

void contract_posix(void)
{
	clone_args();
	process();
	files_and_memory();
	others();
}
