/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The agent of exercise memtag-realloc. What is asked, and what is answered:
 *
 *   OP_MALLOC slot size fill        tag of the pointer; it is filled
 *   OP_REALLOC slot size            a tag fault? | what came: see below |
 *                                   tag | granules that have it | bytes of the
 *                                   old contents lost | calls of palloc, pfree
 *   OP_REALLOC_NULL slot size       the same without contents
 *   OP_REALLOC_OLD slot size        the pointer from before: a tag fault? |
 *                                   by it? | calls of palloc, pfree
 *   OP_ALIGN slot size align        result | what came | address % align | tag |
 *                                   granules that have it | tags beside | was
 *                                   errno left alone?
 *   OP_READ_OLD, OP_WRITE_OLD slot offset           a tag fault?
 *   OP_LOOK slot                    bytes lost; granules that have the tag
 *   OP_FREE slot                    a tag fault? | calls of pfree
 *   OP_EMPTY on                     nothing; there are no more pages, or again
 */
#include <errno.h>
#include <uk/alloc.h>
#include <uk/arch/memtag.h>
#include <uk/blame.h>
#include <uk/essentials.h>
#include <uk/tagarena.h>
#include <uk/trial.h>

#define OP_MALLOC 1
#define OP_REALLOC 2
#define OP_REALLOC_NULL 3
#define OP_REALLOC_OLD 4
#define OP_ALIGN 5
#define OP_READ_OLD 6
#define OP_WRITE_OLD 7
#define OP_LOOK 8
#define OP_FREE 9
#define OP_EMPTY 10

/* What came */
#define NOTHING 0   /* NULL */
#define SAME 1	    /* the address that it was */
#define ANOTHER 2   /* in the arena */
#define ELSEWHERE 3 /* not in the arena */
#define UNTOUCHED 4 /* the caller's variable was not set */

#define SLOTS 8
#define ERRNO 77 /* nobody's */

static struct slot {
	char *ptr, *old;
	__sz size;
	__u8 fill;
} slots[SLOTS];

static char untouched;

static int begin(unsigned int trial __unused)
{
	uk_arena_reset();
	uk_alloc_returning = NULL;
	for (int i = 0; i < SLOTS; i++)
		slots[i] = (struct slot){0};
	return 0;
}

/* Memory that has a tag is read without checks: the pointer may lack it */
static __u8 byte_of(const char *ptr)
{
	unsigned int byte;

	__asm__ __volatile__("msr tco, #1\n\tldrb %w0, [%1]\n\tmsr tco, #0"
			     : "=&r"(byte)
			     : "r"(ptr)
			     : "memory");
	return byte;
}

static void fill(const struct slot *s)
{
	__asm__ __volatile__("msr tco, #1" ::: "memory");
	for (__sz i = 0; i < s->size; i++)
		((volatile char *)s->ptr)[i] = (char)(s->fill + 7 * i);
	__asm__ __volatile__("msr tco, #0" ::: "memory");
}

static int lost(const struct slot *s, __sz size)
{
	int count = 0;

	for (__sz i = 0; i < size; i++)
		count += byte_of(s->ptr + i) != (__u8)(s->fill + 7 * i);
	return count;
}

static int fits(const char *ptr, __sz size)
{
	__s64 place = uk_arena_place(ptr);

	return place >= 0 && place + size <= UK_ARENA_PAGES * __PAGE_SIZE;
}

static int what(const struct slot *s, const char *ptr, __sz size)
{
	if (ptr == &untouched)
		return UNTOUCHED;
	if (!ptr)
		return NOTHING;
	if (!fits(ptr, size))
		return ELSEWHERE;
	return uk_arena_place(ptr) == uk_arena_place(s->ptr) ? SAME : ANOTHER;
}

static int having(const char *ptr, __sz size)
{
	const char *addr = ukarch_memtag_strip(ptr);
	int count = 0;

	for (__sz i = 0; i < size; i += MEMTAG_GRANULE)
		count += ukarch_memtag_of_memory(addr + i) ==
			 ukarch_memtag_of_pointer(ptr);
	return count;
}

/* What is called, up to a fault */
static struct {
	char *ptr, *result;
	__sz size, align;
	int rc, errno_after;
} call;

static void realloc_it(void *arg __unused)
{
	call.result = uk_realloc(&uk_arena, call.ptr, call.size);
}

static void align_it(void *arg __unused)
{
	void *ptr = call.result;

	errno = ERRNO;
	call.rc = uk_posix_memalign(&uk_arena, &ptr, call.align, call.size);
	call.errno_after = errno;
	call.result = ptr;
}

static void free_it(void *arg __unused)
{
	uk_free(&uk_arena, call.ptr);
}

static int attempt(void (*fn)(void *), char *ptr, __sz size)
{
	uk_arena_seen = (struct uk_arena_seen){0};
	call.ptr = ptr;
	call.size = size;
	call.result = &untouched;
	return uk_attempt_call(fn, NULL);
}

static void keep(struct slot *s, char *ptr, __sz size)
{
	s->old = s->ptr;
	s->ptr = ptr;
	s->size = size;
	fill(s);
}

static void tell_memory(const char *ptr, __sz size)
{
	uk_trial_answer(ukarch_memtag_of_pointer(ptr));
	uk_trial_answer(fits(ptr, size) ? having(ptr, size) : 0);
}

static void move(struct slot *s, char *ptr, __sz size)
{
	__sz kept = MIN(ptr ? s->size : 0, size);
	int came;

	uk_trial_answer(attempt(realloc_it, ptr, size));
	came = what(s, call.result, size);
	uk_trial_answer(came);
	tell_memory(call.result, size);
	if (came == SAME || came == ANOTHER) {
		struct slot moved = {.ptr = call.result, .fill = s->fill};

		uk_trial_answer(lost(&moved, kept));
		keep(s, call.result, size);
	} else {
		uk_trial_answer((__s64)kept);
	}
	uk_trial_answer(uk_arena_seen.pallocs);
	uk_trial_answer(uk_arena_seen.pfrees);
}

static void move_old(struct slot *s, __sz size)
{
	uk_trial_answer(attempt(realloc_it, s->old, size));
	uk_trial_answer(uk_attempt.ptr == s->old);
	uk_trial_answer(uk_arena_seen.pallocs);
	uk_trial_answer(uk_arena_seen.pfrees);
	uk_alloc_returning = NULL;
}

static void align(struct slot *s, __sz size, __sz align)
{
	const char *addr;
	int came;

	call.align = align;
	uk_trial_answer(attempt(align_it, NULL, size) ? -1 : call.rc);
	came = what(s, call.result, size);
	uk_trial_answer(came);
	addr = ukarch_memtag_strip(call.result);
	uk_trial_answer(
		came == ANOTHER ? (__s64)((__uptr)addr % MAX(align, 1UL)) : 0);
	tell_memory(call.result, size);
	uk_trial_answer(came == ANOTHER
				? ukarch_memtag_of_memory(addr - 1) |
					  ukarch_memtag_of_memory(
						  addr + MEMTAG_ALIGN(size))
				: 0);
	uk_trial_answer(call.errno_after == ERRNO);
	if (came == ANOTHER)
		keep(s, call.result, size);
}

static void give(struct slot *s)
{
	uk_trial_answer(attempt(free_it, s->ptr, 0));
	uk_trial_answer(uk_arena_seen.pfrees);
	s->old = s->ptr;
	s->ptr = NULL;
}

static void take(struct slot *s, __sz size, __u8 fill_with)
{
	char *ptr = uk_malloc(&uk_arena, size);

	uk_trial_answer(ukarch_memtag_of_pointer(ptr));
	s->fill = fill_with;
	if (fits(ptr, size))
		keep(s, ptr, size);
}

/* Has the slot what the operation needs? */
static int possible(const struct slot *s, unsigned int op)
{
	switch (op) {
	case OP_REALLOC:
	case OP_LOOK:
	case OP_FREE:
		return s->ptr != NULL;
	case OP_REALLOC_OLD:
	case OP_READ_OLD:
	case OP_WRITE_OLD:
		return s->old != NULL;
	default:
		return 1;
	}
}

static int step(const struct uk_trial_step *step)
{
	const __s64 *arg = step->arg;
	struct slot *s;

	if (step->op == OP_EMPTY) {
		uk_arena_empty = arg[0] != 0;
		return 0;
	}
	if (arg[0] < 0 || arg[0] >= SLOTS)
		return -1;
	s = &slots[arg[0]];
	if (!possible(s, step->op)) {
		uk_trial_leave_out();
		return 0;
	}
	switch (step->op) {
	case OP_MALLOC:
		take(s, arg[1], arg[2]);
		return 0;
	case OP_REALLOC:
		move(s, s->ptr, arg[1]);
		return 0;
	case OP_REALLOC_NULL:
		move(s, NULL, arg[1]);
		return 0;
	case OP_REALLOC_OLD:
		move_old(s, arg[1]);
		return 0;
	case OP_ALIGN:
		align(s, arg[1], arg[2]);
		return 0;
	case OP_READ_OLD:
		uk_trial_answer(uk_attempt_read(s->old + arg[1]));
		return 0;
	case OP_WRITE_OLD:
		uk_trial_answer(uk_attempt_write(s->old + arg[1]));
		return 0;
	case OP_LOOK:
		uk_trial_answer(lost(s, s->size));
		uk_trial_answer(having(s->ptr, s->size));
		return 0;
	case OP_FREE:
		give(s);
		return 0;
	default:
		return -1;
	}
}

int main(void)
{
	static const struct uk_trial_ops ops = {.begin = begin, .step = step};

	return uk_arena_make() < 0 ? 2 : uk_trial_run(&ops);
}
