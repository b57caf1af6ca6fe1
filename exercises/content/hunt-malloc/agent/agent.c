/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise hunt-malloc: asks an allocator for memory m0, m1, ...,
 * and looks at where it lies. AT says how the backend's block begins.
 *
 *   malloc M AT SIZE          how far behind a multiple of 16, -1: NULL
 *   calloc M AT N SIZE        the same; is it all zeros?
 *   memalign M AT SIZE ALIGN  the result; how far behind a multiple of ALIGN
 *   realloc M AT SIZE         as malloc; is the content as before?
 *   use M                     does M lie in its block? How many bytes larger is
 *                             the block than M? Fills M
 *   check                     has all memory that is used kept its content?
 *   free M                    how often its block was given back; strange blocks
 *   none SIZE                 is it NULL, and errno; there is no memory
 *   huge SIZE                 is it NULL? Was the backend asked, and had it some?
 */
#include <errno.h>
#include <string.h>
#include <uk/trial.h>
#include "backend.h"

enum op {
	OP_MALLOC = 1,
	OP_CALLOC,
	OP_MEMALIGN,
	OP_REALLOC,
	OP_USE,
	OP_CHECK,
	OP_FREE,
	OP_NONE,
	OP_HUGE,
};

#define MEMORIES 6

static struct memory {
	unsigned char *ptr;
	__sz size;
	struct block *block;
	unsigned char content;
	bool used; /* it is all `content` */
} memories[MEMORIES];

static bool inside(const struct memory *m)
{
	const char *ptr = (const char *)m->ptr;

	return m->block && ptr >= m->block->base &&
	       ptr + m->size <= m->block->base + m->block->len;
}

static bool holds(const struct memory *m, __sz len, unsigned char content)
{
	if (!inside(m))
		return false;
	for (__sz i = 0; i < len; i++)
		if (m->ptr[i] != content)
			return false;
	return true;
}

static void got(struct memory *m, void *ptr, __sz size)
{
	*m = (struct memory){
		.ptr = ptr,
		.size = size,
		.block = backend_last(),
		.content = 0x11 * (1 + (m - memories)),
	};
}

static void tell_place(const struct memory *m, __uptr align)
{
	uk_trial_answer(m->ptr ? (__s64)((__uptr)m->ptr % align) : -1);
}

static void do_realloc(struct memory *m, __sz size)
{
	struct memory before = *m;
	__sz kept = MIN(before.size, size);

	got(m, uk_realloc(&under_test, before.ptr, size), size);
	tell_place(m, 16);
	uk_trial_answer(!before.used || holds(m, kept, before.content));
}

static void use(struct memory *m)
{
	uk_trial_answer(inside(m));
	uk_trial_answer(m->block ? (__s64)(m->block->len - m->size) : -1);
	if (!inside(m))
		return;
	memset(m->ptr, m->content, m->size);
	m->used = true;
}

static bool all_kept(void)
{
	for (int i = 0; i < MEMORIES; i++)
		if (memories[i].used &&
		    !holds(&memories[i], memories[i].size, memories[i].content))
			return false;
	return true;
}

static void give_back(struct memory *m)
{
	uk_free(&under_test, m->ptr);
	uk_trial_answer(m->block ? m->block->freed : -1);
	uk_trial_answer(backend_strangers());
	m->used = false;
}

static int begin(unsigned int trial __unused)
{
	backend_reset();
	memset(memories, 0, sizeof(memories));
	return 0;
}

static void get_memory(const struct uk_trial_step *s, struct memory *m)
{
	const __s64 *arg = s->arg;
	void *ptr = NULL;

	backend_next(arg[1], false);
	switch (s->op) {
	case OP_MALLOC:
		got(m, uk_malloc(&under_test, arg[2]), arg[2]);
		tell_place(m, 16);
		break;
	case OP_CALLOC:
		got(m, uk_calloc(&under_test, arg[2], arg[3]), arg[2] * arg[3]);
		tell_place(m, 16);
		uk_trial_answer(m->ptr && holds(m, m->size, 0));
		break;
	case OP_MEMALIGN:
		uk_trial_answer(
			uk_posix_memalign(&under_test, &ptr, arg[3], arg[2]));
		got(m, ptr, arg[2]);
		tell_place(m, arg[3]);
		break;
	case OP_REALLOC:
		do_realloc(m, arg[2]);
		break;
	}
}

static void get_none(const struct uk_trial_step *s)
{
	bool huge = s->op == OP_HUGE;

	errno = 0;
	backend_next(0, !huge);
	uk_trial_answer(uk_malloc(&under_test, s->arg[0]) == NULL);
	uk_trial_answer(huge ? backend_last() != NULL : errno);
}

static int step(const struct uk_trial_step *s)
{
	struct memory *m;

	if (s->op == OP_NONE || s->op == OP_HUGE)
		return get_none(s), 0;
	if (s->op == OP_CHECK)
		return uk_trial_answer(all_kept()), 0;
	if (s->op < OP_MALLOC || s->op > OP_FREE || s->arg[0] < 0 ||
	    s->arg[0] >= MEMORIES)
		return -1;
	m = &memories[s->arg[0]];
	if (s->op >= OP_REALLOC && !m->ptr)
		uk_trial_leave_out();
	else if (s->op == OP_USE)
		use(m);
	else if (s->op == OP_FREE)
		give_back(m);
	else
		get_memory(s, m);
	return 0;
}

static const struct uk_trial_ops ops = {.begin = begin, .step = step};

int main(void)
{
	backend_init();
	return uk_trial_run(&ops);
}
