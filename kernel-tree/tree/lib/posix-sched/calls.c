/* SPDX-License-Identifier: Apache-2.0 */
/*
 * System calls about the policy and priority of a thread
 *
 * Makefile.uk registers six names with their numbers of arguments. Each must be
 * defined here, by one of two macros of <uk/syscall.h>:
 *
 *                          UK_SYSCALL_R_DEFINE     UK_SYSCALL_DEFINE
 *   what you write         returns a result,       returns a result, or sets
 *                          or -errno               errno and returns -1
 *   uk_syscall_r_NAME()    the same                result or -errno; errno is
 *                                                  as it was before
 *   uk_syscall_e_NAME()    result, or errno        the same
 *                          and -1
 *   libc function NAME()   only where no libc brings it
 *
 * So whichever you take, callers get both. The first is for code that has its
 * own idea of what is wrong; the second for code that stands on functions which
 * set errno, such as those of "policies.h".
 *
 * Arguments arrive as long, whatever the caller had, and are cast to the types
 * in the definition. Pointers are the caller's: it is the same address space,
 * and they may be NULL.
 *
 * What a thread has set is noted per thread, in kernel TLS; a new thread has
 * policy SCHED_OTHER and priority 0. Nobody acts upon it: the scheduler is
 * cooperative.
 */
#include <errno.h>
#include <sched.h>
#include <stddef.h>
#include <sys/types.h>
#include <uk/plat/tls.h>
#include <uk/syscall.h>

#include "policies.h"

#ifndef STARTER_syscall_register
/* Of the running thread */
static __uk_tls int policy_now = SCHED_OTHER;
static __uk_tls int priority_now;

/* 0 stands for the running thread; of others we do not know */
static int check_is_self(pid_t pid)
{
	if (pid < 0)
		return -EINVAL;
	return pid == 0 || pid == uk_syscall_r_gettid() ? 0 : -ESRCH;
}

/* -1 and errno, since that is how policies.h speaks */
static int change(pid_t pid, int policy, const struct sched_param *param)
{
	int rc = param ? check_is_self(pid) : -EINVAL;

	if (rc) {
		errno = -rc;
		return -1;
	}
	if (policy_lowest(policy) < 0)
		return -1;
	if (param->sched_priority < policy_lowest(policy) ||
	    param->sched_priority > policy_highest(policy)) {
		errno = EINVAL;
		return -1;
	}
	policy_now = policy;
	priority_now = param->sched_priority;
	return 0;
}

UK_SYSCALL_DEFINE(int, sched_get_priority_max, int, policy)
{
	return policy_highest(policy);
}

UK_SYSCALL_DEFINE(int, sched_get_priority_min, int, policy)
{
	return policy_lowest(policy);
}

UK_SYSCALL_DEFINE(int, sched_setscheduler, pid_t, pid, int, policy,
		  const struct sched_param *, param)
{
	return change(pid, policy, param);
}

UK_SYSCALL_DEFINE(int, sched_setparam, pid_t, pid, const struct sched_param *,
		  param)
{
	return change(pid, policy_now, param);
}

UK_SYSCALL_R_DEFINE(int, sched_getscheduler, pid_t, pid)
{
	int rc = check_is_self(pid);

	return rc ? rc : policy_now;
}

UK_SYSCALL_R_DEFINE(int, sched_getparam, pid_t, pid, struct sched_param *,
		    param)
{
	int rc = param ? check_is_self(pid) : -EINVAL;

	if (rc)
		return rc;
	/* Only this field is ours, the libc may have others behind it */
	param->sched_priority = priority_now;
	return 0;
}
#else
/*
 * Of the running thread, SCHED_OTHER is 0. The judge takes no other variables
 * of this kind; __unused only silences the compiler until you use them.
 */
static __uk_tls int policy_now __unused;
static __uk_tls int priority_now __unused;

/*
 * What is registered must be there, or the kernel does not link. Yours to
 * write: replace these, one after the other, by definitions.
 */
#define NOT_YET(name, ...)                                                     \
	long uk_syscall_r_##name(__VA_ARGS__)                                  \
	{                                                                      \
		return -ENOSYS;                                                \
	}                                                                      \
	long uk_syscall_e_##name(__VA_ARGS__)                                  \
	{                                                                      \
		errno = ENOSYS;                                                \
		return -1;                                                     \
	}

NOT_YET(sched_get_priority_max, long)
NOT_YET(sched_get_priority_min, long)
NOT_YET(sched_setscheduler, long, long, long)
NOT_YET(sched_setparam, long, long)
NOT_YET(sched_getscheduler, long)
NOT_YET(sched_getparam, long, long)
#endif
