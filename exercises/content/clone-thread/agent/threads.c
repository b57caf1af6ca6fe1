/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Children and waiters of a trial, and the memory that they live in.
 *
 *   main                      child                        waiter
 *   clone_raw() ----------->  (made)
 *   settle() -------------->  child_main(): tells what it
 *                             sees, and waits
 *   stage_command() ------->  does a step, and waits
 *   stage_wait() --------------------------------------->  waits by futex
 *   OP_END ---------------->  ends ---- wakes, if asked -> tells, and ends
 */
#include <linux/futex.h>
#include <linux/sched.h>
#include <string.h>
#include <uk/plat/tls.h>
#include <uk/syscall.h>
#include "clone.h"
#include "stage.h"

#define ROUNDS 4 /* of yielding: woken by one who was woken, and so on */

/* What every clone needs: there is one address space and one set of files */
#define NEEDED_FLAGS (CLONE_VM | CLONE_FS | CLONE_FILES)

/* All that the kernel gets from us side by side, so that is_lent() is simple */
static struct {
	__u8 stack[MAX_CHILDREN][STACK_LEN];
	__u8 tls[MAX_CHILDREN][POOL_LEN];
} lent __align(AREA_UNIT);

/* The copy in a child's own TLS holds a drawn value */
static __uk_tls volatile __u32 marker;

__u32 words[WORDS] __align(8);
struct child children[MAX_CHILDREN];

static struct waiter {
	struct uk_thread *thread; /* NULL: it is not there (any more) */
	__u32 *word;
	int op;
} waiters[MAX_WAITERS];

__u32 *word_at(__u8 number)
{
	return number < WORDS ? &words[number] : NULL;
}

bool is_lent(const void *address)
{
	const __u8 *at = address;

	return at >= (__u8 *)&lent && at < (__u8 *)(&lent + 1);
}

void stage_clear(void)
{
	memset(children, 0, sizeof(children));
	memset(waiters, 0, sizeof(waiters));
}

void settle(void)
{
	for (int i = 0; i < ROUNDS; i++)
		uk_sched_yield();
}

/* ------------------------------------------------------------- children -- */

static __uptr stack_end(unsigned int number)
{
	return (__uptr)lent.stack[number] + STACK_LEN;
}

static void *tls_area(unsigned int number)
{
	return &lent.tls[number][children[number].area * AREA_UNIT];
}

long tls_offset(void)
{
	return ukarch_tls_tlsp(lent.tls[0]) - (__uptr)lent.tls[0];
}

__u32 tls_place(unsigned int number, __uptr tlsp)
{
	__uptr offset = tlsp - (__uptr)lent.tls[number];

	if (!tlsp)
		return 0;
	return offset < POOL_LEN ? 1 + offset : ELSEWHERE;
}

static __uptr prepare_tls(unsigned int number)
{
	void *area = tls_area(number);
	__uptr tlsp = ukarch_tls_tlsp(area);

	ukarch_tls_area_init(area);
	*(volatile __u32 *)((__uptr) & marker - ukplat_tlsp_get() + tlsp) =
		children[number].marker;
	return tlsp;
}

long stage_clone(const struct step *s)
{
	struct child *c = &children[s->target];
	long rc;

	c->started = false;
	watch_clone(s->fail);
	rc = clone_raw(NEEDED_FLAGS | s->flags, stack_end(s->target) - c->below,
		       word_at(s->ptid), word_at(s->ctid),
		       prepare_tls(s->target));
	c->thread = watch_cloned();
	return rc;
}

static struct sight look(unsigned int number, long result, __uptr sp)
{
	const struct uk_thread *self = uk_thread_current();
	struct sight seen = {
		.who = number,
		.value = result,
		.sp = stack_end(number) - sp,
		.tls = tls_place(number, ukplat_tlsp_get()),
		.uktls = tls_place(number, self->uktlsp),
		.flags = self->flags,
		.own_tls = self->_mem.uktls_a != NULL,
	};

	if (ukplat_tlsp_get() == ukarch_tls_tlsp(tls_area(number))) {
		children[number].fit = true;
		seen.marker = marker;
		seen.tid = uk_syscall_r_gettid();
	}
	return seen;
}

/* In the child: does one step, and returns unless that is its end */
static void perform(struct child *c, const struct step *s)
{
	switch (s->op) {
	case OP_CLONE:
		c->result = stage_clone(s);
		break;
	case OP_SET_TID_ADDRESS:
		c->result =
			uk_syscall_r_set_tid_address((long)word_at(s->ctid));
		break;
	case OP_END:
		c->thread = NULL;
		uk_sched_thread_exit();
	}
}

void child_main(long result, __uptr sp)
{
	unsigned int number = (sp - (__uptr)lent.stack - 1) / STACK_LEN;
	struct child *c = &children[number];
	struct sight seen;

	if (number >= MAX_CHILDREN) /* a stack that is none of ours */
		uk_sched_thread_exit();
	seen = look(number, result, sp);
	event_started(&seen);
	c->started = true;
	for (;;) {
		while (!c->todo) {
			uk_thread_block(uk_thread_current());
			uk_sched_yield();
		}
		perform(c, c->todo);
		c->todo = NULL;
	}
}

bool stage_command(struct child *c, const struct step *s, long *result)
{
	if (!c->thread || !c->started || (s->op != OP_END && !c->fit))
		return false;
	c->result = 0;
	c->todo = s;
	uk_thread_wake(c->thread);
	settle();
	c->todo = NULL;
	*result = c->result;
	return true;
}

/* -------------------------------------------------------------- waiters -- */

int waiter_number(const struct uk_thread *t)
{
	for (int i = 0; i < MAX_WAITERS; i++)
		if (t && waiters[i].thread == t)
			return i;
	return -1;
}

static __noreturn void waiter_main(void *arg)
{
	struct waiter *w = arg;
	long rc = uk_syscall_r_futex((long)w->word, w->op, *w->word, 0, 0, 0);

	event(EVENT_RETURNED, w - waiters, rc);
	w->thread = NULL;
	uk_sched_thread_exit();
}

void stage_wait(const struct step *s)
{
	static const char *const names[MAX_WAITERS] = {"w0", "w1", "w2",
						       "w3", "w4", "w5"};
	struct waiter *w = &waiters[s->target];

	w->word = word_at(s->ctid);
	w->op = FUTEX_WAIT | (s->arg ? FUTEX_PRIVATE_FLAG : 0);
	w->thread = uk_sched_thread_create(uk_sched_current(), waiter_main, w,
					   names[s->target]);
	settle();
}

void stage_end(void)
{
	for (int i = 0; i < MAX_WAITERS; i++)
		if (waiters[i].thread)
			uk_sched_thread_terminate(waiters[i].thread);
	for (int i = 0; i < MAX_CHILDREN; i++)
		if (children[i].thread)
			uk_sched_thread_terminate(children[i].thread);
	settle();
}
