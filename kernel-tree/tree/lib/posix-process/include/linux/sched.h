/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What clone and clone3 take (contract 4.2; clone(2) explains the flags).
 *
 * The libc's <sched.h> names most of the flags too, with the same values.
 */
#ifndef __LINUX_SCHED_H__
#define __LINUX_SCHED_H__

#include <uk/arch/types.h>

#define CSIGNAL 0x000000ff /* of clone: signal when the child ends */
#define CLONE_NEWTIME 0x00000080
#define CLONE_VM 0x00000100
#define CLONE_FS 0x00000200
#define CLONE_FILES 0x00000400
#define CLONE_SIGHAND 0x00000800
#define CLONE_PIDFD 0x00001000
#define CLONE_PTRACE 0x00002000
#define CLONE_VFORK 0x00004000
#define CLONE_PARENT 0x00008000
#define CLONE_THREAD 0x00010000
#define CLONE_NEWNS 0x00020000
#define CLONE_SYSVSEM 0x00040000
#define CLONE_SETTLS 0x00080000
#define CLONE_PARENT_SETTID 0x00100000
#define CLONE_CHILD_CLEARTID 0x00200000
#define CLONE_DETACHED 0x00400000
#define CLONE_UNTRACED 0x00800000
#define CLONE_CHILD_SETTID 0x01000000
#define CLONE_NEWCGROUP 0x02000000
#define CLONE_NEWUTS 0x04000000
#define CLONE_NEWIPC 0x08000000
#define CLONE_NEWUSER 0x10000000
#define CLONE_NEWPID 0x20000000
#define CLONE_NEWNET 0x40000000
#define CLONE_IO 0x80000000

/* Of clone3 only */
#define CLONE_CLEAR_SIGHAND 0x100000000ULL
#define CLONE_INTO_CGROUP 0x200000000ULL

/*
 * The stack is [stack, stack + stack_size), so it is used from
 * stack + stack_size downwards. clone has a stack pointer only: it is kept in
 * `stack` with a size of 0, and the sum is the same.
 */
struct clone_args {
	__u64 flags;	   /* CLONE_*, without the signal */
	__u64 pidfd;	   /* int *, CLONE_PIDFD */
	__u64 child_tid;   /* int *, CLONE_CHILD_SETTID and _CLEARTID */
	__u64 parent_tid;  /* int *, CLONE_PARENT_SETTID */
	__u64 exit_signal; /* when the child ends */
	__u64 stack;	   /* lowest address */
	__u64 stack_size;  /* bytes */
	__u64 tls;	   /* TLS register, CLONE_SETTLS */
	/* a caller may leave these out, see UK_POSIX_CLONE_ARGS_HAS() */
	__u64 set_tid;	    /* int *: numbers to use */
	__u64 set_tid_size; /* how many */
	__u64 cgroup;
};

#define CLONE_ARGS_SIZE_VER0 64 /* up to tls */

#endif /* __LINUX_SCHED_H__ */
