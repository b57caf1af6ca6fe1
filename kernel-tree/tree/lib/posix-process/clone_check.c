/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What clone refuses before it allocates anything (contract 4.2). In the
 * release flags were looked at when the child was half made, and a stack of 0
 * was an assertion (row B10).
 *
 *      flag                       without it   with it
 *      CLONE_VM                   -ENOTSUP
 *      CLONE_SIGHAND                           -EINVAL without CLONE_VM
 *      CLONE_CLEAR_SIGHAND                     -EINVAL with CLONE_SIGHAND
 *      CLONE_THREAD                            -EINVAL without CLONE_SIGHAND
 *      CLONE_SETTLS                            -EINVAL if `tls` is no TLS
 *      CLONE_DETACHED                          nothing
 *      those of clone handlers                 the handler's business
 *      any other                               -ENOTSUP
 *
 * Other libraries refuse in their clone handlers, which run later: vfscore, for
 * example, if CLONE_FILES is missing.
 */
#include <errno.h>
#include <uk/print.h>

#include "clone_impl.h"
#include "process_impl.h"

/* In TLS that is ours by layout, each thread's copy holds this value */
#define TLS_MAGIC 0x7f4a7c15u

static __uk_tls __u32 tls_magic = TLS_MAGIC;

/* Handlers will write to the child's TLS; the release asserted this */
static bool is_our_tls(__uptr tlsp)
{
	__uptr offset = (__uptr) & tls_magic - ukplat_tlsp_get();

	return tlsp && *(volatile __u32 *)(tlsp + offset) == TLS_MAGIC;
}

/* Is there a number to return? The child inherits its process from the parent */
static int has_number(void)
{
	int rc = ukthread2tid(uk_thread_current());

	if (rc < 0)
		return rc;
	rc = _uk_tid_find_free();
	return rc < 0 ? rc : 0;
}

#ifndef STARTER_clone_flags
/* There is one address space, and there are no signals: what speaks of signal
 * handlers needs to make sense, but nothing follows from it.
 */
#define OUR_FLAGS                                                              \
	(CLONE_VM | CLONE_SIGHAND | CLONE_CLEAR_SIGHAND | CLONE_THREAD |       \
	 CLONE_DETACHED | CLONE_SETTLS)

static int check_flags(__u64 flags)
{
	__u64 unknown = flags & ~(OUR_FLAGS | _uk_clonetab_flags());

	if (unknown) {
		uk_pr_warn("clone: nobody supports flags 0x%llx\n",
			   (unsigned long long)unknown);
		return -ENOTSUP;
	}
	if ((flags & CLONE_SIGHAND) && (flags & CLONE_CLEAR_SIGHAND))
		return -EINVAL;
	if ((flags & CLONE_SIGHAND) && !(flags & CLONE_VM))
		return -EINVAL;
	if ((flags & CLONE_THREAD) && !(flags & CLONE_SIGHAND))
		return -EINVAL;
	/* That would be fork() */
	if (!(flags & CLONE_VM))
		return -ENOTSUP;
	return 0;
}

/*
 * Checks all that can be checked without a child (contract 4.2). Returns 0, or a
 * negative errno.
 */
int _uk_clone_check(const struct clone_args *cl_args)
{
	int rc;

	if (!cl_args->stack || _uk_clone_sp(cl_args) < cl_args->stack)
		return -EINVAL;
	rc = check_flags(cl_args->flags);
	if (rc)
		return rc;
	if ((cl_args->flags & CLONE_SETTLS) && !is_our_tls(cl_args->tls))
		return -EINVAL;
	return has_number();
}
#else
/*
 * Checks all that can be checked without a child (contract 4.2). Returns 0, or a
 * negative errno.
 */
int _uk_clone_check(const struct clone_args *cl_args)
{
	/* Yours to write: the stack, the flags, the TLS, the number. */
	(void)cl_args;
	(void)is_our_tls;
	(void)has_number;
	return -ENOSYS;
}
#endif
