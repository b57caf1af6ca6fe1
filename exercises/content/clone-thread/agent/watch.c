/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Watching allocator and scheduler: their operations are ours, and then go on
 * to the real ones.
 *
 * Only what is allocated during a clone is counted, until it is freed, whoever
 * does that. Memory that we lend is not the allocator's: who frees it is noted,
 * and the allocator is spared.
 */
#include <errno.h>
#include <uk/alloc.h>
#include "stage.h"

#define MAX_HELD 64

static struct uk_alloc *a;
static struct uk_alloc real_a; /* a copy: the operations before */
static struct uk_sched *running;
static uk_sched_thread_add_func_t real_add;
static uk_sched_thread_woken_func_t real_woken;

static bool cloning;
static bool within; /* an operation that is made of others */
static unsigned int fail_in;
static struct uk_thread *added;

static const void *held[MAX_HELD];
static unsigned int holds, strays;

/* Before an allocation: true if it is to fail */
static bool must_fail(void)
{
	if (!cloning || within || !fail_in || --fail_in)
		return false;
	errno = ENOMEM;
	return true;
}

static void *note(void *memory)
{
	if (memory && cloning && !within && holds < MAX_HELD)
		held[holds++] = memory;
	return memory;
}

/* Calls a real operation, which may call others through the table */
#define REALLY(call)                                                           \
	({                                                                     \
		bool was_within = within;                                      \
		__typeof__(call) result;                                       \
                                                                               \
		within = true;                                                 \
		result = (call);                                               \
		within = was_within;                                           \
		result;                                                        \
	})

static void *watch_malloc(struct uk_alloc *from, __sz size)
{
	return must_fail() ? NULL : note(REALLY(real_a.malloc(from, size)));
}

static void *watch_calloc(struct uk_alloc *from, __sz n, __sz size)
{
	return must_fail() ? NULL : note(REALLY(real_a.calloc(from, n, size)));
}

static void *watch_memalign(struct uk_alloc *from, __sz align, __sz size)
{
	return must_fail() ? NULL
			   : note(REALLY(real_a.memalign(from, align, size)));
}

static int watch_posix_memalign(struct uk_alloc *from, void **memory,
				__sz align, __sz size)
{
	int rc;

	if (must_fail())
		return ENOMEM;
	rc = REALLY(real_a.posix_memalign(from, memory, align, size));
	if (!rc)
		note(*memory);
	return rc;
}

static void watch_free(struct uk_alloc *from, void *memory)
{
	if (is_lent(memory)) {
		strays++;
		return;
	}
	for (unsigned int i = 0; i < holds; i++) {
		if (held[i] == memory) {
			held[i] = held[--holds];
			break;
		}
	}
	real_a.free(from, memory);
}

static int watch_add(struct uk_sched *s, struct uk_thread *t)
{
	int rc = real_add(s, t);

	if (cloning && rc >= 0)
		added = t;
	return rc;
}

static void watch_woken(struct uk_sched *s, struct uk_thread *t)
{
	int waiter = waiter_number(t);

	if (waiter >= 0)
		event(EVENT_WOKEN, waiter, 0);
	real_woken(s, t);
}

void watch_begin(void)
{
	a = uk_alloc_get_default();
	real_a = *a;
	a->malloc = watch_malloc;
	a->calloc = watch_calloc;
	a->memalign = watch_memalign;
	a->posix_memalign = watch_posix_memalign;
	a->free = watch_free;

	running = uk_sched_current();
	real_add = running->thread_add;
	real_woken = running->thread_woken;
	running->thread_add = watch_add;
	running->thread_woken = watch_woken;
}

void watch_clone(__u8 fail)
{
	fail_in = fail;
	added = NULL;
	cloning = true;
}

struct uk_thread *watch_cloned(void)
{
	cloning = false;
	return added;
}

__u8 watch_held(void)
{
	return holds;
}

__u8 watch_stray(void)
{
	return strays < 0xff ? strays : 0xff;
}

void watch_forget(void)
{
	holds = strays = 0;
}
