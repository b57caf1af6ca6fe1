/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of clone handlers.
 *
 * Interface: UK_POSIX_CLONE_HANDLER*() of <uk/process.h>, "clone_impl.h". The
 * linker puts the entries of all libraries side by side, sorted by priority.
 *
 *   _uk_posix_clonetab_start                                 ..._end
 *     |                                                        |
 *     [ h0 ]--->[ h1 ]--->[ h2 ]--->[ h3 ]---> init, in order
 *        <---------<---------<         '- one refuses: the clone ends with its
 *              term, in reverse           code, and those before are undone
 *
 * Who is not meant by a clone hears neither of its beginning nor of its end.
 */
#include "clone_impl.h"

extern const struct uk_posix_clonetab_entry _uk_posix_clonetab_start[];
extern const struct uk_posix_clonetab_entry _uk_posix_clonetab_end[];

#ifndef STARTER_clone_flags
static bool is_meant(const struct uk_posix_clonetab_entry *e, __u64 cl_flags)
{
	return !e->presence_only || (e->flags_mask & cl_flags);
}

static void term_before(const struct uk_posix_clonetab_entry *end,
			__u64 cl_flags, struct uk_thread *child)
{
	const struct uk_posix_clonetab_entry *e;

	for (e = end; e-- > _uk_posix_clonetab_start;)
		if (e->term && is_meant(e, cl_flags))
			e->term(cl_flags, child);
}

__u64 _uk_clonetab_flags(void)
{
	const struct uk_posix_clonetab_entry *e;
	__u64 flags = 0;

	for (e = _uk_posix_clonetab_start; e < _uk_posix_clonetab_end; e++)
		flags |= e->flags_mask;
	return flags;
}

int _uk_clonetab_init(const struct clone_args *cl_args, size_t len,
		      struct uk_thread *child, struct uk_thread *parent)
{
	const struct uk_posix_clonetab_entry *e;
	int rc;

	for (e = _uk_posix_clonetab_start; e < _uk_posix_clonetab_end; e++) {
		if (!e->init || !is_meant(e, cl_args->flags))
			continue;
		rc = e->init(cl_args, len, child, parent);
		if (rc < 0) {
			term_before(e, cl_args->flags, child);
			return rc;
		}
	}
	return 0;
}

void _uk_clonetab_term(__u64 cl_flags, struct uk_thread *child)
{
	term_before(_uk_posix_clonetab_end, cl_flags, child);
}
#else
/* Yours to write: the flags that any handler claims. */
__u64 _uk_clonetab_flags(void)
{
	return 0;
}

/* Yours to write: init of those that are meant; and if one refuses, undo. */
int _uk_clonetab_init(const struct clone_args *cl_args, size_t len,
		      struct uk_thread *child, struct uk_thread *parent)
{
	(void)cl_args;
	(void)len;
	(void)child;
	(void)parent;
	return 0;
}

/* Yours to write: term of those that are meant, in reverse. */
void _uk_clonetab_term(__u64 cl_flags, struct uk_thread *child)
{
	(void)cl_flags;
	(void)child;
}
#endif
