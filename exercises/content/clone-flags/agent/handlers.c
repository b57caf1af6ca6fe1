/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent's clone handlers, h0 to h6 in the order of their priorities. They
 * write down that they were called, and when.
 *
 *        flags    called       init  term
 *   h0   -        always       yes   yes
 *   h1   P, Q     with one     yes   yes
 *   h2   -        always       yes   -
 *   h3   -        always       -     yes
 *   h4   R        with it      yes   yes
 *   h5   S        always       yes   yes
 *   h6   -        always       yes   yes
 */
#include <string.h>
#include <uk/plat/tls.h>
#include <uk/process.h>
#include <uk/sched.h>

#include "stage.h"

/* Flags of nobody else, which only clone3 can be told */
#define FLAG_P (1ULL << 40)
#define FLAG_Q (1ULL << 41)
#define FLAG_R (1ULL << 42)
#define FLAG_S (1ULL << 43)

struct calls calls;

static bool listening;
static struct expected now;

static int init_of(int h, const struct clone_args *cl_args, size_t len,
		   struct uk_thread *child, struct uk_thread *parent)
{
	if (!listening)
		return 0;
	calls.init[h] = ++calls.total;
	if (cl_args->flags != now.flags || len != now.len || !child ||
	    child == parent || parent != uk_thread_current() ||
	    ukplat_tlsp_get() != child->uktlsp)
		calls.strange++;
	if (h == now.refuser)
		return now.refusal;
	return h == now.praiser ? now.praise : 0;
}

static void term_of(int h, __u64 cl_flags, struct uk_thread *child)
{
	if (!listening)
		return;
	calls.term[h] = ++calls.total;
	if (cl_flags != now.flags || !child ||
	    ukplat_tlsp_get() != child->uktlsp)
		calls.strange++;
}

#define INIT(h)                                                                \
	static int init##h(const struct clone_args *cl_args, size_t len,       \
			   struct uk_thread *child, struct uk_thread *parent)  \
	{                                                                      \
		return init_of(h, cl_args, len, child, parent);                \
	}
#define TERM(h)                                                                \
	static void term##h(__u64 cl_flags, struct uk_thread *child)           \
	{                                                                      \
		term_of(h, cl_flags, child);                                   \
	}

INIT(0)
TERM(0)
INIT(1)
TERM(1)
INIT(2)
TERM(3)
INIT(4)
TERM(4)
INIT(5)
TERM(5)
INIT(6)
TERM(6)

/* Not in the order of their priorities */
UK_POSIX_CLONE_HANDLER_PRIO(FLAG_R, true, init4, term4, 5);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init6, term6, 8);
UK_POSIX_CLONE_HANDLER_PRIO(FLAG_P | FLAG_Q, true, init1, term1, 2);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init0, term0, 0);
UK_POSIX_CLONE_HANDLER_PRIO(FLAG_S, false, init5, term5, 7);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, init2, NULL, 3);
UK_POSIX_CLONE_HANDLER_PRIO(0, false, NULL, term3, 4);

void handlers_listen(const struct expected *e)
{
	memset(&calls, 0, sizeof(calls));
	now = *e;
	listening = true;
}

void handlers_forget(void)
{
	listening = false;
}
