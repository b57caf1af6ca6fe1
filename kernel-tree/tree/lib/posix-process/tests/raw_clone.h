/* SPDX-License-Identifier: Apache-2.0 */
/*
 * clone and clone3 without a libc: what a child finds, and where it goes on.
 * Each file that includes this has its own stack and TLS for one child.
 */
#ifndef __POSIX_PROCESS_TESTS_RAW_CLONE_H__
#define __POSIX_PROCESS_TESTS_RAW_CLONE_H__

#include <string.h>
#include <uk/arch/tls.h>
#include <uk/essentials.h>
#include <uk/process.h>
#include <uk/sched.h>
#include <uk/syscall.h>

#include "../clone_impl.h"

/* What a child calls first: its stack pointer, all registers or-ed together,
 * and what the stack says
 */
typedef void (*raw_child_t)(__uptr sp, long registers, void *arg) __noreturn;

/**
 * Make a system call with five arguments. Where it returns 0, that is in a
 * child, the child goes on as prepared with raw_stack().
 */
long raw_clone(void *syscall, const long args[5]);

/* The least that is asked for: some libraries insist on flags of theirs */
#define RAW_FLAGS (CLONE_VM | (_uk_clonetab_flags() & (CLONE_FS | CLONE_FILES)))

static char raw_stack_mem[16384] __align(16) __maybe_unused;

/* Prepare the stack: the two words that the child pops. Returns its pointer */
static inline void *raw_stack(raw_child_t child, void *arg)
{
	void **sp = (void **)(raw_stack_mem + sizeof(raw_stack_mem)) - 2;

	sp[0] = (void *)child;
	sp[1] = arg;
	return sp;
}

/* TLS as a libc would make it; static, so that nothing is to be freed */
static inline __uptr raw_tls(void)
{
	static char area[4096] __align(64);

	UK_ASSERT(ukarch_tls_area_size() <= sizeof(area));
	UK_ASSERT(ukarch_tls_area_align() <= 64);
	ukarch_tls_area_init(area);
	return ukarch_tls_tlsp(area);
}

static inline long raw_clone5(unsigned long flags, void *sp, int *parent_tid,
			      int *child_tid, __uptr tls)
{
	const long args[5] = {(long)flags, (long)sp, (long)parent_tid,
			      (long)child_tid, (long)tls};

	return raw_clone((void *)uk_syscall_r_clone, args);
}

/* The same stack for clone3 */
static inline struct clone_args raw_args(__u64 flags, raw_child_t child,
					 void *arg)
{
	void *sp = raw_stack(child, arg);

	return (struct clone_args){
		.flags = flags,
		.stack = (__uptr)raw_stack_mem,
		.stack_size = (char *)sp - raw_stack_mem,
	};
}

static inline long raw_clone3(const struct clone_args *cl_args, size_t size)
{
	const long args[5] = {(long)cl_args, (long)size};

	return raw_clone((void *)uk_syscall_r_clone3, args);
}

static __noreturn __maybe_unused void
raw_exit(__uptr sp __unused, long registers __unused, void *arg __unused)
{
	uk_sched_thread_exit();
}

/* Let children run to their end, and the idle thread collect them */
static inline void raw_let_run(void)
{
	uk_sched_thread_sleep(5000000);
}

#endif /* __POSIX_PROCESS_TESTS_RAW_CLONE_H__ */
