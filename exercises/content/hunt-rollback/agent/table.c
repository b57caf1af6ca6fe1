/* SPDX-License-Identifier: Apache-2.0 */
#include <uk/plat/tls.h>
#include "table.h"

#define MOST 16 /* fit into the word */

static int failing = NONE, failing_code;
static __u64 calls;
static int count, strays;

void table_fail(int entry, int code)
{
	failing = entry;
	failing_code = code;
}

void table_forget(void)
{
	calls = 0;
	count = strays = 0;
}

__u64 table_calls(void)
{
	return calls;
}

int table_strays(void)
{
	return strays;
}

static void note(__u64 what, const struct uk_thread *child)
{
	if (count < MOST)
		calls |= what << (4 * count++);
	if (child->uktlsp && ukplat_tlsp_get() != child->uktlsp)
		strays++;
}

static int init(int entry, const struct uk_thread *child)
{
	note(1 + 2 * entry, child);
	return entry == failing ? failing_code : 0;
}

static void term(int entry, const struct uk_thread *child)
{
	note(2 + 2 * entry, child);
}

#define INIT(n)                                                                \
	static int init##n(struct uk_thread *child,                            \
			   struct uk_thread *parent __unused)                  \
	{                                                                      \
		return init(n, child);                                         \
	}
#define TERM(n)                                                                \
	static void term##n(struct uk_thread *child)                           \
	{                                                                      \
		term(n, child);                                                \
	}

/* clang-format off */
INIT(0) TERM(0)
INIT(1) TERM(1)
INIT(2) TERM(2)
INIT(3) TERM(3)
INIT(4) TERM(4)
TERM(5)
INIT(6)
	/* clang-format on */

	UK_THREAD_INIT_PRIO(init0, term0, 2);
UK_THREAD_INIT_PRIO_FLAGS(init1, term1, 3, UK_THREAD_INITF_UKTLS);
UK_THREAD_INIT_PRIO_FLAGS(init2, term2, 4, UK_THREAD_INITF_UKTLS);
UK_THREAD_INIT_PRIO_FLAGS(init3, term3, 5, UK_THREAD_INITF_ECTX);
UK_THREAD_INIT_PRIO_FLAGS(init4, term4, 6, UK_THREAD_INITF_ECTX);
UK_THREAD_INIT_PRIO(NULL, term5, 7);
UK_THREAD_INIT_PRIO(init6, NULL, 8);
